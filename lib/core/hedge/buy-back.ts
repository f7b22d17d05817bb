import { type ValueAt, valueAt, valueLegs } from '../condor/value';
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
  const volatility = (strike: number) => smileVolatility(smile, (strike * smile.forward) / moved) + more;
  const [k1, k2, k3, k4] = condor.strikes;
  const volatilities = [volatility(k1), volatility(k2), volatility(k3), volatility(k4)] as const;
  const legs = valueLegs(condor.strikes, volatilities, root);
  const at: ValueAt = { value: 0, delta: 0 };
  valueAt(legs, moved, at);
  return at;
}
