import { smileCdf, smileQuantile } from '../pricing/density';
import { normalCdf } from '../pricing/normal';
import { smileVolatility } from '../pricing/smile';
import { residualDeviation, responseOver } from './joint';
import { type Ahead, type Position, tiedTo } from './position';

/** Which density SPX ends under: always named beside a number. */
export type LawName =
  /** Risk-neutral, of the condor's own smile; before its settlement, of the same volatility at the money. */
  | { readonly kind: 'smile' }
  /** Lognormal about the forward at this volatility a year. */
  | { readonly kind: 'lognormal'; readonly volatility: number };

/** Outcomes of SPX and VIX with their probabilities, which add up to 1. */
export type Outcome = {
  readonly spxReturn: number;
  readonly vixMove: number;
  readonly probability: number;
};

const STEPS = 120;
const REACH = 6;
/** No tail is followed further, in deviations. */
const FURTHEST = 30;
/** With less the index stands still. */
const LEAST_DEVIATION = 1e-7;
/** Gauss and Hermite's five points for a normal residual. */
const RESIDUALS = [
  [-2.8569700138728056, 0.011257411327720691],
  [-1.355626179974266, 0.2220759220056126],
  [0, 0.5333333333333333],
  [1.355626179974266, 0.2220759220056126],
  [2.8569700138728056, 0.011257411327720691],
] as const;

/** The joint law of both indices over the time ahead: the response of section 6 with its residual in it. */
export function jointOutcomes(position: Position, ahead: Ahead, law: LawName): readonly Outcome[] {
  const { model } = position;
  const response = responseOver(model, ahead.tradingDays);
  const tied = tiedTo(position, ahead);
  const outcomes: Outcome[] = [];
  for (const { spxReturn, probability } of marginal(position, ahead, law)) {
    const deviation = residualDeviation(model, response, spxReturn);
    if (deviation === 0) {
      outcomes.push({ spxReturn, vixMove: tied(spxReturn, 0), probability });
      continue;
    }
    for (const [z, weight] of RESIDUALS) {
      outcomes.push({
        spxReturn,
        vixMove: tied(spxReturn, z * deviation),
        probability: probability * weight,
      });
    }
  }
  return outcomes;
}

/** SPX alone: slices between levels evenly spaced in deviations, each at its middle. */
function marginal(
  { market }: Position,
  { elapsed }: Ahead,
  law: LawName,
): readonly { readonly spxReturn: number; readonly probability: number }[] {
  const { smile, level, forward, years } = market;
  const ends = elapsed >= years * (1 - 1e-9);
  const volatility = law.kind === 'smile' ? smileVolatility(smile, smile.forward) : law.volatility;
  const s = volatility * Math.sqrt(Math.max(elapsed, 0));
  const mean = years > 0 ? level * (forward / level) ** Math.min(elapsed / years, 1) : level;
  if (!(s > LEAST_DEVIATION)) return [{ spxReturn: mean / level - 1, probability: 1 }];
  const own = law.kind === 'smile' && ends && years > 0;
  // A skewed law reaches further down than the normal one; its own quantiles say how far.
  const least = own ? Math.log(smileQuantile(smile, 1e-7) / smile.forward) / s : -REACH;
  const low = Math.max(Math.min(-REACH, Number.isFinite(least) ? least : -REACH), -FURTHEST);
  const at = (z: number) => mean * Math.exp(z * s);
  const cdf = (z: number) =>
    own ? smileCdf(smile, smile.forward * Math.exp(z * s)) : normalCdf(z + 0.5 * s);
  const step = (REACH - low) / STEPS;
  const slices: { spxReturn: number; probability: number }[] = [];
  let before = 0;
  for (let i = 0; i <= STEPS; i++) {
    const z = low + i * step;
    const upTo = i === STEPS ? 1 : Math.max(before, cdf(z + 0.5 * step));
    slices.push({ spxReturn: at(z) / level - 1, probability: upTo - before });
    before = upTo;
  }
  return slices;
}
