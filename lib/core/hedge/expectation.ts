import type { Outcome } from './joint-law';
import { condorAfter, hedgeAfter, hedgePaid, type Position } from './position';

/** Means and tails of one side of the comparison, in money. */
export type Tale = {
  readonly expectation: number;
  readonly probabilityOfProfit: number;
  /** Mean of the worst 5 % of outcomes. */
  readonly worstTwentieth: number;
};

export type Expectations = {
  /** What the VIX calls are worth on average: no debit taken off. */
  readonly hedgeValue: number;
  readonly hedge: Tale;
  readonly alone: Tale;
  readonly combined: Tale;
};

const TAIL = 0.05;

/** Expected values of hedge, condor and pair over the outcomes of a joint law, so many years ahead. */
export function expectationsOf(
  position: Position,
  outcomes: readonly Outcome[],
  elapsed: number,
): Expectations {
  const condor = condorAfter(position, elapsed);
  const hedge = hedgeAfter(position, elapsed);
  const paid = hedgePaid(position);
  const columns = { hedge: [] as Weighed[], alone: [] as Weighed[], combined: [] as Weighed[] };
  let hedgeValue = 0;
  for (const { spxReturn, vixMove, probability } of outcomes) {
    const bare = condor(spxReturn, vixMove);
    const bought = hedge(vixMove);
    hedgeValue += probability * (bought + paid);
    columns.alone.push({ money: bare, probability });
    columns.hedge.push({ money: bought, probability });
    columns.combined.push({ money: bare + bought, probability });
  }
  return {
    hedgeValue,
    hedge: taleOf(columns.hedge),
    alone: taleOf(columns.alone),
    combined: taleOf(columns.combined),
  };
}

/** An outcome in money. */
export type Weighed = { readonly money: number; readonly probability: number };

/** Mean, chance of a profit and the worst twentieth of outcomes. */
export function taleOf(outcomes: readonly Weighed[]): Tale {
  let expectation = 0;
  let winning = 0;
  for (const { money, probability } of outcomes) {
    expectation += money * probability;
    if (money > 0) winning += probability;
  }
  const worst = outcomes.toSorted((a, b) => a.money - b.money);
  let left = TAIL;
  let lost = 0;
  for (const { money, probability } of worst) {
    const taken = Math.min(probability, left);
    lost += taken * money;
    left -= taken;
    if (left <= 0) break;
  }
  return {
    expectation,
    probabilityOfProfit: Math.min(Math.max(winning, 0), 1),
    worstTwentieth: outcomes.length === 0 ? 0 : lost / TAIL,
  };
}
