import { describe, expect, it } from 'vitest';
import type { Condor } from '@/lib/core/condor/condor';
import { startP50 } from '@/lib/core/condor/p50';
import type { Situation } from '@/lib/core/condor/situation';
import { blackPrice } from '@/lib/core/pricing/black';
import { advancePaths, type PathRun, pathEstimate } from '@/lib/core/pricing/paths';

const minutes = 240;
const years = minutes / 525_600;
const condor: Condor = {
  strikes: [5950, 5970, 6030, 6050],
  credit: 4,
  multiplier: 100,
  count: 1,
  fee: 0,
  sides: 1,
};
const situation: Situation = {
  forward: 6000,
  level: 6000,
  years,
  volatility: 0.25,
  volatilities: [0.27, 0.26, 0.24, 0.24],
  below: null,
  above: null,
  forecast: null,
  history: null,
  straddle: null,
};

function started(of: Condor = condor, at: Situation = situation, seed = 7): PathRun {
  const run = startP50(of, at, seed);
  if (!run.ok) throw new Error(run.error);
  return run.value;
}

/** The same question asked the slow way: every minute of every path priced leg by leg. */
function bruteForce(paths: number): number {
  let state = 1;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const step = 0.25 / Math.sqrt(525_600);
  let reached = 0;
  for (let path = 0; path < paths; path += 1) {
    let level = 6000;
    for (let left = minutes - 1; left >= 0; left -= 1) {
      level *= Math.exp(step * normal() - step * step * 0.5);
      if (4 - cost(level, left / 525_600) >= 2) {
        reached += 1;
        break;
      }
    }
  }
  return reached / paths;
}

function cost(level: number, time: number): number {
  const leg = (right: 'put' | 'call', i: 0 | 1 | 2 | 3) =>
    blackPrice({
      right,
      forward: level,
      strike: condor.strikes[i],
      years: time,
      volatility: situation.volatilities[i],
    });
  return leg('put', 1) - leg('put', 0) + leg('call', 2) - leg('call', 3);
}

describe('P50', () => {
  it('agrees with pricing every minute of every path, within the errors of both', () => {
    const { probability, standardError } = pathEstimate(advancePaths(started(), 20_000));
    const slow = bruteForce(2_000);
    const both = Math.hypot(standardError, Math.sqrt((slow * (1 - slow)) / 2_000));
    expect(Math.abs(probability - slow)).toBeLessThan(4 * both);
    expect(standardError).toBeLessThan(0.005);
  });

  it('is the same for the same seed, in one go or in slices, also after a stay in storage', () => {
    const whole = pathEstimate(advancePaths(started(), 3_000));
    let sliced = started();
    for (let i = 0; i < 30; i += 1) sliced = structuredClone(advancePaths(sliced, 100));
    expect(pathEstimate(sliced)).toEqual(whole);
    expect(pathEstimate(advancePaths(started(condor, situation, 8), 3_000))).not.toEqual(whole);
  });

  it('is certain where half is made already, and impossible to ask of what is no condor', () => {
    const nearlyOver = { ...situation, years: 1 / 525_600 };
    expect(pathEstimate(advancePaths(started(condor, nearlyOver), 10)).probability).toBe(1);
    expect(startP50({ ...condor, strikes: [1, 1, 2, 3] }, situation, 1).ok).toBe(false);
    expect(startP50(condor, { ...situation, years: Number.NaN }, 1).ok).toBe(false);
  });

  it('falls when the shorts are nearer', () => {
    const near: Condor = { ...condor, strikes: [5970, 5990, 6010, 6030] };
    const of = (which: Condor) =>
      pathEstimate(advancePaths(started({ ...which, credit: 4 }), 5_000)).probability;
    expect(of(near)).toBeLessThan(of(condor));
  });
});
