import type { JointModel } from '../hedge/coefficients';
import { type Tale, taleOf } from '../hedge/expectation';
import type { Outcome } from '../hedge/joint-law';
import type { HeldLeg } from '../hedge/leg';
import {
  type Ahead,
  hedgeAfter,
  type Position,
  type SpxMarket,
  smileScaling,
  tiedTo,
} from '../hedge/position';
import { rootsOn } from '../hedge/roots';
import type { Right } from '../market/chain';
import { blackPrice } from '../pricing/black';
import { smileVolatility } from '../pricing/smile';

/** Index options of one expiry that are held, per unit of the multiplier; sold ones negative. */
export type HeldOption = {
  readonly right: Right;
  readonly strike: number;
  readonly contracts: number;
  /** Of its own expiry. */
  readonly market: Pick<SpxMarket, 'level' | 'forward' | 'years' | 'smile'>;
};

/** What is held after an action, and the money that came in for it so far. */
export type Holding = {
  /** Premiums less fees, of the index options. */
  readonly cash: number;
  readonly options: readonly HeldOption[];
  readonly multiplier: number;
  readonly hedge: readonly HeldLeg[];
  readonly hedgeFee: number;
  readonly model: JointModel;
};

/**
 * Profit since entry as a function of the SPX return and the VIX move so many years on. An expiry that still lives is
 * valued under its own smile, moneyness kept, its level following VIX.
 */
export function profitAfter(
  holding: Holding,
  elapsed: number,
): (spxReturn: number, vixMove: number) => number {
  const { cash, options, multiplier, model, hedge, hedgeFee } = holding;
  const bought = hedgeAfter({ model, legs: hedge, hedgeFee }, elapsed);
  const valued = options.map(({ right, strike, contracts, market }) => {
    const { level, forward, years, smile } = market;
    const left = Math.max(years - elapsed, 0);
    const carried = level * (years > 0 ? (forward / level) ** (left / years) : 1);
    const scaling = smileScaling({ ...market, vix: 0 }, model);
    return (spxReturn: number, vixMove: number) => {
      const moved = carried * (1 + spxReturn);
      const volatility =
        left > 0 ? scaling(vixMove) * smileVolatility(smile, (strike * smile.forward) / moved) : 0;
      return contracts * multiplier * blackPrice({ right, forward: moved, strike, years: left, volatility });
    };
  });
  return (spxReturn, vixMove) => {
    let sum = cash + bought(vixMove);
    for (const value of valued) sum += value(spxReturn, vixMove);
    return sum;
  };
}

const SPAN = 0.2;
/** The strikes, where it bends, are nodes besides. */
const NODES = 160;

/** Every level of SPX, rising, where nothing is made or lost at that moment, VIX tied to SPX by the model. */
export function breakEvensOf(
  holding: Holding,
  position: Pick<Position, 'model' | 'market'>,
  ahead: Ahead,
): readonly number[] {
  if (holding.options.length + holding.hedge.length === 0) return [];
  const { level } = position.market;
  const profit = profitAfter(holding, ahead.elapsed);
  const tied = tiedTo(position, ahead);
  const nodes = new Set(
    holding.options.map(({ strike }) => strike).filter((strike) => Math.abs(strike / level - 1) < SPAN),
  );
  for (let i = 0; i <= NODES; i++) nodes.add(level * (1 - SPAN + (2 * SPAN * i) / NODES));
  return rootsOn(
    (spx) => profit(spx / level - 1, tied(spx / level - 1, 0)),
    [...nodes].sort((a, b) => a - b),
  );
}

/** Most that the index options can cost at settlement: expiries of their own can lose one after the other. */
export function widestLoss({ options, multiplier }: Pick<Holding, 'options' | 'multiplier'>): number {
  const years = [...new Set(options.map(({ market }) => market.years))];
  const losses = years.map((each) => {
    const legs = options.filter(({ market }) => market.years === each);
    const at = (level: number) =>
      legs.reduce(
        (sum, { right, strike, contracts }) =>
          sum + contracts * Math.max(right === 'call' ? level - strike : strike - level, 0),
        0,
      );
    return -Math.min(0, ...[0, ...legs.map(({ strike }) => strike), 1e9].map(at));
  });
  return multiplier * losses.reduce((sum, loss) => sum + loss, 0);
}

/** Chance of a profit, mean, and mean of the worst twentieth, in money. */
export function taleOfHolding(holding: Holding, outcomes: readonly Outcome[], elapsed: number): Tale {
  const profit = profitAfter(holding, elapsed);
  return taleOf(
    outcomes.map(({ spxReturn, vixMove, probability }) => ({
      money: profit(spxReturn, vixMove),
      probability,
    })),
  );
}
