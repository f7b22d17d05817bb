import { type ValueAt, type ValueLegs, valueAt } from '../condor/value';
import { smileVolatility } from '../pricing/smile';
import type { Position } from './position';

/**
 * Cost of buying one condor back now and its slope, in points: with every volatility `more` higher, with the forward at
 * a `share` of itself, or with no `time` left.
 */
export function buyBack(
  { condor, market }: Pick<Position, 'condor' | 'market'>,
  { more = 0, share = 1, time = true }: { more?: number; share?: number; time?: boolean } = {},
): ValueAt {
  const { smile, forward, years } = market;
  const root = time ? Math.sqrt(Math.max(years, 0)) : 0;
  const moved = forward * share;
  const deviation = (strike: number) =>
    root > 0 ? (smileVolatility(smile, (strike * smile.forward) / moved) + more) * root : 0;
  const [k1, k2, k3, k4] = condor.strikes;
  const legs: ValueLegs = {
    strikes: condor.strikes,
    logs: [Math.log(k1), Math.log(k2), Math.log(k3), Math.log(k4)],
    deviations: [deviation(k1), deviation(k2), deviation(k3), deviation(k4)],
  };
  const at: ValueAt = { value: 0, delta: 0 };
  valueAt(legs, moved, at);
  return at;
}
