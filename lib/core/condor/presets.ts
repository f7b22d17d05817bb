import type { Limits } from './limits';
import { USUAL_WIDTHS } from './limits';
import type { Objective } from './objectives';

/** An entry rule as data: the user edits a copy, the search takes its limits. */
export type EntryPreset = {
  /** Names the rule; its words stand in the locale under this name. */
  readonly id: 'oneDay16Delta' | 'beforeFomc' | 'nonTrailed' | 'classic';
  /** Days to expiry the rule is meant for, both ends included. */
  readonly days: { readonly low: number; readonly high: number };
  /** True where the rule is for the session before a rate decision. */
  readonly beforeFomc: boolean;
  readonly objective: Objective;
  readonly limits: Limits;
};

/** "16 delta" means the listed strikes nearest to it, hence a band of two deltas either side. */
export const ENTRY_PRESETS: readonly EntryPreset[] = [
  {
    id: 'oneDay16Delta',
    days: { low: 1, high: 1 },
    beforeFomc: false,
    objective: 'pop',
    limits: {
      widths: USUAL_WIDTHS,
      unequalWings: true,
      outOfTheMoney: true,
      shortDelta: { low: 0.14, high: 0.18 },
      credit: { low: 0.85, high: 1.15 },
    },
  },
  {
    id: 'beforeFomc',
    days: { low: 0, high: 2 },
    beforeFomc: true,
    objective: 'returnOnRisk',
    limits: {
      widths: USUAL_WIDTHS,
      unequalWings: true,
      outOfTheMoney: true,
      shortDelta: { low: 0.15, high: 0.2 },
    },
  },
  {
    id: 'nonTrailed',
    days: { low: 0, high: 5 },
    beforeFomc: false,
    objective: 'returnOnRisk',
    limits: {
      widths: USUAL_WIDTHS,
      unequalWings: true,
      outOfTheMoney: true,
      deviations: { low: 1.5, high: 2 },
    },
  },
  {
    id: 'classic',
    days: { low: 20, high: 45 },
    beforeFomc: false,
    objective: 'returnOnRisk',
    // The rule names only the days; 10 to 30 delta is the band such condors are usually sold in.
    limits: {
      widths: USUAL_WIDTHS,
      unequalWings: true,
      outOfTheMoney: true,
      shortDelta: { low: 0.1, high: 0.3 },
    },
  },
];
