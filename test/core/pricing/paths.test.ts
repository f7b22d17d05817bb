import { describe, expect, it } from 'vitest';
import { blackPrice } from '@/lib/core/pricing/black';
import { normalCdf } from '@/lib/core/pricing/normal';
import { advancePaths, type PathQuestion, pathEstimate, startPaths } from '@/lib/core/pricing/paths';
import { generatorOf, nextNormal, nextUniform } from '@/lib/core/pricing/random';
import { touchBoth, touchProbability } from '@/lib/core/pricing/touch';

const base: PathQuestion = {
  forward: 6000,
  volatility: 0.15,
  minutes: 390,
  value: () => 0,
  threshold: 1,
  seed: 7,
};

function run(question: Partial<PathQuestion>, paths: number) {
  const started = startPaths({ ...base, ...question });
  if (!started.ok) throw new Error(started.error);
  return pathEstimate(advancePaths(started.value, paths));
}

describe('the generator', () => {
  it('is normal: every one of a hundred equal shares is as full as chance allows', () => {
    const state = generatorOf(20261123);
    const shares = new Float64Array(100);
    const count = 400_000;
    let [sum, squares, fourths, far] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const x = nextNormal(state);
      const share = Math.min(99, Math.floor(100 * normalCdf(x)));
      shares[share] = (shares[share] ?? 0) + 1;
      sum += x;
      squares += x * x;
      fourths += x ** 4;
      if (Math.abs(x) > 3.5) far++;
    }
    const expected = count / 100;
    const chi = shares.reduce((total, share) => total + (share - expected) ** 2 / expected, 0);
    // χ² with 99 degrees of freedom: 148.2 is its 1 in 1000.
    expect(chi).toBeLessThan(148.2);
    expect(Math.abs(sum) / Math.sqrt(count)).toBeLessThan(4);
    expect(Math.abs(squares / count - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    expect(Math.abs(fourths / count - 3)).toBeLessThan(4 * Math.sqrt(96 / count));
    const tail = 2 * normalCdf(-3.5) * count;
    expect(Math.abs(far - tail)).toBeLessThan(4 * Math.sqrt(tail));
  });

  it('repeats itself by seed, and differs between seeds', () => {
    const draw = (seed: number) =>
      Array.from(
        { length: 5 },
        (
          (state) => () =>
            nextUniform(state)
        )(generatorOf(seed)),
      );
    expect(draw(1)).toEqual(draw(1));
    expect(new Set([...draw(0), ...draw(1), ...draw(2), ...draw(2 ** 40)]).size).toBe(20);
  });
});

describe('paths', () => {
  it('end where the law says, looked at once', () => {
    const s = 0.15 * Math.sqrt(390 / 525600);
    const { probability, standardError } = run(
      { every: 390, value: (level) => (level > 6050 ? 1 : 0) },
      200_000,
    );
    const truth = normalCdf(Math.log(6000 / 6050) / s - s / 2);
    expect(Math.abs(probability - truth)).toBeLessThan(4 * standardError);
    expect(standardError).toBeCloseTo(Math.sqrt((truth * (1 - truth)) / 200_000), 4);
  });

  it('touch as the formula says, once the minute clock is allowed for', () => {
    const input = { spot: 6000, forward: 6000, years: 390 / 525600, volatility: 0.15 };
    // Between two looks a touch goes unseen: a barrier farther by 0.5826 σ√Δt makes up for it (Broadie, Glasserman & Kou).
    const shift = Math.exp(0.5826 * 0.15 * Math.sqrt(1 / 525600));
    const one = run({ value: (level) => (level <= 5970 ? 1 : 0) }, 40_000);
    const touch = touchProbability({ ...input, barrier: 5970 / shift });
    expect(Math.abs(one.probability - touch)).toBeLessThan(4 * one.standardError + 1e-3);
    const two = run({ value: (level) => (level <= 5970 || level >= 6040 ? 1 : 0) }, 40_000);
    const both = touchBoth({ ...input, lower: 5970 / shift, upper: 6040 * shift }).either;
    expect(Math.abs(two.probability - both)).toBeLessThan(4 * two.standardError + 1e-3);
  });

  it('find half the credit of a condor, by its value every minute', () => {
    const condor = (level: number, minutesLeft: number) => {
      const price = (right: 'call' | 'put', strike: number) =>
        blackPrice({ right, forward: level, strike, years: minutesLeft / 525600, volatility: 0.15 });
      return price('put', 5900) - price('put', 5925) - price('call', 6075) + price('call', 6100);
    };
    const credit = -condor(6000, 1440);
    const question: Partial<PathQuestion> = { minutes: 1440, value: condor, threshold: -credit / 2 };
    const estimate = run(question, 4000);
    // The oracle asks for the value on every path, at every tenth minute: it may only see less.
    const state = generatorOf(99);
    const step = 0.15 * Math.sqrt(10 / 525600);
    let seen = 0;
    for (let path = 0; path < 1500; path++) {
      let level = 6000;
      for (let left = 1430; left >= 0; left -= 10) {
        level *= Math.exp(step * nextNormal(state) - step * step * 0.5);
        if (condor(level, left) < -credit / 2) continue;
        seen++;
        break;
      }
    }
    const slow = seen / 1500;
    const error = Math.hypot(estimate.standardError, Math.sqrt((slow * (1 - slow)) / 1500));
    expect(estimate.probability - slow).toBeGreaterThan(-4 * error);
    expect(estimate.probability - slow).toBeLessThan(4 * error + 0.03);
  });

  it('go on in slices as in one go', () => {
    const question = { ...base, value: (level: number) => (level > 6030 ? 1 : 0) };
    const started = startPaths(question);
    if (!started.ok) throw new Error(started.error);
    // A copy, as a message to a worker makes it, goes on where the original stood.
    let sliced = structuredClone(started.value);
    for (const slice of [1, 999, 2000]) sliced = structuredClone(advancePaths(sliced, slice));
    expect(pathEstimate(sliced)).toEqual(pathEstimate(advancePaths(started.value, 3000)));
  });

  it('know the edges', () => {
    expect(run({ value: () => 1 }, 10)).toEqual({ probability: 1, standardError: 0, paths: 10 });
    expect(run({ minutes: 0 }, 10).probability).toBe(0);
    expect(run({ volatility: 0, value: (_, left) => (left === 0 ? 1 : 0) }, 10).probability).toBe(1);
    expect(run({}, 0).probability).toBeNaN();
    expect(startPaths({ ...base, forward: Number.NaN })).toEqual({ ok: false, error: 'invalid-question' });
    expect(startPaths({ ...base, minutes: -1 })).toEqual({ ok: false, error: 'invalid-question' });
    expect(startPaths({ ...base, minutes: 1e9 })).toEqual({ ok: false, error: 'too-many-steps' });
    expect(startPaths({ ...base, volatility: Number.NaN })).toEqual({ ok: false, error: 'invalid-question' });
  });
});
