import { agedLegs, agedValue, legsCost } from './leg';
import { type Ahead, condorAfter, hedgeAfter, type Position, tiedTo } from './position';
import { type Slippage, slippageOf } from './slippage';
import { heldAtNatural, legsOfSet, type SnappedSet } from './snapped-set';

/** Falls of SPX that every hedge is asked about, as fractions. */
export const FALLS = [0.02, 0.03, 0.05] as const;

/** Costs and benefits of one sized hedge in one row, in money. Profits are against the debit at natural prices. */
export type CostRow = {
  readonly set: string;
  readonly counts: readonly number[];
  readonly debit: number;
  /** Lost from today's mid over one quiet trading day, VIX doing what the model says. */
  readonly bleedPerQuietDay: number;
  /** Lost where the short call is tested: positive is a loss. */
  readonly callSideLoss: number;
  readonly gains: readonly { readonly fall: number; readonly gain: number }[];
  readonly stressGain: number;
  /** `stress gain ÷ loss of the condors there`; `null` where they do not lose. */
  readonly offset: number | null;
  /** `debit ÷ stress gain`; `null` where there is no gain to pay for. */
  readonly costPerOffset: number | null;
  readonly slippage: Slippage;
};

export type CostInput = {
  /** Its legs do not matter: each row brings its own. */
  readonly position: Position;
  readonly snapped: SnappedSet;
  readonly counts: readonly number[];
  /** The fall that is feared, a fraction above 0. */
  readonly stress: number;
  /** When the stress is over, and when one quiet day is. */
  readonly ahead: Ahead;
  readonly quietDay: Ahead;
};

/** How far above today the call side counts as tested where the short call is already reached. */
const TESTED_ABOVE = 0.01;

export function costRow(input: CostInput): CostRow {
  const { snapped, counts, stress, ahead, quietDay } = input;
  const position = { ...input.position, legs: heldAtNatural(snapped, counts) };
  const { model, legs, market, condor } = position;
  const hedge = hedgeAfter(position, ahead.elapsed);
  const tied = tiedTo(position, ahead);
  const gainAt = (spxReturn: number) => (legs.length === 0 ? 0 : hedge(tied(spxReturn, 0)));
  const now = agedValue(model, agedLegs(model, legs, 0), 0);
  const tomorrow = agedValue(
    model,
    agedLegs(model, legs, quietDay.elapsed),
    tiedTo(position, quietDay)(0, 0),
  );
  const toShortCall = condor.strikes[2] / market.level - 1;
  const stressGain = gainAt(-stress);
  const condorLoss = -condorAfter(position, ahead.elapsed)(-stress, tied(-stress, 0));
  const debit = legsCost(legs);
  return {
    set: snapped.set.id,
    counts,
    debit,
    bleedPerQuietDay: now - tomorrow,
    callSideLoss: 0 - gainAt(Math.max(toShortCall, TESTED_ABOVE)),
    gains: FALLS.map((fall) => ({ fall, gain: gainAt(-fall) })),
    stressGain,
    offset: condorLoss > 0 ? stressGain / condorLoss : null,
    costPerOffset: stressGain > 0 && debit > 0 ? debit / stressGain : null,
    slippage: slippageOf(legsOfSet(snapped, counts)),
  };
}

/** Cheapest put-side offset first; hedges that have none come last, in the order they came. */
export function byCostOfOffset(rows: readonly CostRow[]): readonly CostRow[] {
  const key = ({ costPerOffset }: CostRow) => costPerOffset ?? Number.POSITIVE_INFINITY;
  return rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => (key(a.row) === key(b.row) ? a.i - b.i : key(a.row) - key(b.row)))
    .map(({ row }) => row);
}
