import { DEFAULT_JOINT, type JointModel, refuseJoint } from './coefficients';
import { DEFAULT_GATE, type GateSettings } from './gate';
import { type HedgeSet, refuseSet } from './layer';
import type { Move } from './moves';
import { MOVES } from './moves';
import { CLASSIC, HEDGE_SETS } from './presets';
import { DEFAULT_SIZING, type SizingSettings } from './sizing';
import { SIZING_RULES } from './sizing-rules';

/** Everything a user can turn about a hedge. */
export type HedgeSettings = {
  readonly model: JointModel;
  readonly set: HedgeSet;
  /** The sets that stand beside it in the table of costs. */
  readonly compared: readonly HedgeSet[];
  readonly moves: readonly Move[];
  readonly sizing: SizingSettings;
  readonly gate: GateSettings;
  /** The fall that is feared, a fraction above 0, and the trading days it takes. */
  readonly stress: { readonly fall: number; readonly days: number };
  /** Quotes of VIX older than so many minutes are not used. */
  readonly oldest: number;
  /** Risk-free, a fraction a year, for expiries whose quotes do not tell. */
  readonly rate: number;
  /** A fraction a year. */
  readonly costOfCapital: number;
  /** Money per VIX contract bought or sold. */
  readonly hedgeFee: number;
};

export const DEFAULT_HEDGE: HedgeSettings = {
  model: DEFAULT_JOINT,
  set: CLASSIC,
  compared: HEDGE_SETS,
  moves: MOVES,
  sizing: DEFAULT_SIZING,
  gate: DEFAULT_GATE,
  stress: { fall: 0.03, days: 1 },
  oldest: 20,
  rate: 0.04,
  costOfCapital: 0.1,
  hedgeFee: 0,
};

/** The first setting that means nothing, by its path, or null. */
export function refuseSettings(settings: HedgeSettings): string | null {
  const { model, set, compared, moves, sizing, gate, stress, oldest, rate, costOfCapital, hedgeFee } =
    settings;
  const wrong = refuseJoint(model);
  if (wrong !== null) return `model.${wrong}`;
  for (const [i, each] of [set, ...compared].entries()) {
    const refused = refuseSet(each);
    if (refused !== null)
      return `${i === 0 ? 'set' : `compared[${i - 1}]`}.layers[${refused.layer}].${refused.what}`;
  }
  for (const [i, { spx, vixMove, days }] of moves.entries()) {
    const amount = spx.kind === 'return' ? spx.fraction : spx.count;
    const moved = vixMove === 'tied' || Math.abs(vixMove) <= 1000;
    if (!(Math.abs(amount) <= 100 && moved && days > 0 && days <= 250)) return `moves[${i}]`;
  }
  for (const rule of SIZING_RULES) {
    const { low, high } = sizing.bands[rule];
    if (!(low >= 0 && high >= low && high <= 100)) return `sizing.bands.${rule}`;
  }
  if (!(sizing.capital === null || (sizing.capital > 0 && sizing.capital <= 1e12))) return 'sizing.capital';
  if (!(sizing.mostDebit === null || (sizing.mostDebit >= 0 && sizing.mostDebit <= 1e12)))
    return 'sizing.mostDebit';
  if (!(gate.share >= 0 && gate.share <= 100)) return 'gate.share';
  if (!(gate.captured >= 0 && gate.captured <= 10)) return 'gate.captured';
  if (gate.law.kind === 'lognormal' && !(gate.law.volatility >= 0 && gate.law.volatility <= 10))
    return 'gate.law.volatility';
  if (!(stress.fall > 0 && stress.fall < 1)) return 'stress.fall';
  if (!(stress.days >= 1 && stress.days <= 250)) return 'stress.days';
  if (!(oldest > 0)) return 'oldest';
  if (!(Math.abs(rate) <= 1)) return 'rate';
  if (!(costOfCapital >= 0 && costOfCapital <= 10)) return 'costOfCapital';
  if (!(hedgeFee >= 0 && hedgeFee <= 1e6)) return 'hedgeFee';
  return null;
}
