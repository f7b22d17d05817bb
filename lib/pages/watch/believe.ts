import type { ChainRow, Quote } from '@/lib/core/market/chain';

/**
 * A misread head shows in the numbers: bids above asks, calls that rise or puts that fall with the strike, and a
 * call less its put that does not fall by as much as the strike rises.
 */
export function believable(rows: readonly ChainRow[]): boolean {
  return possible(rows) && ordered(rows) && paired(rows);
}

/** A put is never worth more than its strike: strikes that cost less than their options are no strikes. */
function possible(rows: readonly ChainRow[]): boolean {
  const tally = { wrong: 0, of: 0 };
  for (const { strike, put } of rows) if (put.bid !== null) note(tally, put.bid > strike);
  return !isMisread(tally);
}

const none: Quote = { bid: null, ask: null };

function ordered(rows: readonly ChainRow[]): boolean {
  for (const side of ['call', 'put'] as const) {
    const crossed = { wrong: 0, of: 0 };
    const bids = { wrong: 0, of: 0 };
    const asks = { wrong: 0, of: 0 };
    for (let i = 0; i < rows.length; i += 1) {
      const { bid, ask } = rows[i]?.[side] ?? none;
      const above = rows[i + 1]?.[side];
      if (bid !== null && ask) note(crossed, bid > ask);
      if (bid !== null && above && above.bid !== null && above.bid !== bid)
        note(bids, above.bid > bid === (side === 'call'));
      if (ask && above?.ask && above.ask !== ask) note(asks, above.ask > ask === (side === 'call'));
    }
    if ([crossed, bids, asks].some(isMisread) || isFrozen(rows.map((row) => row[side]))) return false;
  }
  return true;
}

/** One price the same at every strike while the other moves is no price: a size, a count, a constant. */
function isFrozen(quotes: readonly Quote[]): boolean {
  const full = quotes.filter(({ bid, ask }) => bid && ask);
  if (full.length < 4) return false;
  const [first] = full;
  const moves = (prices: readonly (number | null)[]) => new Set(prices).size * 2 > full.length;
  if (full.every(({ bid }) => bid === first?.bid)) return moves(full.map(({ ask }) => ask));
  return full.every(({ ask }) => ask === first?.ask) && moves(full.map(({ bid }) => bid));
}

type Tally = { wrong: number; of: number };

function note(tally: Tally, wrong: boolean): void {
  tally.of += 1;
  if (wrong) tally.wrong += 1;
}

/** A few bad rows are the market's or the broker's; they are marked one by one. A fourth is a misreading. */
function isMisread({ wrong, of }: Tally): boolean {
  return wrong > 1 ? wrong * 4 > of : wrong * 2 > of;
}

/** Over half the chain at a time, so that wide quotes on near strikes do not drown the slope. */
function paired(rows: readonly ChainRow[]): boolean {
  const gaps: { strike: number; gap: number }[] = [];
  for (const { strike, call, put } of rows)
    if (call.bid && call.ask && put.bid && put.ask)
      gaps.push({ strike, gap: (call.bid + call.ask - put.bid - put.ask) / 2 });
  const half = gaps.length >> 1;
  if (half < 2) return bounded(rows);
  const slopes: number[] = [];
  for (let i = 0; i + half < gaps.length; i += 1) {
    const [low, high] = [gaps[i], gaps[i + half]];
    if (low && high) slopes.push((high.gap - low.gap) / (high.strike - low.strike));
  }
  slopes.sort((a, b) => a - b);
  const median = slopes[slopes.length >> 1] ?? -1;
  const room = half < 4 ? 0.4 : 0.2;
  return Math.abs(median + 1) < room;
}

/** Of few full rows, every one must be able to fall from the first, and the last from it, as its strikes rise. */
function bounded(rows: readonly ChainRow[]): boolean {
  const bounds = rows.flatMap(({ strike, call, put }) =>
    call.ask && put.ask
      ? [{ strike, least: (call.bid ?? 0) - put.ask, most: call.ask - (put.bid ?? 0) }]
      : [],
  );
  const [first] = bounds;
  const last = bounds.at(-1);
  const falls = (low: Bound | undefined, high: Bound | undefined) => {
    const width = low && high ? high.strike - low.strike : 0;
    if (!low || !high || width === 0) return true;
    return high.least - low.most <= -0.8 * width && high.most - low.least >= -1.2 * width;
  };
  return bounds.every((each) => falls(first, each) && falls(each, last));
}

/** Between what a call less its put can be at a strike. */
type Bound = { readonly strike: number; readonly least: number; readonly most: number };

/**
 * Two neighbours that could be traded against each other for a sure gain: one of them is of another contract.
 * Asked where nothing but its place says to which of several series a row belongs.
 */
export function strangers(rows: readonly ChainRow[]): readonly [number, number] | null {
  for (const [i, low] of rows.entries()) {
    const high = rows[i + 1];
    if (!high) break;
    const width = high.strike - low.strike;
    const sure = gains(low.call, high.call, width) || gains(high.put, low.put, width);
    if (sure) return [low.strike, high.strike];
  }
  return null;
}

/** The dearer of two options with strikes so far apart costs more, and by no more than their distance. */
function gains(dear: Quote, cheap: Quote, width: number): boolean {
  const inverted = cheap.bid !== null && dear.ask ? cheap.bid - dear.ask > dust : false;
  const beyond = dear.bid !== null && cheap.ask ? dear.bid - cheap.ask - width > dust : false;
  return inverted || beyond;
}

/** Less than any price step: what is left over from subtracting decimals. */
const dust = 1e-6;
