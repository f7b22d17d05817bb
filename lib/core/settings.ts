import type { CondorSettings } from './stages/condor-settings';
import { USUAL_CONDORS } from './stages/condor-settings';

/** What the user has chosen for everything. Small on purpose: bulk data lives elsewhere. */
export type Settings = {
  /** The switch for everything. */
  readonly on: boolean;
  /** Sites on which the user switched Wingspan off while keeping the permission. */
  readonly sitesOff: readonly string[];
  /** The user's risk-free rate per year, as a fraction: discounts where the chain itself cannot say. */
  readonly rate: number;
  /** Numbers older than this are marked stale. */
  readonly staleSeconds: number;
  /** How condors are searched for and counted, on every chain. */
  readonly condors: Omit<CondorSettings, 'strikes' | 'objective' | 'limits'>;
  readonly look: Look;
};

/** How our own pages look; the overlay takes after the page it stands on. */
export type Look = {
  readonly theme: (typeof THEMES)[number];
  readonly gains: (typeof GAINS)[number];
};

export const THEMES = ['system', 'light', 'dark'] as const;

/** The colour of a gain: green against red, blue against orange for eyes that mix those up, red as in East Asia. */
export const GAINS = ['green', 'blue', 'red'] as const;

const { strikes: _, objective: __, limits: ___, ...condors } = USUAL_CONDORS;

export const USUAL_SETTINGS: Settings = {
  on: true,
  sitesOff: [],
  rate: 0.04,
  staleSeconds: 15,
  condors,
  look: { theme: 'system', gains: 'green' },
};

/** What a number may be, both ends included. */
export type Range = { readonly low: number; readonly high: number; readonly whole?: true };

/** Wide enough for every market, narrow enough to catch a slip of the finger. */
export const RANGES = {
  rate: { low: -0.05, high: 0.5 },
  staleSeconds: { low: 1, high: 3_600 },
  count: { low: 1, high: 100, whole: true },
  share: { low: 0, high: 1 },
  fee: { low: 0, high: 1_000 },
  multiplier: { low: 0.01, high: 10_000 },
  condors: { low: 1, high: 10_000, whole: true },
  stress: { low: -0.99, high: 1 },
  forecast: { low: 0.001, high: 5 },
} as const satisfies Readonly<Record<string, Range>>;

export function isWithin(value: number, { low, high, whole }: Range): boolean {
  return value >= low && value <= high && (!whole || Number.isInteger(value));
}
