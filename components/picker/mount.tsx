import { render } from 'preact';
import { createGuard } from '@/components/overlay/guard';
import { createHost } from '@/components/overlay/host';
import { paletteFor } from '@/components/overlay/palette';
import type { Recipe } from '@/lib/core/recipe';
import type { PickingActions } from '@/lib/follow/picking';
import type { PickRole } from '@/lib/pages/teach/picks';
import { isDirection, nearest } from './nearest';
import { type Box, Picker } from './picker';
import css from './picker.css?inline';

export type PickerOptions = {
  readonly document: Document;
  readonly picking: PickingActions;
  /** Keep what was taught; says whether it could be kept. */
  readonly save: (recipe: Recipe) => Promise<boolean>;
  readonly signal: AbortSignal;
  /** Leave the page as it was. */
  readonly leave: () => void;
};

/** Kept up while its script lives: see the host. */
const keepMs = 1_000;

/**
 * A pane of glass over the page: what is clicked is pointed at, and nothing of the page is clicked. On a broker's page
 * a click on a price opens an order.
 */
export function mountPicker({ document, picking, save, signal, leave }: PickerOptions): void {
  const found = document.defaultView;
  if (!found) return;
  const view = found;
  const host = createHost(document, css, signal);
  const guard = createGuard(host, document);
  const glass = document.createElement('div');
  glass.className = 'glass';
  glass.tabIndex = 0;
  glass.setAttribute('role', 'application');
  const card = document.createElement('div');
  host.place.append(glass, card);
  let target: Element | null = null;
  let heard = '';
  let above = false;
  let saving = false;
  /** What was taught could not be kept. */
  let lost = false;
  let frame = 0;

  const schedule = () => {
    if (frame === 0 && !signal.aborted) frame = view.requestAnimationFrame(draw);
  };

  function draw(): void {
    frame = 0;
    if (signal.aborted) return;
    if (!host.raise()) {
      leave();
      return;
    }
    if (target && !target.isConnected) target = null;
    const state = picking.now();
    glass.setAttribute('aria-label', card.querySelector('.ask')?.textContent ?? '');
    render(
      <Picker
        dark={paletteFor(ground()).dark}
        picking={state}
        target={target && boxOf(target)}
        marks={(Object.entries(state.picks) as [PickRole, Element][]).flatMap(([role, element]) =>
          element.isConnected ? [{ role, ...boxOf(element) }] : [],
        )}
        above={above}
        heard={heard}
        saving={saving}
        lost={lost}
        act={{
          save: acting(keepIt),
          back: acting(picking.back),
          skip: acting(picking.skip),
          move: acting(() => {
            above = !above;
          }),
          cancel: acting(leave),
        }}
      />,
      card,
    );
  }

  /** What the page looks like where the chain is. */
  function ground(): Element {
    const { strike } = picking.now().picks;
    const middle = document.elementsFromPoint(view.innerWidth / 2, view.innerHeight / 2);
    return strike ?? middle.find((each) => each !== host.element) ?? document.documentElement;
  }

  const acting = (act: () => void) => (event: Event) => {
    if (!guard.accepts(event)) return;
    target = null;
    act();
    schedule();
  };

  function keepIt(): void {
    const { found } = picking.now();
    if (!found?.ok || saving) return;
    saving = true;
    lost = false;
    void save(found.value.recipe).then((kept) => {
      saving = false;
      lost = !kept;
      if (kept) leave();
      else schedule();
    });
  }

  const point = ({ clientX, clientY }: MouseEvent) => {
    target = picking.meantAt(host.element, clientX, clientY);
    heard = '';
    schedule();
  };
  const take = (event: Event) => {
    if (!guard.accepts(event) || !target) return;
    picking.pick(target);
    target = null;
    schedule();
  };

  glass.addEventListener('pointermove', point);
  glass.addEventListener('click', (event) => {
    event.preventDefault();
    point(event);
    take(event);
  });
  glass.addEventListener(
    'wheel',
    (event) => {
      const inner = scrollableAt(document, host.element, event);
      if (!inner) return;
      event.preventDefault();
      inner.scrollBy({ left: event.deltaX, top: event.deltaY });
    },
    { passive: false },
  );
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Backspace') picking.back();
    else if (event.target !== glass) return;
    else if (event.key === 'Enter' || event.key === ' ') take(event);
    else if (isDirection(event.key)) {
      const all = picking.allMeant();
      const at = nearest(all.map(boxOf), target && boxOf(target), event.key);
      target = all[at] ?? target;
      heard = (target?.textContent ?? '').trim().slice(0, 80);
    } else return;
    event.preventDefault();
    schedule();
  };
  host.place.addEventListener('keydown', press);
  // Wherever the focus has gone meanwhile.
  document.addEventListener('keydown', (event) => event.isTrusted && event.key === 'Escape' && leave(), {
    capture: true,
    signal,
  });
  document.addEventListener('scroll', schedule, { capture: true, passive: true, signal });
  view.addEventListener('resize', schedule, { signal });
  const clock = view.setInterval(() => {
    host.keep('for now');
    schedule();
  }, keepMs);
  signal.addEventListener('abort', () => {
    view.clearInterval(clock);
    view.cancelAnimationFrame(frame);
    render(null, card);
    host.clear();
  });
  draw();
  host.keep('for now');
  glass.focus();
  schedule();
}

function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

/** What scrolls under the pointer, other than the page itself, which scrolls without help. */
function scrollableAt(document: Document, own: Element, { clientX, clientY }: MouseEvent): Element | null {
  let level = document.elementsFromPoint(clientX, clientY).find((each) => each !== own) ?? null;
  for (
    ;
    level && level !== document.scrollingElement && level !== document.body;
    level = level.parentElement
  ) {
    const { overflowX, overflowY } = getComputedStyle(level);
    const scrolls = /auto|scroll/.test(overflowX + overflowY);
    if (scrolls && (level.scrollHeight > level.clientHeight || level.scrollWidth > level.clientWidth))
      return level;
  }
  return null;
}
