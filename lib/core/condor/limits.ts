/** Both ends belong to the band. An absent end is open. */
export type Band = { readonly low?: number; readonly high?: number };

/** What the user allows. Everything absent is unlimited; widths are always named. */
export type Limits = {
  /** Allowed wing widths in points. */
  readonly widths: readonly number[];
  /** False keeps only condors whose two wings are equally wide. */
  readonly unequalWings: boolean;
  /** Band for |delta| of each short strike, as a fraction. */
  readonly shortDelta?: Band;
  /** Band for the delta of one condor, in deltas of the underlying (long positive). */
  readonly netDelta?: Band;
  /** Band for the distance of each short strike from the forward, in expected moves (1 sd). */
  readonly deviations?: Band;
  /** Band for the credit of one condor, in points, at the price rule of the board. */
  readonly credit?: Band;
  /** Highest sum of half-spreads ÷ credit. */
  readonly liquidity?: number;
  /** Smallest open interest any leg may have. A page without that column breaks no limit. */
  readonly openInterest?: number;
  /** Both short strikes on their own side of the forward: short put at or below, short call at or above. */
  readonly outOfTheMoney?: boolean;
};

/** The widths SPX traders use; a chain that lacks one simply has no such spread. */
export const USUAL_WIDTHS: readonly number[] = [5, 10, 15, 20, 25, 30, 40, 50, 75, 100];

export const NO_LIMITS: Limits = { widths: USUAL_WIDTHS, unequalWings: true };

export type LimitsRefusal = { readonly code: 'bad-width' | 'bad-band' | 'bad-limit'; readonly where: string };

const MOST = Number.POSITIVE_INFINITY;

const BANDS = ['shortDelta', 'netDelta', 'deviations', 'credit'] as const;

/** The first thing that makes these limits meaningless, or null: what is not finite, a width of nothing, an empty band. */
export function refuseLimits(limits: Limits): LimitsRefusal | null {
  const bad = limits.widths.findIndex((width) => !(width > 0 && width < MOST));
  if (bad >= 0) return { code: 'bad-width', where: `widths[${bad}]` };
  if (limits.widths.length === 0) return { code: 'bad-width', where: 'widths' };
  for (const name of BANDS) {
    const { low, high } = edges(limits[name]);
    const named = Object.values(limits[name] ?? {});
    if (!(low <= high && named.every(Number.isFinite))) return { code: 'bad-band', where: name };
  }
  if (!(limits.liquidity === undefined || (limits.liquidity >= 0 && limits.liquidity < MOST)))
    return { code: 'bad-limit', where: 'liquidity' };
  if (!(limits.openInterest === undefined || (limits.openInterest >= 0 && limits.openInterest < MOST)))
    return { code: 'bad-limit', where: 'openInterest' };
  return null;
}

/** A band with its open ends written out as infinities. */
export function edges(band: Band | undefined): { low: number; high: number } {
  return { low: band?.low ?? Number.NEGATIVE_INFINITY, high: band?.high ?? Number.POSITIVE_INFINITY };
}
