import { fail, ok, type Result } from '../result';
import { type Condor, condorOf } from './condor';
import { legsOf, type NumbersRefusal } from './numbers';
import { refuseSituation, type Situation } from './situation';
import { type ValueAt, valueAt } from './value';

/** What is still to be earned by waiting, forward and volatilities held. */
export type TimeValueLeft = {
  readonly hours: number;
  /** Cost of buying back less what settlement here would cost, in points. */
  readonly points: number;
  /** The same as a share of the credit. */
  readonly share: number;
};

const HOURS_PER_YEAR = 8760;
/** A curve of a year by the hour, and no longer. */
const MOST_HOURS = 8760;

/** From now to settlement, an entry per whole hour left and one for each end; most hours left first. */
export function timeValueLeft(
  condor: Condor,
  situation: Situation,
): Result<readonly TimeValueLeft[], NumbersRefusal | 'too-long-for-hours'> {
  const checked = condorOf(condor);
  if (!checked.ok) return checked;
  const refusal = refuseSituation(situation);
  if (refusal !== null) return fail(refusal);
  const left = situation.years * HOURS_PER_YEAR;
  if (left > MOST_HOURS) return fail('too-long-for-hours');

  const { strikes, credit } = checked.value;
  const at: ValueAt = { value: 0, delta: 0 };
  const costAt = (hours: number) => {
    const legs = legsOf(situation, strikes, Math.sqrt(hours / HOURS_PER_YEAR));
    valueAt(legs, situation.forward, at);
    return at.value;
  };
  const settled = costAt(0);
  const curve: TimeValueLeft[] = [];
  const add = (hours: number) => {
    const points = costAt(hours) - settled;
    curve.push({ hours, points, share: points / credit });
  };
  add(left);
  for (let hours = Math.ceil(left) - 1; hours > 0; hours--) add(hours);
  if (left > 0) add(0);
  return ok(curve);
}
