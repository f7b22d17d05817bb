import type { Strain } from './mode';
import { uniform, wander } from './noise';

/** The two indices of the practice market at one second. */
export type Level = { readonly spx: number; readonly vix: number };

// Streams of noise, kept apart by a number each.
const ANCHOR_SPX = 1;
const ANCHOR_VIX = 2;
const PATH = 3;
const AGITATION = 4;
const OWN_VIX = 5;

// Points of the SPX in a second: the noise of a slow afternoon, and of a frightened one on top.
const STEP = 0.08;
const AGITATED_STEP = 0.08;
const VIX_STEP = 0.0006;

// Eighteen octaves are three days: tomorrow's level differs, next month's does not run away.
const DAYS = 18;
const MINUTES = 9;

/** Where the level of a seed always returns to: SPX 6,200 to 7,300, VIX 16.4 to 17.6. */
export function anchorOf(seed: number): Level {
  return {
    spx: Math.round(6200 + 1100 * uniform(seed, ANCHOR_SPX)),
    vix: Math.round(1640 + 120 * uniform(seed, ANCHOR_VIX)) / 100,
  };
}

/**
 * The level at a second under a strain. VIX answers the SPX by the one-day spot response of DOMAIN section 6:
 * 1.72 points for a percent down, 0.80 for a percent up.
 */
export function levelAt(seed: number, second: number, strain: Strain): Level {
  const anchor = anchorOf(seed);
  const points =
    STEP * wander(seed + PATH, second, DAYS) +
    AGITATED_STEP * strain.agitation * wander(seed + AGITATION, second, MINUTES);
  const spx = anchor.spx * Math.exp(strain.fall) + points;
  const percent = 100 * Math.log(spx / anchor.spx);
  const response = 1.72 * Math.max(-percent, 0) - 0.8 * Math.max(percent, 0);
  const vix = anchor.vix + response + strain.fear + VIX_STEP * wander(seed + OWN_VIX, second, 14);
  return { spx: Math.round(100 * spx) / 100, vix: Math.round(100 * Math.max(vix, 9.5)) / 100 };
}
