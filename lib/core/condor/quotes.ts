import { QUANTA_PER_CENT, toPoints, toQuanta } from './quanta';
/** Quotes of the four legs, lowest strike first; `null` means no quote. */
export type LegQuote = {
  readonly bid: number | null;
  readonly ask: number | null;
  readonly openInterest?: number | null;
};

export type LegQuotes = readonly [LegQuote, LegQuote, LegQuote, LegQuote];

/** What four quotes say about the price of the condor, in points. */
export type Credits = {
  /** Sell at bid, buy at ask. */
  readonly natural: number;
  readonly mid: number;
  /** The chosen share of the way from natural to mid, each leg in whole cents as the search prices it. */
  readonly target: number;
  /** Sum of ask − bid. */
  readonly spread: number;
  /** Null where the page has no such column. */
  readonly openInterest: number | null;
};

/** Null where a leg is not quoted on both sides, is crossed, or is not a price. A bid of 0 is a real bid. */
export function creditsOf(quotes: LegQuotes, share: number): Credits | null {
  let natural = 0;
  let mid = 0;
  let spread = 0;
  let target = 0;
  let openInterest: number | null = null;
  for (let leg = 0; leg < quotes.length; leg++) {
    const { bid, ask, openInterest: interest } = quotes[leg] as LegQuote;
    if (bid === null || ask === null || !(bid >= 0 && ask >= bid && ask < Number.POSITIVE_INFINITY))
      return null;
    const sold = leg === 1 || leg === 2;
    natural += sold ? bid : -ask;
    mid += sold ? (bid + ask) / 2 : -(bid + ask) / 2;
    spread += ask - bid;
    const price = toQuanta(targetOf({ bid, ask }, sold, share));
    target += sold ? price : -price;
    if (interest !== undefined && interest !== null && interest >= 0)
      openInterest = openInterest === null ? interest : Math.min(openInterest, interest);
  }
  if (!(share >= 0 && share <= 1)) return null;
  return {
    natural: cents(natural),
    mid: cents(mid),
    target: toPoints(target),
    spread: cents(spread),
    openInterest,
  };
}

/** The price aimed at for one leg, in points. */
export function targetOf(
  { bid, ask }: { readonly bid: number; readonly ask: number },
  sold: boolean,
  share: number,
): number {
  const concession = concessionOf(toQuanta(ask) - toQuanta(bid), share);
  return toPoints(sold ? toQuanta(bid) + concession : toQuanta(ask) - concession);
}

/**
 * What one leg gives away of its spread, in quanta: whole cents on the way to mid, as no finer price can be dealt in
 * and coarse ticks search faster.
 */
export function concessionOf(gap: number, share: number): number {
  if (share === 1) return Math.floor(gap / 2);
  return Math.floor((gap * share) / 2 / QUANTA_PER_CENT) * QUANTA_PER_CENT;
}

/** Sums of decimal prices, rid of the dust of binary fractions: a millionth of a point is below any tick. */
function cents(points: number): number {
  return Math.round(points * 1e6) / 1e6;
}
