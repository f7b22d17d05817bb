import type { Failure } from '@/lib/core/failure';
import type { Result } from '@/lib/core/result';
import type { CondorSketch } from '@/lib/core/stages/condor-sketch';
import type { PageActions } from '@/lib/follow/drawing';
import type { Sight } from './sight';

/** The row under the pointer, and what a short leg there would give. */
export type Hovered = { readonly strike: number; readonly answer: Result<CondorSketch, Failure> | null };

export type Hover = {
  now(): Hovered | null;
  /** Numbers have changed: what was said of the row is of before. */
  refresh(): void;
  clear(): void;
};

export type HoverOptions = {
  readonly document: Document;
  readonly actions: Pick<PageActions, 'wonder'>;
  /** The rows as they were last drawn on; `null` while there is nothing to ask about. */
  readonly sight: () => Sight | null;
  /** Whether this strike is worth asking about. */
  readonly asks: (strike: number) => boolean;
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

/** A pointer that only passes asks nothing. */
const dwellMs = 90;

export function watchHover({ document, actions, sight, asks, changed, signal }: HoverOptions): Hover {
  const view = document.defaultView;
  let hovered: Hovered | null = null;
  let timer = 0;
  let frame = 0;
  let point: { x: number; y: number } | null = null;

  const ask = (strike: number) =>
    actions.wonder({ short: strike }, (answer) => {
      if (hovered?.strike !== strike) return;
      hovered = { strike, answer };
      changed();
    });
  const clear = () => {
    view?.clearTimeout(timer);
    if (!hovered) return;
    hovered = null;
    actions.wonder(null, () => undefined);
    changed();
  };
  const look = () => {
    frame = 0;
    const seen = sight();
    const inside = seen && point && point.x >= seen.table.left && point.x <= seen.table.right;
    const strike = inside && point ? seen.at(point.y)?.strike : undefined;
    if (strike === hovered?.strike) return;
    clear();
    if (strike === undefined || !asks(strike)) return;
    hovered = { strike, answer: null };
    timer = view?.setTimeout(() => ask(strike), dwellMs) ?? 0;
  };
  document.addEventListener(
    'pointermove',
    (event) => {
      if (!event.isTrusted || event.pointerType === 'touch' || !view) return;
      // Over our own elements there is no row.
      point = event.buttons === 0 ? { x: event.clientX, y: event.clientY } : null;
      if (frame === 0) frame = view.requestAnimationFrame(look);
    },
    { capture: true, passive: true, signal },
  );
  const left = (event: Event) => {
    if (event.type === 'scroll' || (event as PointerEvent).relatedTarget === null) clear();
  };
  document.addEventListener('pointerout', left, { capture: true, passive: true, signal });
  document.addEventListener('scroll', left, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    view?.cancelAnimationFrame(frame);
    view?.clearTimeout(timer);
  });

  return {
    now: () => hovered,
    refresh: () => {
      if (hovered) ask(hovered.strike);
    },
    clear,
  };
}
