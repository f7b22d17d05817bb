import type { Smile } from '../pricing/smile';
import { smileVolatility } from '../pricing/smile';
import { fail, ok, type Result } from '../result';
import { remember } from '../stages/remember';
import {
  crossings,
  DEFAULT_RULE,
  type Stage,
  type SurfaceRule,
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
  /** Added to every volatility, a fraction. */
  readonly shift: number;
  /** Share of the time to settlement that has passed, from 0 to 1. */
  readonly elapsed: number;
  readonly rule: SurfaceRule;
};

export const AS_IT_IS: Scenario = { level: null, shift: 0, elapsed: 0, rule: DEFAULT_RULE };

/** Money gained or lost on closing, in the order of the levels; settlement where no time is left. */
export type Profits = Float64Array;

export type Outlook = {
  /** One row of profits for each share of time that has passed. */
  rows(
    levels: Float64Array,
    elapsed: readonly number[],
    shift: number,
  ): Result<readonly Profits[], WhatIfRefusal>;
  /** At one level and time. */
  at(scenario: Scenario): Result<number, WhatIfRefusal>;
  /** Where closing would bring neither gain nor loss, rising. */
  breakEvens(scenario: Scenario): Result<readonly number[], WhatIfRefusal>;
};

/** Finer than a listed strike: a break-even between two of these is found on the straight line. */
const FINE = 1_024;
/** Break-evens are looked for this far out of the strikes, as a share of the forward. */
const REACH = 0.25;

/** The what-if of one holding under one surface rule; the smile is asked once, sliders only price. */
export function outlookOf(holding: Holding, rule: SurfaceRule): Outlook {
  const { strikes, smile, net, size, years } = holding;
  const forward = smile.forward;
  const ask = (logMoneyness: number) => smileVolatility(smile, forward * Math.exp(logMoneyness));
  const stage = remember(
    (levels: Float64Array): Result<Stage, WhatIfRefusal> =>
      stageWhatIf({ strikes, forward, smile: ask, rule }, levels),
  );
  const rows: Outlook['rows'] = (levels, elapsed, shift) => {
    const staged = stage(levels);
    if (!staged.ok) return staged;
    const grid = valueGrid(
      staged.value,
      elapsed.map((share) => years * (1 - share)),
      shift,
    );
    if (!grid.ok) return grid;
    const count = levels.length;
    return ok(
      elapsed.map((_, t) =>
        grid.value.subarray(t * count, (t + 1) * count).map((value) => size * (net - value)),
      ),
    );
  };
  return {
    rows,
    at: ({ level, shift, elapsed }) => {
      const row = outlookRow(holding, ask, rule, level ?? forward, shift, elapsed);
      return row.ok ? ok(row.value) : fail(row.error);
    },
    breakEvens: ({ shift, elapsed }) => {
      const low = Math.max(strikes[0] * 0.5, strikes[0] - REACH * forward);
      const high = strikes[3] + REACH * forward;
      const levels = fine(low, high);
      const found = rows(levels, [elapsed], shift);
      return found.ok ? ok(crossings(levels, found.value[0] as Profits, 0)) : found;
    },
  };
}

const fine = remember((low: number, high: number) =>
  Float64Array.from({ length: FINE }, (_, i) => low + ((high - low) * i) / (FINE - 1)),
);

function outlookRow(
  { strikes, smile, net, size, years }: Holding,
  ask: (logMoneyness: number) => number,
  rule: SurfaceRule,
  level: number,
  shift: number,
  elapsed: number,
): Result<number, WhatIfRefusal> {
  const staged = stageWhatIf({ strikes, forward: smile.forward, smile: ask, rule }, [level]);
  if (!staged.ok) return staged;
  const grid = valueGrid(staged.value, [years * (1 - elapsed)], shift);
  return grid.ok ? ok(size * (net - (grid.value[0] as number))) : grid;
}

/** What settlement at a level leaves in money: straight between the strikes. */
export function settled(
  { strikes: [k1, k2, k3, k4], net, size }: Pick<Holding, 'strikes' | 'net' | 'size'>,
  level: number,
): number {
  const cost = level < k2 ? Math.min(k2 - level, k2 - k1) : level > k3 ? Math.min(level - k3, k4 - k3) : 0;
  return size * (net - cost);
}
