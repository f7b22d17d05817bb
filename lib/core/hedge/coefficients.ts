/**
 * Everything the joint model of SPX and VIX assumes, as one value that a user can edit, store and re-fit. SPX moves are
 * in percent and VIX in points here, as the regression is written; everywhere else moves are fractions.
 */
export type JointModel = {
  /** Rising horizons; the response between two of them is interpolated, beyond the last it is the last. */
  readonly responses: readonly Response[];
  readonly residuals: readonly ResidualBand[];
  readonly tenor: TenorResponse;
  readonly volOfVol: VolOfVolRule;
  /** `parallel` moves every tenor as much as VIX itself: wrong, and there to see how wrong. */
  readonly shift: 'by-tenor' | 'parallel';
  /** No forward of VIX falls below this, in points. */
  readonly lowestForward: number;
};

/** `ΔVIX = a + bd max(−r, 0) − bu max(r, 0) + m (VIX₀ − 20)` over so many trading days, r in percent. */
export type Response = {
  readonly days: number;
  readonly a: number;
  readonly bd: number;
  readonly bu: number;
  readonly m: number;
  /** Deviation of the residuals against those of one day. */
  readonly spread: number;
};

/** Standard deviation of the one-day residual, in points, where `|r| ÷ √days` is below `below` percent. */
export type ResidualBand = { readonly below: number; readonly down: number; readonly up: number };

/** `β(d) = s (w₁ e^(−k₁ d⁄365) + (1 − w₁) e^(−k₂ d⁄365))`: points of the forward per point of VIX. */
export type TenorResponse = {
  readonly scale: number;
  readonly fastShare: number;
  readonly fastRate: number;
  readonly slowRate: number;
};

/** `σ′ = σ (F′ ÷ F)^γ(d)`, `γ(d) = γ e^(−fade max(d − 30, 0))`. */
export type VolOfVolRule = { readonly exponent: number; readonly fadePerDay: number };

/** The scale of the tenor response is known to lie here. */
export const TENOR_SCALES = { low: 1, high: 1.25 } as const;

export const DEFAULT_JOINT: JointModel = {
  responses: [
    { days: 0, a: 0, bd: 1.72, bu: 0.8, m: 0, spread: 0 },
    { days: 1, a: -0.35, bd: 1.72, bu: 0.8, m: -0.045, spread: 1 },
    { days: 2, a: -0.49, bd: 1.67, bu: 0.71, m: -0.07, spread: 1.33 },
    { days: 5, a: -0.61, bd: 1.54, bu: 0.68, m: -0.115, spread: 1.91 },
    { days: 10, a: -0.8, bd: 1.48, bu: 0.58, m: -0.176, spread: 2.34 },
    { days: 21, a: -1.38, bd: 1.48, bu: 0.39, m: -0.295, spread: 2.89 },
  ],
  residuals: [
    { below: 0.5, down: 0.6, up: 0.6 },
    { below: 1, down: 0.8, up: 0.8 },
    { below: 2, down: 1.2, up: 1.2 },
    { below: 3, down: 2.4, up: 2.4 },
    { below: 1000, down: 3.7, up: 3.5 },
  ],
  tenor: { scale: 1.1, fastShare: 0.58, fastRate: 30, slowRate: 1.57 },
  volOfVol: { exponent: 0.75, fadePerDay: 1 / 180 },
  shift: 'by-tenor',
  lowestForward: 5,
};

/**
 * Where each default comes from. `fitted`: least squares on closes of 2004–2026, 5 673 days, R² 0.70 at one day and
 * 0.68–0.76 at the others. `given`: taken over from the literature of this model. `assumed`: nobody measured it here.
 */
export const PROVENANCE = {
  'responses.a': 'fitted',
  'responses.bd': 'fitted',
  'responses.bu': 'fitted',
  'responses.m': 'fitted',
  'responses.spread': 'fitted',
  /** An instant has no drift; within a day the response grows into that of the day. */
  'responses.0': 'assumed',
  residuals: 'fitted',
  /** The bands of one day hold for `r ÷ √days`. */
  'residuals.longer': 'assumed',
  tenor: 'given',
  'volOfVol.exponent': 'given',
  'volOfVol.fadePerDay': 'assumed',
  /** The lowest close of VIX since 1990 is 9.14. */
  lowestForward: 'assumed',
} as const satisfies Record<string, 'fitted' | 'given' | 'assumed'>;

/** The first coefficient that makes the model meaningless, by its path, or null. */
export function refuseJoint(model: JointModel): string | null {
  const { responses, residuals, tenor, volOfVol, lowestForward } = model;
  if (responses.length === 0) return 'responses';
  for (const [i, response] of responses.entries()) {
    const { days, a, bd, bu, m, spread } = response;
    if (![days, a, bd, bu, m, spread].every((value) => Math.abs(value) <= 1000)) return `responses[${i}]`;
    if (!(spread >= 0 && days >= 0)) return `responses[${i}]`;
    if (i > 0 && !(days > (responses[i - 1] as Response).days)) return `responses[${i}].days`;
  }
  for (const [i, { below, down, up }] of residuals.entries()) {
    if (!(below > 0 && below <= 1e6 && down >= 0 && down <= 1000 && up >= 0 && up <= 1000))
      return `residuals[${i}]`;
    if (i > 0 && !(below > (residuals[i - 1] as ResidualBand).below)) return `residuals[${i}].below`;
  }
  if (residuals.length === 0) return 'residuals';
  if (!(tenor.scale >= 0 && tenor.scale <= 10)) return 'tenor.scale';
  if (!(tenor.fastShare >= 0 && tenor.fastShare <= 1)) return 'tenor.fastShare';
  if (!(tenor.fastRate >= 0 && tenor.fastRate <= 1e4)) return 'tenor.fastRate';
  if (!(tenor.slowRate >= 0 && tenor.slowRate <= 1e4)) return 'tenor.slowRate';
  if (!(Math.abs(volOfVol.exponent) <= 5)) return 'volOfVol.exponent';
  if (!(volOfVol.fadePerDay >= 0 && volOfVol.fadePerDay <= 10)) return 'volOfVol.fadePerDay';
  if (!(lowestForward > 0 && lowestForward <= 100)) return 'lowestForward';
  return null;
}
