import { blackGreeks } from '../pricing/black';
import { buyBack } from './buy-back';
import { responseOver, vixSlope } from './joint';
import { type HeldLeg, legsCost, VIX_MULTIPLIER } from './leg';
import { type Ahead, condorAfter, hedgeAfter, type Position, tiedTo } from './position';
import { tenorBeta } from './tenor';

/** What the sizing rules compare, all in money: needs of all condors, and what one set does about them. */
export type Measures = {
  /** Lost by the condors at the stress; negative where they still win. */
  readonly condorLoss: number;
  /** Made by one set at the stress, its debit off. */
  readonly setGain: number;
  /** Lost by the condors for one vol point more of SPX. */
  readonly condorPerVolPoint: number;
  /** Made by one set for one point more of VIX. */
  readonly setPerVixPoint: number;
  /** Growth of the condors' delta since entry, money per SPX point; `null` where the entry is not known. */
  readonly deltaGrowth: number | null;
  /** Delta of one set in SPX points, as SPX falls: negative. */
  readonly setDelta: number;
  /** Debit of one set at natural prices, and of its first layer alone. */
  readonly setDebit: number;
  readonly firstLayerDebit: number;
  readonly maxLoss: number;
  readonly wingNotional: number;
  readonly strikeNotional: number;
  /** Lost by the condors in the next 1 % down beyond what their delta says. */
  readonly convexity: number;
};

export type MeasureInput = {
  /** Its legs are those of one set. */
  readonly position: Position;
  readonly firstLayer: readonly HeldLeg[];
  /** The fall that is feared, a fraction above 0, and when. */
  readonly stress: number;
  readonly ahead: Ahead;
  /** Delta of one condor when it was sold; `null` unknown. */
  readonly entryDelta: number | null;
};

/** Everything the rules need of one condor and one set. */
export function measure(input: MeasureInput): Measures {
  const { position, firstLayer, stress, ahead, entryDelta } = input;
  const { condor, market, legs } = position;
  const { strikes, credit, count, multiplier } = condor;
  const [k1, k2, k3, k4] = strikes;
  const size = count * multiplier;
  const move = tiedTo(position, ahead)(-stress, 0);
  const wider = Math.max(k2 - k1, k4 - k3);
  const now = buyBack(position);
  const linear = size * now.delta * market.forward * 0.01;
  const fallen = size * (buyBack(position, { share: 0.99 }).value - now.value);
  return {
    condorLoss: -condorAfter(position, ahead.elapsed)(-stress, move),
    setGain: hedgeAfter(position, ahead.elapsed)(move),
    condorPerVolPoint: size * (buyBack(position, { more: 0.01 }).value - now.value),
    setPerVixPoint: perVixPoint(position),
    deltaGrowth: entryDelta === null ? null : size * (-now.delta - entryDelta),
    setDelta: setDelta(position, ahead),
    setDebit: legsCost(legs),
    firstLayerDebit: legsCost(firstLayer),
    maxLoss: size * (wider - credit),
    wingNotional: size * wider,
    strikeNotional: size * k2,
    convexity: Math.max(0, fallen + linear),
  };
}

/** `Σ delta × β(d) × 100 × contracts`, discounted. */
export function perVixPoint({ model, legs }: Pick<Position, 'model' | 'legs'>): number {
  let sum = 0;
  for (const { leg, contracts } of legs) {
    const { delta } = blackGreeks({ right: 'call', ...leg });
    sum += contracts * VIX_MULTIPLIER * leg.discount * delta * tenorBeta(model, 365 * leg.years);
  }
  return sum;
}

function setDelta(position: Position, { tradingDays }: Ahead): number {
  const slope = vixSlope(responseOver(position.model, Math.min(tradingDays, 1)), 'down');
  return (perVixPoint(position) * slope) / position.market.level;
}
