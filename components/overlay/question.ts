import type { Hovered } from './hover';
import { legsOf } from './legs';
import type { Moving } from './moves';
import type { Preview } from './preview';

/** The question that is open: a leg on its way, or a short leg at the row under the pointer. */
export function openQuestion(moving: Moving | null, row: Hovered | null, forward: number): Preview | null {
  if (moving) {
    const leg = legsOf(moving.strikes, [])[moving.leg];
    return leg && !moving.sent ? { leg, answer: moving.answer } : null;
  }
  if (!row?.answer) return null;
  return { leg: { put: row.strike <= forward, short: true, strike: row.strike }, answer: row.answer };
}
