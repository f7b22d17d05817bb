import type { Level } from './level';

/** What the practice market expects of the future: discounting and the forwards of both indices. */

const RATE = 0.0405;
const DIVIDEND_YIELD = 0.0125;

/** Where VIX futures of far months settle down. */
const VIX_MEAN = 22;

/** One dollar at the end of these years, today. */
export function discountOver(years: number): number {
  return Math.exp(-RATE * years);
}

export function spxForward(level: Level, years: number): number {
  return level.spx * Math.exp((RATE - DIVIDEND_YIELD) * years);
}

/**
 * The future of VIX that expires in these years: a curve that rises to the mean in quiet times, moved by what
 * VIX has left of its anchor through the tenor response of DOMAIN section 6.
 */
export function vixForward(level: Level, anchor: Level, years: number): number {
  const quiet = quietForward(anchor.vix, years);
  return Math.max(quiet + tenorResponse(years) * (level.vix - anchor.vix), 9);
}

/** The same future while VIX stands at its anchor. */
export function quietForward(vix: number, years: number): number {
  return vix + (VIX_MEAN - vix) * (1 - Math.exp(-years / 0.24));
}

/** Points of the future for one point of VIX: 1 at once, about 0.65 in a month. */
function tenorResponse(years: number): number {
  const scale = 1 + 0.1 * (1 - Math.exp(-years * 120));
  return scale * (0.58 * Math.exp(-30 * years) + 0.42 * Math.exp(-1.57 * years));
}
