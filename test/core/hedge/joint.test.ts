import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_JOINT, type JointModel, refuseJoint } from '@/lib/core/hedge/coefficients';
import { residualDeviation, responseOver, vixFan, vixMove } from '@/lib/core/hedge/joint';
import { spxVolBeta, tenorBeta, volExponent } from '@/lib/core/hedge/tenor';

const at = (r: number, days = 1, vix = 17) => vixMove(responseOver(DEFAULT_JOINT, days), r, vix);

describe('the spot response', () => {
  it.each([
    [-0.04, 6.665],
    [-0.025, 4.085],
    [-0.01, 1.505],
    [0, -0.215],
    [0.01, -1.015],
    [0.018, -1.655],
  ])('one day, SPX %d, VIX from 17: %d points', (r, expected) => {
    expect(at(r)).toBeCloseTo(expected, 10);
  });

  it.each([
    [2, -0.03, 5.01 - 0.49 + 0.21],
    [5, -0.03, 4.62 - 0.61 + 0.345],
    [10, 0.02, -1.16 - 0.8 + 0.528],
    [21, 0.02, -0.78 - 1.38 + 0.885],
  ])('over %d days', (days, r, expected) => {
    expect(at(r, days)).toBeCloseTo(expected, 10);
  });

  it('lies between two horizons where it is asked for between them, and ends at the last', () => {
    const mean = (responseOver(DEFAULT_JOINT, 2).bd + responseOver(DEFAULT_JOINT, 5).bd) / 2;
    expect(responseOver(DEFAULT_JOINT, 3.5).bd).toBeCloseTo(mean, 12);
    expect(responseOver(DEFAULT_JOINT, 100).m).toBe(-0.295);
    expect(at(0, 0)).toBe(0);
    expect(at(-0.01, 0)).toBeCloseTo(1.72, 12);
  });

  it.each([
    [-0.004, 0.6],
    [-0.007, 0.8],
    [0.015, 1.2],
    [-0.025, 2.4],
    [-0.05, 3.7],
  ])('leaves a residual at SPX %d of %d points', (r, deviation) => {
    expect(residualDeviation(DEFAULT_JOINT, responseOver(DEFAULT_JOINT, 1), r)).toBe(deviation);
  });

  it('fans out around its middle and keeps VIX above its floor', () => {
    const fan = vixFan(DEFAULT_JOINT, { spxReturn: -0.025, days: 1, vix: 17 });
    expect(fan.map(({ move }) => Number(move.toFixed(3)))).toEqual([-0.715, 1.685, 4.085, 6.485, 8.885]);
    const low = vixFan(DEFAULT_JOINT, { spxReturn: 0.2, days: 1, vix: 12 });
    expect(low.map(({ move }) => move)).toEqual([-7, -7, -7, -7, -7]);
  });
});

describe('the tenor response', () => {
  it('is 0.58 e^(−30 d⁄365) + 0.42 e^(−1.57 d⁄365), scaled', () => {
    const plain = { ...DEFAULT_JOINT, tenor: { ...DEFAULT_JOINT.tenor, scale: 1 } };
    expect(tenorBeta(plain, 30)).toBeCloseTo(0.58 * Math.exp(-900 / 365) + 0.42 * Math.exp(-47.1 / 365), 14);
    expect(tenorBeta(DEFAULT_JOINT, 0)).toBeCloseTo(1.1, 14);
  });

  it('is overstated five times at 220 days by a parallel shift', () => {
    const parallel: JointModel = { ...DEFAULT_JOINT, shift: 'parallel' };
    const ratio = tenorBeta(parallel, 220) / tenorBeta(DEFAULT_JOINT, 220);
    expect(ratio).toBeGreaterThan(5);
    expect(ratio).toBeLessThan(6.2);
  });

  it('moves SPX volatility as much as VIX at 30 days, more before, less after', () => {
    expect(spxVolBeta(DEFAULT_JOINT, 30)).toBe(1);
    expect(spxVolBeta(DEFAULT_JOINT, 1)).toBeCloseTo(1.6, 1);
    expect(spxVolBeta(DEFAULT_JOINT, 93)).toBeCloseTo(0.69, 2);
    expect(spxVolBeta(DEFAULT_JOINT, 0)).toBeGreaterThan(1.6);
  });

  it('fades the exponent with tenor from 0.75 at 30 days', () => {
    expect(volExponent(DEFAULT_JOINT, 5)).toBe(0.75);
    expect(volExponent(DEFAULT_JOINT, 30)).toBe(0.75);
    expect(volExponent(DEFAULT_JOINT, 220)).toBeLessThan(0.3);
  });
});

describe('a model that a user edits', () => {
  it('is refused where it means nothing', () => {
    expect(refuseJoint(DEFAULT_JOINT)).toBeNull();
    expect(refuseJoint({ ...DEFAULT_JOINT, responses: [] })).toBe('responses');
    expect(refuseJoint({ ...DEFAULT_JOINT, tenor: { ...DEFAULT_JOINT.tenor, scale: Number.NaN } })).toBe(
      'tenor.scale',
    );
    const [first, ...rest] = DEFAULT_JOINT.responses;
    if (!first) throw new Error('no responses');
    expect(refuseJoint({ ...DEFAULT_JOINT, responses: [...rest, first] })).toBe('responses[5].days');
  });

  it('gives numbers for every move and horizon', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.99, max: 5, noNaN: true }),
        fc.double({ min: -10, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 200, noNaN: true }),
        (spxReturn, days, vix) => {
          for (const { move } of vixFan(DEFAULT_JOINT, { spxReturn, days, vix }))
            expect(Number.isFinite(move)).toBe(true);
        },
      ),
    );
  });
});
