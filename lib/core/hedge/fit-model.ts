import { fail, ok, type Result } from '../result';
import type { JointModel, ResidualBand, Response } from './coefficients';
import type { DailyHistory } from './daily-history';
import { type FitRefusal, type FittedResponse, fitResponse } from './fit';
import { jointDays } from './joint-days';

/** A model fitted to histories: what they tell beside what was there, and everything else as it was. */
export type ModelFit = {
  readonly model: JointModel;
  /** First and last of the days that both histories have, and how many. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Of one day: the share of what VIX does that the response tells. */
  readonly rSquared: number;
  /** `null` for a row that no history tells. */
  readonly responses: readonly (FittedResponse | null)[];
  readonly residuals: readonly FittedBand[];
};

export type FittedBand = { readonly down: FittedSpread | null; readonly up: FittedSpread | null };

/** Of residuals in a band, in points; `null` where there are too few of them. */
export type FittedSpread = { readonly deviation: number; readonly error: number; readonly sample: number };

/** Words under `history.refusal.<code>`; the blank is how many days both have. */
export type ModelFitRefusal = {
  readonly code: 'noOverlap' | 'tooFewDays' | 'noVariety' | 'notOpposed';
  readonly days: number;
};

/** Fewer residuals in a band tell no deviation. */
const FEWEST_IN_BAND = 20;

const CODES = {
  'too-few-days': 'tooFewDays',
  'not-a-horizon': 'noVariety',
  'no-variety': 'noVariety',
} as const satisfies Record<FitRefusal, ModelFitRefusal['code']>;

/** The responses and residuals of a model from the daily closes of both indices. */
export function fitModel(
  model: JointModel,
  spx: DailyHistory,
  vix: DailyHistory,
): Result<ModelFit, ModelFitRefusal> {
  const days = jointDays(spx, vix);
  const refuse = (code: ModelFitRefusal['code']) => fail({ code, days: days.length });
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return refuse('noOverlap');
  const daily = fitResponse(days, 1);
  if (!daily.ok) return refuse(CODES[daily.error]);
  // Whatever rises with the index when VIX would fall, one of the two is something else.
  if (!(daily.value.response.bd > 0 && daily.value.rSquared > 0.2)) return refuse('notOpposed');
  const responses = model.responses.map(({ days: horizon }) => {
    const found = fitResponse(days, horizon);
    return found.ok ? found.value : null;
  });
  const residuals = bandsOf(model.residuals, daily.value);
  return ok({
    model: {
      ...model,
      responses: model.responses.map((row, i) => fittedRow(row, responses[i] ?? null, daily.value)),
      residuals: model.residuals.map(({ below, down, up }, i) => ({
        below,
        down: residuals[i]?.down?.deviation ?? down,
        up: residuals[i]?.up?.deviation ?? up,
      })),
    },
    from: first.date,
    to: last.date,
    days: days.length,
    rSquared: daily.value.rSquared,
    responses,
    residuals,
  });
}

/** An instant has no drift, and answers a move as a day does. */
function fittedRow(row: Response, fitted: FittedResponse | null, daily: FittedResponse): Response {
  if (row.days === 0) return { ...row, bd: daily.response.bd, bu: daily.response.bu };
  if (fitted === null) return row;
  return { ...fitted.response, days: row.days, spread: fitted.deviation / daily.deviation };
}

function bandsOf(bands: readonly ResidualBand[], { left }: FittedResponse): readonly FittedBand[] {
  return bands.map(({ below }, i) => {
    const from = bands[i - 1]?.below ?? 0;
    const inside = left.filter(({ r }) => Math.abs(r) >= from && Math.abs(r) < below);
    return {
      down: spreadOf(inside.filter(({ r }) => r < 0)),
      up: spreadOf(inside.filter(({ r }) => r >= 0)),
    };
  });
}

function spreadOf(left: FittedResponse['left']): FittedSpread | null {
  const sample = left.length;
  if (sample < FEWEST_IN_BAND) return null;
  const deviation = Math.sqrt(left.reduce((sum, { residual }) => sum + residual ** 2, 0) / sample);
  return { deviation, error: deviation / Math.sqrt(2 * sample), sample };
}
