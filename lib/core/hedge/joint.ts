import type { JointModel, Response } from './coefficients';

/** The response over any horizon in trading days, fractions of one included. */
export function responseOver(model: JointModel, days: number): Response {
  const { responses } = model;
  const after = responses.findIndex((response) => response.days >= days);
  const upper = responses[after < 0 ? responses.length - 1 : after] as Response;
  const lower = responses[after < 0 ? responses.length - 1 : after - 1];
  if (lower === undefined || lower === upper || !(days > 0)) return upper;
  const t = (days - lower.days) / (upper.days - lower.days);
  // A deviation grows with the root of time.
  const root = Math.sqrt(lower.days);
  const u = (Math.sqrt(days) - root) / (Math.sqrt(upper.days) - root);
  const between = (of: 'a' | 'bd' | 'bu' | 'm') => lower[of] + t * (upper[of] - lower[of]);
  return {
    days,
    a: between('a'),
    bd: between('bd'),
    bu: between('bu'),
    m: between('m'),
    spread: lower.spread + u * (upper.spread - lower.spread),
  };
}

/** Points that VIX moves with an SPX return (a fraction), in the middle. `vix` is where it starts. */
export function vixMove(response: Response, spxReturn: number, vix: number): number {
  const r = 100 * spxReturn;
  return response.a + (r < 0 ? -response.bd * r : -response.bu * r) + response.m * (vix - 20);
}

/** Points of VIX per 1.00 of SPX return, on the side of falls and of rises. */
export function vixSlope(response: Response, side: 'down' | 'up'): number {
  return -100 * (side === 'down' ? response.bd : response.bu);
}

/** Standard deviation of VIX around that middle, in points. */
export function residualDeviation(model: JointModel, response: Response, spxReturn: number): number {
  if (response.spread === 0) return 0;
  const { residuals } = model;
  const scaled = (100 * Math.abs(spxReturn)) / Math.sqrt(Math.max(response.days, 1e-6));
  const band = residuals.find(({ below }) => scaled < below) ?? residuals[residuals.length - 1];
  if (band === undefined) return 0;
  return response.spread * (spxReturn < 0 ? band.down : band.up);
}

/** One line of the fan: so many deviations from the middle. */
export type FanLine = { readonly deviations: number; readonly move: number };

export const FAN = [-2, -1, 0, 1, 2] as const;

/** The fan of VIX moves at one SPX return, lowest first; VIX never falls to the model's floor or below. */
export function vixFan(
  model: JointModel,
  input: { readonly spxReturn: number; readonly days: number; readonly vix: number },
): readonly FanLine[] {
  const response = responseOver(model, input.days);
  const middle = vixMove(response, input.spxReturn, input.vix);
  const deviation = residualDeviation(model, response, input.spxReturn);
  const lowest = Math.min(0, model.lowestForward - input.vix);
  return FAN.map((deviations) => ({ deviations, move: Math.max(lowest, middle + deviations * deviation) }));
}
