import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atTheMoneyStraddle, straddleAtForwardFigure, straddleFigure } from '@/lib/core/market/straddle';
import { hostileRows } from './hostile-rows';
import { calm, rowsOf } from './synthetic-chain';

const at = (forward: number, discount = 1) => ({ forward, discount });

describe('the straddle at the money', () => {
  it('is 76.58 for a forward of 100, a volatility of 1 and a year', () => {
    const rows = rowsOf({
      forward: 100,
      discount: 1,
      deviation: 1,
      strikes: [90, 100, 110],
      halfSpread: () => 0.05,
    });
    const straddle = atTheMoneyStraddle(rows, at(100));
    expect(straddle).toMatchObject({ ok: true, value: { listed: { strike: 100 } } });
    if (!straddle.ok) return;
    expect(straddle.value.atForward).toBeCloseTo(76.58, 2);
    expect(straddle.value.listed.ask - straddle.value.listed.bid).toBeCloseTo(0.2, 9);
    expect(straddleFigure(straddle.value)).toMatchObject({
      id: 'straddle',
      value: straddle.value.listed.mid,
    });
    expect(straddleAtForwardFigure(straddle.value, at(100)).value).toBe(straddle.value.atForward);
  });

  it('is listed at the strike nearest to the forward, and explained by it and its neighbour', () => {
    for (const [forward, nearest, other] of [
      [5001, 5000, 5005],
      [5004, 5005, 5000],
      [4998.9, 5000, 4995],
    ] as const) {
      const rows = rowsOf({
        ...calm,
        forward,
        strikes: [4990, 4995, 5000, 5005, 5010],
        halfSpread: () => 0.1,
      });
      const straddle = atTheMoneyStraddle(rows, at(forward, calm.discount));
      if (!straddle.ok) throw new Error(straddle.error);
      expect(straddle.value.listed.strike).toBe(nearest);
      expect(straddle.value.strikes).toEqual([nearest, other]);
      const { inputs } = straddleFigure(straddle.value);
      expect(inputs.map(({ value }) => value)).toEqual([
        nearest,
        straddle.value.listed.bid,
        straddle.value.listed.ask,
      ]);
      const told = straddleAtForwardFigure(straddle.value, at(forward, calm.discount));
      expect(told.id).toBe('straddleAtForward');
      expect(told.inputs.map(({ symbol, value }) => [symbol, value])).toEqual([
        ['F', forward],
        ['D', calm.discount],
        ['S', straddle.value.listed.mid],
        ['K', `${nearest}, ${other}`],
      ]);
    }
  });

  it('tells the value at a forward between two strikes to a few millionths', () => {
    for (let forward = 4990; forward <= 5010; forward += 1.25) {
      const rows = rowsOf({ ...calm, forward, halfSpread: () => 0.1 });
      const [exact] = rowsOf({ ...calm, forward, strikes: [forward], halfSpread: () => 0 });
      const straddle = atTheMoneyStraddle(rows, at(forward, calm.discount));
      const worth = (exact?.call.bid ?? 0) + (exact?.put.bid ?? 0);
      expect(straddle.ok && Math.abs(straddle.value.atForward / worth - 1)).toBeLessThan(5e-6);
    }
  });

  it('refuses where no straddle is quoted, or only far from the money', () => {
    expect(atTheMoneyStraddle([], at(5000))).toEqual({ ok: false, error: 'no-straddle' });
    const far = rowsOf({ ...calm, strikes: [5600, 5700] });
    expect(atTheMoneyStraddle(far, at(5000))).toEqual({ ok: false, error: 'money-not-covered' });
    const bare = { strike: 5000, call: { bid: 1, ask: null }, put: { bid: 1, ask: 2 } };
    expect(atTheMoneyStraddle([bare], at(5000))).toEqual({ ok: false, error: 'no-straddle' });
  });

  it('is a number or a refusal for hostile rows', () => {
    fc.assert(
      fc.property(hostileRows, fc.double(), fc.double(), (rows, forward, discount) => {
        const straddle = atTheMoneyStraddle(rows, { forward, discount });
        if (!straddle.ok) return;
        const { listed, atForward } = straddle.value;
        expect([listed.strike, listed.bid, listed.mid, listed.ask, atForward].every(Number.isFinite)).toBe(
          true,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
