import { render } from 'preact';
import { sayFailure } from '@/components/words';
import type { PageAnalysis } from '@/lib/core/analysis';
import { type Failure, failure } from '@/lib/core/failure';
import type { Drawing, DrawingEnd, PageActions } from '@/lib/follow/drawing';
import type { Anchors } from '@/lib/pages/read';
import { chipForms, type LegActions } from './chip';
import { createChipHandle } from './chip-handle';
import { crashCounter } from './crashes';
import { watchCrowding } from './crowding';
import { createEdgeScroll } from './edge-scroll';
import { createGuard } from './guard';
import { createHost } from './host';
import { watchHover } from './hover';
import { type Mark, marksOf } from './marks';
import { createMoves } from './moves';
import css from './overlay.css?inline';
import { paint, wipe } from './paint';
import type { Preview } from './preview';
import { openQuestion } from './question';
import { lookAt, type Scene } from './scene';
import { strikeNear } from './sight';
import { learnSizes } from './sizes';
import { Surface, sized } from './surface';
import { wording } from './wording';

type Shown = {
  readonly analysis: PageAnalysis;
  readonly anchors: Anchors;
  readonly marks: readonly Mark[];
};

/** Age on the chip is told in tenths while young, in seconds afterwards: once a second is enough. */
const clockMs = 1_000;
const lookMs = 100;

/** How long the place where a chain was says that it is gone. */
const farewellMs = 8_000;

/** Reasons that speak of a chain on this page; the others are no news to a page that never had one. */
const claimsChain = ({ code }: Failure) =>
  !['noChain', 'extensionUpdated', 'readerCrashed', 'workerSilent'].includes(code);

/** Reasons for no condor that only legs of one's own can have. */
const ofOwnLegs: readonly string[] = ['legUnquoted', 'strikeUnlisted'];

/** Prepare the drawing; nothing is added to the page before there is something to show. */
export function mountOverlay(document: Document, signal: AbortSignal, actions: PageActions): Drawing {
  const found = document.defaultView;
  if (!found) throw new Error('a document without a window cannot be drawn on');
  const view = found;
  const host = createHost(document, css, signal);
  const guard = createGuard(host, document);
  let shown: Shown | null = null;
  /** The table we last drew on: where a reason has to stand. */
  let table: Element | null = null;
  let refused: Failure | null = null;
  let scene: Scene | null = null;
  let frame = 0;
  /** Why nothing is drawn here any more. */
  let over: DrawingEnd | null = null;
  const crowding = watchCrowding(
    () => view.performance.now(),
    (crowded) => actions.drawingTroubled(crowded ? 'crowded' : null),
  );
  const isOneTooMany = crashCounter(() => view.performance.now());
  // Learned now: once the extension has been replaced, its words can no longer be asked for.
  sayFailure(failure('extensionUpdated'));

  const schedule = () => {
    if (frame === 0 && !signal.aborted) frame = view.requestAnimationFrame(draw);
  };
  const sizes = learnSizes(sized, view, schedule);
  const handle = createChipHandle({ actions, guard, changed: schedule });
  const moves = createMoves({
    actions,
    chain: () =>
      shown && { analysis: shown.analysis, listed: shown.anchors.rows.map(({ strike }) => strike) },
    changed: schedule,
  });
  const hover = watchHover({
    document,
    actions,
    sight: () => (shown?.analysis.condor.ok && !moves.now() ? (scene?.chain?.sight ?? null) : null),
    // A short leg that is there already is no question.
    asks: (strike) => !(condor()?.strikes.slice(1, 3).includes(strike) ?? true),
    changed: schedule,
    signal,
  });
  const grips = {
    moves,
    guard,
    strikeAt: (y: number) => {
      const sight = scene?.chain?.sight;
      return sight ? strikeNear(y, sight) : null;
    },
    scrollAt: createEdgeScroll({ view, table: () => table, seen: () => scene?.chain?.sight.table ?? null }),
    falls: () => scene?.chain?.sight.falls ?? false,
  };

  function condor() {
    return shown?.analysis.condor.ok ? shown.analysis.condor.value : null;
  }

  function question(): Preview | null {
    const from = condor() && shown;
    return from ? openQuestion(moves.now(), hover.now(), from.analysis.figures.forward.value) : null;
  }

  function legActions(): LegActions {
    const at = shown?.analysis.condor;
    const own = at ? (at.ok ? at.value.own : ofOwnLegs.includes(at.error.code)) : false;
    return { own, undo: moves.canUndo() ? moves.undo : null, best: own ? moves.best : null };
  }

  function draw(): void {
    frame = 0;
    if (signal.aborted || over || (!shown && !refused)) return;
    try {
      drawNow();
    } catch {
      // An error of ours must never leave yesterday's number on somebody's page.
      clear();
      if (isOneTooMany()) end('crashed');
    }
  }

  function drawNow(): void {
    const lost = !host.element.isConnected;
    if (!host.raise()) {
      end('outfought');
      return;
    }
    // A page that takes the host away does so at once: look again, so that either side has won soon.
    if (lost) view.setTimeout(schedule, lookMs);
    host.keep(refused?.code === 'extensionUpdated' ? 'for good' : 'for now');
    const content = refused ? { failure: refused } : shown && { analysis: shown.analysis };
    const pen = wipe(host.canvas, view);
    if (!content || !pen) return;
    const folded = handle.folded() && !refused;
    // A reason is told in full; what was folded away were the numbers.
    const isAllowed = (form: (typeof chipForms)[number]) =>
      form === 'mark' ? folded : !folded && !(form === 'brief' && refused);
    const asked = question();
    const moving = moves.now();
    scene = lookAt({
      document,
      view,
      own: host.element,
      table,
      chain: shown,
      chip: {
        sizes: chipForms.map((form) => (isAllowed(form) ? sizes.of(form) : null)),
        at: handle.wish(),
        held: handle.held(),
        must: refused !== null,
      },
      ghost: moving && { leg: moving.leg, strike: moving.strikes[moving.leg] },
      question: asked && { strike: asked.leg.strike, size: sizes.of('card') },
      measure: (text) => pen.measureText(text).width,
    });
    const { palette, chain, chip, head } = scene;
    if (chain && !handle.held()) handle.drawn(chip?.at ?? null, head);
    // A chip that has never been laid out has not looked for a place yet.
    crowding.seen(chain !== null && chip === null && !folded && sizes.of('brief') !== null);
    if (chain) paint(pen, chain, palette);
    render(
      <Surface
        dark={palette.dark}
        content={content}
        now={Date.now()}
        chip={chip}
        handle={handle}
        legs={legActions()}
        badges={chain?.badges ?? []}
        moving={moving?.leg ?? null}
        grips={grips}
        preview={asked}
        card={chain?.card ?? null}
        sizes={sizes}
      />,
      host.place,
    );
  }

  let clock = 0;
  let farewell = 0;
  const tick = () => {
    if (!document.hidden) schedule();
  };
  const start = () => {
    if (clock === 0) clock = view.setInterval(tick, clockMs);
    schedule();
  };
  document.addEventListener('scroll', schedule, { capture: true, passive: true, signal });
  view.addEventListener('resize', schedule, { signal });
  document.addEventListener('visibilitychange', tick, { signal });
  const resizes = new view.ResizeObserver(schedule);

  /** No number any more, and nothing under way that stood on one. */
  function forget(): void {
    shown = null;
    scene = null;
    moves.forget();
    hover.clear();
  }

  /** Nothing on the page, ready to draw again. */
  function clear(): void {
    forget();
    refused = null;
    view.clearInterval(clock);
    clock = 0;
    view.cancelAnimationFrame(frame);
    frame = 0;
    host.clear();
  }

  function remove(): void {
    clear();
    resizes.disconnect();
  }
  signal.addEventListener('abort', remove);

  /** The chain is still read: the badge says why nothing is drawn. */
  function end(why: DrawingEnd): void {
    over = why;
    remove();
    actions.drawingTroubled(why);
  }

  return {
    host: host.element,
    show: (analysis, anchors) => {
      if (over) return actions.drawingTroubled(over);
      view.clearTimeout(farewell);
      handle.load();
      refused = null;
      const { root, expiry } = shown?.analysis ?? {};
      if (root !== analysis.root || expiry !== analysis.expiry) forget();
      shown = { analysis, anchors, marks: marksOf(analysis, wording) };
      moves.shown();
      crowding.again();
      hover.refresh();
      if (table !== anchors.table) {
        resizes.disconnect();
        resizes.observe(anchors.table);
        table = anchors.table;
      }
      start();
    },
    refuse: (reason) => {
      // A page that never had a chain is left alone: the popup says what there is to say.
      const known = shown || refused || (reason.code === 'extensionUpdated' && table?.isConnected);
      if (over || (!known && !claimsChain(reason))) return;
      view.clearTimeout(farewell);
      // A chain that is gone is mourned for a moment, not on every page of the site that follows.
      if (reason.code === 'noChain') farewell = view.setTimeout(clear, farewellMs);
      forget();
      refused = reason;
      start();
    },
    remove,
  };
}
