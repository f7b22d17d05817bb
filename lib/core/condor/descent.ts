import type { Arena } from './arena';
import { NOTHING } from './reach';

/** A branch-and-bound search: what a set of pairs promises, and what to do with a single pair. */
export type Descent = {
  /** Higher is visited earlier; `NOTHING` is not visited at all. */
  promise(a: number, b: number, k: number): number;
  meet(put: number, call: number): void;
};

/**
 * Walks every charged width × put node × call node that promises something, most promising first, down to single
 * pairs. Every pair of the arena has exactly one charged width, its wider wing, so none is missed or met twice.
 */
export function descend(arena: Arena, descent: Descent): void {
  if (arena.puts.shorts.length === 0 || arena.calls.shorts.length === 0) return;
  const roots = Array.from(arena.widths, (_, k) => ({ k, promise: descent.promise(1, 1, k) }));
  roots.sort((x, y) => y.promise - x.promise);
  for (const { k } of roots) if (descent.promise(1, 1, k) !== NOTHING) visit(arena, descent, 1, 1, k);
}

function visit(arena: Arena, descent: Descent, a: number, b: number, k: number): void {
  const puts = arena.putBounds.leaves;
  const calls = arena.callBounds.leaves;
  if (a >= puts && b >= calls) {
    meetAll(arena, descent, a - puts, b - calls, k);
    return;
  }
  const a1 = a < puts ? 2 * a : a;
  const a2 = a < puts ? a1 + 1 : a;
  const b1 = b < calls ? 2 * b : b;
  const b2 = b < calls ? b1 + 1 : b;
  let p1 = descent.promise(a1, b1, k);
  let p2 = a2 > a1 ? descent.promise(a2, b1, k) : NOTHING;
  let p3 = b2 > b1 ? descent.promise(a1, b2, k) : NOTHING;
  let p4 = a2 > a1 && b2 > b1 ? descent.promise(a2, b2, k) : NOTHING;
  let first = true;
  for (;;) {
    const most = Math.max(p1, p2, p3, p4);
    if (most === NOTHING) return;
    let x = a1;
    let y = b1;
    if (p1 === most) p1 = NOTHING;
    else if (p2 === most) {
      p2 = NOTHING;
      x = a2;
    } else if (p3 === most) {
      p3 = NOTHING;
      y = b2;
    } else {
      p4 = NOTHING;
      x = a2;
      y = b2;
    }
    // What was found since may have closed the door.
    if (first || descent.promise(x, y, k) !== NOTHING) visit(arena, descent, x, y, k);
    first = false;
  }
}

function meetAll(arena: Arena, descent: Descent, putRow: number, callRow: number, k: number): void {
  const columns = arena.widths.length;
  const put = putRow * columns;
  const call = callRow * columns;
  const putCredit = arena.puts.credit[put + k] as number;
  const callCredit = arena.calls.credit[call + k] as number;
  // NaN marks a spread that does not exist.
  const hasPut = !Number.isNaN(putCredit);
  const hasCall = !Number.isNaN(callCredit);
  if (hasPut && hasCall) descent.meet(put + k, call + k);
  if (arena.equalWings) return;
  for (let column = 0; column < k; column++) {
    if (hasPut) descent.meet(put + k, call + column);
    if (hasCall) descent.meet(put + column, call + k);
  }
}
