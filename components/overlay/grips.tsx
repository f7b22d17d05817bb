import { strike } from '@/components/format';
import { sayLeg, sayLegAt } from '@/components/words';
import type { Badge } from './badges';
import type { EdgeScroll } from './edge-scroll';
import type { Guard } from './guard';
import type { LegIndex } from './legs';
import type { Moves } from './moves';
import { type Preview, sayPreview } from './preview';

/** What a hand on a grip needs to know of the page. */
export type GripContext = {
  readonly moves: Moves;
  readonly guard: Guard;
  /** The strike of the row at a height of the window. */
  strikeAt(y: number): number | null;
  /** Scrolls the page under a hand at this height where it is near an edge; true where it moved. */
  readonly scrollAt: EdgeScroll;
  /** The highest strike is the first row: up on the screen is up in price. */
  falls(): boolean;
};

/** A hand that trembles moves nothing. */
const leastDrag = 4;
/** Keys that follow each other are one move: it is sent when they have ended. */
const settleMs = 600;

let settling = 0;

export type GripProps = {
  readonly badge: Badge;
  readonly context: GripContext;
  readonly moving: boolean;
  readonly preview: Preview | null;
};

/** A leg's badge as it is taken hold of: by mouse, finger or keys. */
export function Grip({ badge, context, moving, preview }: GripProps) {
  const { leg, box, form, words, side } = badge;
  const reach = context.moves.reach(leg.index);
  return (
    <div
      ref={(grip) => {
        if (grip) context.guard.stands(grip, box.left, box.top);
      }}
      class={[
        'badge',
        form,
        side,
        leg.short ? 'short' : 'long',
        leg.suspect ? 'suspect' : '',
        moving ? 'moving' : '',
      ].join(' ')}
      style={{
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${box.right - box.left}px`,
        height: `${box.bottom - box.top}px`,
      }}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={sayLeg(leg)}
      aria-valuemin={reach[0] ?? leg.strike}
      aria-valuemax={reach.at(-1) ?? leg.strike}
      aria-valuenow={leg.strike}
      aria-valuetext={preview ? sayPreview(preview) : sayLegAt(leg, strike(leg.strike))}
      data-testid={`leg-${leg.index}`}
      onPointerDown={(event) => take(event, leg.index, context)}
      onKeyDown={(event) => press(event, leg.index, reach, context)}
      onBlur={() => context.moves.commit()}
    >
      {form === 'words' ? (
        <span class="pill">{words}</span>
      ) : (
        <Sign put={leg.put} short={leg.short} edge={badge.edge} />
      )}
    </div>
  );
}

/** From the first touch to the last: the leg follows the row under the pointer. */
function take(event: PointerEvent, leg: LegIndex, context: GripContext): void {
  const { moves, guard, strikeAt, scrollAt } = context;
  const grip = event.currentTarget as HTMLElement;
  if (event.button !== 0 || !guard.accepts(event, grip)) return;
  const { pointerId, clientY: from } = event;
  const hand = new AbortController();
  const { signal } = hand;
  let dragged = false;
  let height = from;
  grip.setPointerCapture(pointerId);
  const mine = (act: (moved: PointerEvent) => void) => (moved: PointerEvent) => {
    if (moved.pointerId === pointerId && moved.isTrusted) act(moved);
  };
  const follow = () => {
    const at = dragged ? strikeAt(height) : null;
    if (at !== null) moves.tryAt(leg, at);
  };
  grip.addEventListener(
    'pointermove',
    mine(({ clientY }) => {
      dragged ||= Math.abs(clientY - from) >= leastDrag;
      height = clientY;
      follow();
    }),
    { signal },
  );
  // A hand at rest near an edge brings row after row.
  const roll = () => {
    if (signal.aborted || !grip.isConnected) return;
    if (dragged && scrollAt(height)) follow();
    requestAnimationFrame(roll);
  };
  requestAnimationFrame(roll);
  const end = (act: () => void) =>
    mine(() => {
      hand.abort();
      if (dragged) act();
    });
  grip.addEventListener('pointerup', end(moves.commit), { signal });
  grip.addEventListener('pointercancel', end(moves.cancel), { signal });
  grip.addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape') return;
      hand.abort();
      moves.cancel();
    },
    { signal },
  );
}

function press(
  event: KeyboardEvent,
  leg: LegIndex,
  reach: readonly number[],
  { moves, guard, falls }: GripContext,
): void {
  const at = reach.indexOf(moves.at(leg));
  const step = (by: number) => reach[at + by];
  const up = falls() ? 1 : -1;
  const act = (
    {
      // Up and down are those of the screen, left and right those of the price.
      ArrowUp: () => go(step(up)),
      ArrowDown: () => go(step(-up)),
      ArrowRight: () => go(step(1)),
      ArrowLeft: () => go(step(-1)),
      Home: () => go(reach[0]),
      End: () => go(reach.at(-1)),
      Enter: moves.commit,
      Escape: moves.cancel,
      z: event.ctrlKey || event.metaKey ? moves.undo : undefined,
    } as Readonly<Record<string, (() => void) | undefined>>
  )[event.key];
  if (!act) return;
  event.preventDefault();
  if (!guard.accepts(event)) return;
  clearTimeout(settling);
  act();

  function go(to: number | undefined): void {
    if (to !== undefined) moves.tryAt(leg, to);
    settling = Number(setTimeout(moves.commit, settleMs));
  }
}

/** Puts point down and calls up; what is sold is filled. */
function Sign({ put, short, edge }: Pick<Badge['leg'], 'put' | 'short'> & Pick<Badge, 'edge'>) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" overflow="visible">
      {/* A bar on the side where the row is to be looked for. */}
      {edge && (
        <path d={edge === 'top' ? 'M0 -2.5h12' : 'M0 14.5h12'} stroke="var(--ink)" stroke-width="1.5" />
      )}
      <path
        d={put ? 'M1.5 2.5h9L6 10.5z' : 'M1.5 9.5h9L6 1.5z'}
        fill={short ? 'var(--ink)' : 'var(--paper)'}
        stroke="var(--ink)"
        stroke-width="1.5"
        stroke-linejoin="round"
      />
    </svg>
  );
}
