import type { ChainRow } from '@/lib/core/market/chain';

/**
 * A misread head shows in the numbers: bids above asks, calls that rise or puts that fall with the strike, and a
 * call less its put that does not fall by as much as the strike rises.
 */
export function believable(rows: readonly ChainRow[]): boolean {
  return ordered(rows) && paired(rows);
}

function ordered(rows: readonly ChainRow[]): boolean {
  let against = 0;
  let compared = 0;
  const note = (wrong: boolean) => {
    compared += 1;
    if (wrong) against += 1;
  };
  for (const [i, quotes] of rows.entries()) {
    const above = rows[i + 1];
    for (const side of ['call', 'put'] as const) {
      const { bid, ask } = quotes[side];
      if (bid !== null && ask !== null && ask > 0) note(bid > ask);
      for (const price of ['bid', 'ask'] as const) {
        const one = quotes[side][price];
        const next = above?.[side][price];
        if (one === null || next === null || next === undefined || one === next) continue;
        note(side === 'call' ? next > one : next < one);
      }
    }
  }
  // A few bad rows are the market's or the broker's; they are marked one by one. A fifth is a misreading.
  return against * 5 <= compared;
}

function paired(rows: readonly ChainRow[]): boolean {
  const slopes: number[] = [];
  let before: { strike: number; gap: number } | null = null;
  for (const { strike, call, put } of rows) {
    if (!call.bid || !call.ask || !put.bid || !put.ask) continue;
    const gap = (call.bid + call.ask - put.bid - put.ask) / 2;
    if (before) slopes.push((gap - before.gap) / (strike - before.strike));
    before = { strike, gap };
  }
  if (slopes.length < 3) return true;
  slopes.sort((a, b) => a - b);
  const median = slopes[slopes.length >> 1] ?? -1;
  return median > -1.4 && median < -0.6;
}
