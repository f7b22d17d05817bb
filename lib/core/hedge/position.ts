import { type Condor, feesOf } from '../condor/condor';
import { type ValueAt, valueAt, valueLegs } from '../condor/value';
import { type Smile, smileVolatility } from '../pricing/smile';
import type { JointModel } from './coefficients';
import { responseOver, vixMove } from './joint';
import { agedLegs, agedValue, type HeldLeg, legsCost } from './leg';
import { spxVolBeta } from './tenor';

/** The SPX side of a position as it stands now. */
export type SpxMarket = {
  /** Where the index stands, in points: returns are counted from here. */
  readonly level: number;
  /** Forward of the condor's expiry, in points. */
  readonly forward: number;
  /** To the condor's settlement, in years. */
  readonly years: number;
  readonly smile: Smile;
  /** The level of VIX, in points. */
  readonly vix: number;
};

/** A condor and the VIX calls held against it, each on its own clock. */
export type Position = {
  readonly condor: Condor;
  readonly market: SpxMarket;
  readonly legs: readonly HeldLeg[];
  readonly model: JointModel;
  /** Money per VIX contract bought or sold. */
  readonly hedgeFee: number;
};

/** How far ahead: years for the clocks of the options, trading days for the response of VIX. */
export type Ahead = { readonly elapsed: number; readonly tradingDays: number };

/**
 * Points that VIX moves with an SPX return by the model, plus a residual, over the time ahead; VIX itself stays above the
 * floor.
 */
export function tiedTo(
  { model, market }: Pick<Position, 'model' | 'market'>,
  { tradingDays }: Ahead,
): (spxReturn: number, residual: number) => number {
  const response = responseOver(model, tradingDays);
  const lowest = Math.min(0, model.lowestForward - market.vix);
  return (spxReturn, residual) => Math.max(vixMove(response, spxReturn, market.vix) + residual, lowest);
}

/** One value of it. */
export function tiedMove(
  position: Pick<Position, 'model' | 'market'>,
  spxReturn: number,
  ahead: Ahead,
  residual = 0,
): number {
  return tiedTo(position, ahead)(spxReturn, residual);
}

const at: ValueAt = { value: 0, delta: 0 };

/**
 * Money made by the condors, fees off, as a function of the SPX return and the VIX move: `n M (c − V) − fees`. The smile
 * keeps its moneyness, its level follows VIX by the tenor response, and the forward's premium over the index shrinks with
 * the time left.
 */
export function condorAfter(
  { condor, market, model }: Pick<Position, 'condor' | 'market' | 'model'>,
  elapsed: number,
): (spxReturn: number, vixMove: number) => number {
  const { level, forward, years, smile } = market;
  const left = Math.max(years - elapsed, 0);
  const carried = level * (years > 0 ? (forward / level) ** (left / years) : 1);
  const { strikes } = condor;
  const [k1, k2, k3, k4] = strikes;
  const size = condor.count * condor.multiplier;
  const fees = feesOf(condor);
  const scaling = smileScaling(market, model);
  const root = Math.sqrt(left);
  const flat = smile.pieces.length === 0 && smile.left.share === 1 ? smile.left.volatility : null;
  return (spxReturn, vixMove) => {
    const moved = carried * (1 + spxReturn);
    const scale = root > 0 ? scaling(vixMove) * root : 0;
    const deviation = (strike: number) =>
      scale > 0 ? scale * (flat ?? smileVolatility(smile, (strike * smile.forward) / moved)) : 0;
    const deviations = [deviation(k1), deviation(k2), deviation(k3), deviation(k4)] as const;
    valueAt(valueLegs(strikes, deviations, 1), moved, at);
    return size * (condor.credit - at.value) - fees;
  };
}

/** One value of it. */
export function condorProfit(
  position: Pick<Position, 'condor' | 'market' | 'model'>,
  spxReturn: number,
  vixMove: number,
  elapsed: number,
): number {
  return condorAfter(position, elapsed)(spxReturn, vixMove);
}

/** No vol of the condor's expiry falls below this share of itself, however far VIX falls. */
const LEAST_SCALE = 0.25;

/** What the smile's volatilities are multiplied by when VIX moves: the one at the money moves `β ΔVIX` vol points. */
export function smileScaling({ smile, years }: SpxMarket, model: JointModel): (vixMove: number) => number {
  const atm = smileVolatility(smile, smile.forward);
  if (!(atm > 0)) return () => 1;
  const perPoint = spxVolBeta(model, 365 * years) / 100 / atm;
  return (vixMove) => Math.max(1 + perPoint * vixMove, LEAST_SCALE);
}

/** Money made by the VIX calls, fees off, as a function of the VIX move. */
export function hedgeAfter(
  { model, legs, hedgeFee }: Pick<Position, 'model' | 'legs' | 'hedgeFee'>,
  elapsed: number,
): (vixMove: number) => number {
  const aged = agedLegs(model, legs, elapsed);
  const paid = hedgePaid({ legs, hedgeFee });
  return (vixMove) => agedValue(model, aged, vixMove) - paid;
}

/** One value of it. */
export function hedgeProfit(
  position: Pick<Position, 'model' | 'legs' | 'hedgeFee'>,
  vixMove: number,
  elapsed: number,
): number {
  return hedgeAfter(position, elapsed)(vixMove);
}

/** Money paid for the VIX calls, fees in. */
export function hedgePaid({ legs, hedgeFee }: Pick<Position, 'legs' | 'hedgeFee'>): number {
  return legsCost(legs) + legs.reduce((sum, { contracts }) => sum + Math.abs(contracts) * hedgeFee, 0);
}

/** The whole position at an SPX return (a fraction), a VIX move (points) and a time. Money. */
export function combinedProfit(
  position: Position,
  spxReturn: number,
  vixMove: number,
  elapsed: number,
): number {
  return condorProfit(position, spxReturn, vixMove, elapsed) + hedgeProfit(position, vixMove, elapsed);
}

/** The same condor with a hedge of another size: every count times `ratio`. */
export function scaled(position: Position, ratio: number): Position {
  return {
    ...position,
    legs: position.legs.map((held) => ({ ...held, contracts: held.contracts * ratio })),
  };
}
