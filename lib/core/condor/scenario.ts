import type { Smile } from '../pricing/smile';
import { smileVolatility } from '../pricing/smile';
import { ok, type Result } from '../result';
import { remember } from '../stages/remember';
import {
  crossings,
  DEFAULT_RULE,
  type Stage,
  type SurfaceRule,
  scaledStage,
  stageWhatIf,
  valueGrid,
  type WhatIfRefusal,
} from './whatif';

/** A condor that is held, as plots and what-if see it. */
export type Holding = {
  readonly strikes: readonly [number, number, number, number];
  readonly smile: Smile;
  /** Credit after fees, in points. */
  readonly net: number;
  /** Money for one point of the whole position. */
  readonly size: number;
  /** Until settlement. */
  readonly years: number;
};

/** What is supposed to happen. */
export type Scenario = {
  /** Where the forward stands then, in points; `null` leaves it where it is. */
  readonly level: number | null;
  /** Where VIX stands then, in points; `null` leaves it to the joint model. Nothing without a hedge. */
  readonly vix: number | null;
  /** Added to every volatility, a fraction; beside what VIX does to them. */
  readonly shift: number;
  /** Share of the time to settlement that has passed, from 0 to 1. */
  readonly elapsed: number;
  readonly rule: SurfaceRule;
};

export const AS_IT_IS: Scenario = { level: null, vix: null, shift: 0, elapsed: 0, rule: DEFAULT_RULE };

/** Money gained or lost on closing, in the order of the levels; settlement where no time is left. */
export type Profits = Float64Array;

/** What every volatility is multiplied by at a level. */
export type Scaling = (level: number) => number;

export type Outlook = {
  /** One row of profits for each share of time that has passed; the smile may follow the level by a factor. */
  rows(
    levels: Float64Array,
    elapsed: readonly number[],
    shift: number,
    scaling?: Scaling,
  ): Result<readonly Profits[], WhatIfRefusal>;
  /** At one level and time. */
  at(scenario: Scenario): Result<number, WhatIfRefusal>;
  /** Where closing would bring neither gain nor loss, rising. */
  breakEvens(scenario: Scenario): Result<readonly number[], WhatIfRefusal>;
};

/** The what-if of one holding under one surface rule; the smile is asked once, sliders only price. */
export function outlookOf(holding: Holding, rule: SurfaceRule): Outlook {
  const { strikes, smile, net, size, years } = holding;
  const forward = smile.forward;
  const ask = (logMoneyness: number) => smileVolatility(smile, forward * Math.exp(logMoneyness));
  const staged = (levels: Float64Array) => stageWhatIf({ strikes, forward, smile: ask, rule }, levels);
  const known = new WeakMap<Float64Array, Result<Stage, WhatIfRefusal>>();
  const stage = (levels: Float64Array) => {
    const found = known.get(levels) ?? staged(levels);
    known.set(levels, found);
    return found;
  };
  const priced = (on: Stage, elapsed: readonly number[], shift: number) => {
    const grid = valueGrid(
      on,
      elapsed.map((share) => years * (1 - share)),
      shift,
    );
    if (!grid.ok) return grid;
    const count = on.levels.length;
    return ok(
      elapsed.map((_, t) =>
        grid.value.subarray(t * count, (t + 1) * count).map((value) => size * (net - value)),
      ),
    );
  };
  const rows: Outlook['rows'] = (levels, elapsed, shift, scaling) => {
    const on = stage(levels);
    if (!on.ok) return on;
    return priced(scaling ? scaledStage(on.value, levels.map(scaling)) : on.value, elapsed, shift);
  };
  return {
    rows,
    at: ({ level, shift, elapsed }) => {
      const row = rows(Float64Array.of(level ?? forward), [elapsed], shift);
      return row.ok ? ok((row.value[0] as Profits)[0] as number) : row;
    },
    breakEvens: ({ shift, elapsed }) =>
      evensOf(holding, (levels) => {
        const row = rows(levels, [elapsed], shift);
        return row.ok ? ok(row.value[0] as Profits) : row;
      }),
  };
}

/** Break-evens are looked for this far out of the strikes, as a share of the forward. */
const REACH = 0.25;
/** The strikes are among them, where what is settled bends. */
const coarse = remember((k1: number, k2: number, k3: number, k4: number, forward: number) => {
  const low = Math.max(k1 * 0.5, k1 - REACH * forward);
  const high = k4 + REACH * forward;
  const levels = [k1, k2, k3, k4, ...evenly(low, high, 1_024)].sort((a, b) => a - b);
  return Float64Array.from(levels.filter((level, i) => i === 0 || level > (levels[i - 1] as number)));
});

/** Levels, rising, where a profit of the holding crosses zero; the row is asked again, finer, around each. */
export function evensOf<E>(
  { strikes, smile }: Pick<Holding, 'strikes' | 'smile'>,
  row: (levels: Float64Array) => Result<Profits, E>,
): Result<readonly number[], E> {
  const levels = coarse(...strikes, smile.forward);
  const found = row(levels);
  if (!found.ok) return found;
  const evens: number[] = [];
  for (const even of crossings(levels, found.value, 0)) {
    const after = Math.max(
      levels.findIndex((level) => level >= even),
      1,
    );
    const near = Float64Array.from(evenly(levels[after - 1] as number, levels[after] as number, 64));
    const finer = row(near);
    if (!finer.ok) return finer;
    evens.push(crossings(near, finer.value, 0)[0] ?? even);
  }
  return ok(evens);
}

function evenly(low: number, high: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

/** What settlement at a level leaves in money: straight between the strikes. */
export function settled(
  { strikes: [k1, k2, k3, k4], net, size }: Pick<Holding, 'strikes' | 'net' | 'size'>,
  level: number,
): number {
  const cost = level < k2 ? Math.min(k2 - level, k2 - k1) : level > k3 ? Math.min(level - k3, k4 - k3) : 0;
  return size * (net - cost);
}
