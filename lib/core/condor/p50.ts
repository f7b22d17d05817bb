import { type PathFailure, type PathRun, startPaths } from '../pricing/paths';
import { fail, type Result } from '../result';
import { type Condor, condorOf, netCredit } from './condor';
import type { NumbersRefusal } from './numbers';
import { refuseSituation, type Situation } from './situation';
import { type ValueAt, valueAt, valueLegs } from './value';

const MINUTES_PER_YEAR = 525_600;
/** Beyond so many looks a path tells no more: a month is looked at every nine minutes, a day every one. */
const MOST_LOOKS = 5_000;

/**
 * P50: does the profit reach half of the largest one before settlement, or at it? Prepared here; `advancePaths`
 * runs it in slices, in a Web Worker if wanted, and `pathEstimate` tells the probability with its error. The level
 * moves with the volatility at the money, each leg keeps its own (sticky strike); the same seed, the same answer.
 */
export function startP50(
  condor: Condor,
  situation: Situation,
  seed: number,
): Result<PathRun, NumbersRefusal | PathFailure> {
  const checked = condorOf(condor);
  if (!checked.ok) return checked;
  const refusal = refuseSituation(situation);
  if (refusal !== null) return fail(refusal);
  const { strikes } = checked.value;
  const net = netCredit(checked.value);
  const minutes = situation.years * MINUTES_PER_YEAR;
  const at: ValueAt = { value: 0, delta: 0 };
  return startPaths({
    forward: situation.level,
    volatility: situation.volatility,
    minutes,
    every: Math.max(1, Math.ceil(minutes / MOST_LOOKS)),
    value: (level, minutesLeft) => {
      const root = Math.sqrt(minutesLeft / MINUTES_PER_YEAR);
      valueAt(valueLegs(strikes, situation.volatilities, root), level, at);
      return net - at.value;
    },
    threshold: net / 2,
    seed,
  });
}
