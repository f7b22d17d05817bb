import type { Tick } from '../market/contract';

/**
 * From a fair price to a bid and an ask. The bid is never above the fair price and the ask never below it;
 * since the fair prices come from one density, no combination of quotes can be executed for free money.
 */

export type BidAsk = { readonly bid: number; readonly ask: number };

// Widths a maker would choose, so that a quote does not breathe with every move of its price.
const WIDTHS = [
  0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1, 1.4, 2, 2.8, 3.6, 5, 7, 10, 14, 18, 24,
] as const;

/**
 * Bid and ask around a fair price, about `width` apart, moving in quarters of that width. `phase` in
 * [−0.5, 0.5) sets where a wide quote tips from one step to the next, so that neighbours do not do it together.
 */
export function quoteAround(fair: number, width: number, tick: Tick, phase: number): BidAsk {
  const smallest = fair < 3 ? tick.under3 : tick.from3;
  const spread = Math.max(WIDTHS.find((choice) => choice >= width) ?? width, smallest);
  const step = spread / 4;
  // Where a step is finer than the tick, the rounding alone decides: neighbours stay in order.
  const centre = step <= smallest ? fair : (Math.round(fair / step - phase) + phase) * step;
  const bid = roundDown(Math.min(Math.max(centre - spread / 2, 0), fair), tick);
  const ask = roundUp(Math.max(bid + spread, fair), tick);
  return { bid, ask };
}

// A hundredth of a cent is forgiven, so that 2.15 is not rounded to 2.10 by the last bit of a double.
const FORGIVEN = 1e-4;

function roundDown(price: number, tick: Tick): number {
  const step = price < 3 ? tick.under3 : tick.from3;
  return cents(Math.floor(price / step + FORGIVEN) * step);
}

function roundUp(price: number, tick: Tick): number {
  const step = price < 3 ? tick.under3 : tick.from3;
  return cents(Math.ceil(price / step - FORGIVEN) * step);
}

function cents(price: number): number {
  return Math.round(100 * price) / 100;
}
