import { describe, expect, it } from 'vitest';
import { breakEvens } from '@/lib/core/condor/break-evens';
import { valueLegs } from '@/lib/core/condor/value';
import { combinedBreakEvens } from '@/lib/core/hedge/break-evens';
import { legsCost } from '@/lib/core/hedge/leg';
import {
  condorAfter,
  hedgeAfter,
  hedgeProfit,
  type Position,
  tiedMove,
  tiedTo,
} from '@/lib/core/hedge/position';
import { flatSmile } from '@/lib/core/pricing/smile';
import { oneDay, vectorLegs, vectorModel, vectorPosition } from './section-13';

describe('the joint vector of section 13', () => {
  it('costs what it says', () => {
    expect(vectorLegs.map(({ price }) => Number(price.toFixed(4)))).toEqual([1.9649, 3.0108, 3.5278]);
    expect(legsCost(vectorLegs)).toBeCloseTo(2695.87, 2);
  });

  it.each([
    [-0.04, 6.665, 1452.4],
    [-0.025, 4.085, 852.2],
    [-0.01, 1.505, 288.6],
    [0, -0.215, -62.5],
    [0.01, -1.015, -218.2],
    [0.018, -1.655, -339],
  ])('SPX %d: VIX %d, hedge %d', (spxReturn, expectedMove, expectedProfit) => {
    const position = vectorPosition(1);
    const move = tiedMove(position, spxReturn, oneDay);
    expect(move).toBeCloseTo(expectedMove, 10);
    expect(Number(hedgeProfit(position, move, oneDay.elapsed).toFixed(1))).toBe(expectedProfit);
  });

  it.each([
    [1, [7034.83, 7341.84, 7525]],
    [5, [7347.5, 7630.49]],
  ])('one set per %d condors', (condors, expected) => {
    const { combined } = combinedBreakEvens({ position: vectorPosition(condors), ahead: oneDay });
    expect(combined.map((root) => Number(root.toFixed(2)))).toEqual(expected);
  });

  it('is the same by the ratio as by the count', () => {
    const position = { ...vectorPosition(1) };
    const { combined } = combinedBreakEvens({ position, ahead: oneDay, ratio: 0.2 });
    expect(combined.map((root) => Number(root.toFixed(2)))).toEqual([7347.5, 7630.49]);
  });

  it('says the shift on both sides, and that the call side pays for it', () => {
    const found = combinedBreakEvens({ position: vectorPosition(5), ahead: oneDay });
    expect(found.alone.map((root) => Number(root.toFixed(2)))).toEqual([7348.85, 7631.15]);
    expect(found.shiftBelow).toBeCloseTo(1.35, 2);
    expect(found.shiftAbove).toBeCloseTo(-0.66, 2);
    expect(found.zones.map(({ profit }) => profit)).toEqual([false, true, false]);
  });
});

/** A small generator of its own, so that a failing case can be run again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function randomPosition(random: () => number): { position: Position; elapsed: number; days: number } {
  const between = (low: number, high: number) => low + (high - low) * random();
  const level = between(3000, 9000);
  const days = Math.ceil(between(0, 45));
  const years = days / 365;
  const deviation = level * between(0.08, 0.4) * Math.sqrt(years);
  const strike = (x: number) => Math.round(x / 5) * 5;
  const k2 = strike(level - between(0.2, 2.5) * deviation);
  const k3 = Math.max(k2, strike(level + between(0.2, 2.5) * deviation));
  const widths = [10, 25, 50, 75].map((width) => width);
  const width = () => widths[Math.floor(random() * widths.length)] ?? 25;
  const [put, call] = [width(), width()];
  const legs = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    const forward = between(11, 45);
    const tenor = between(5, 260) / 365;
    return {
      leg: {
        strike: Math.round(forward * between(0.8, 2)),
        forward,
        volatility: between(0.3, 1.8),
        years: tenor,
        discount: Math.exp(-0.04 * tenor),
      },
      contracts: Math.round(between(-2, 10)) || 1,
      price: between(0.05, 4),
    };
  });
  const elapsed = random() < 0.4 ? years : years * random();
  return {
    position: {
      condor: {
        strikes: [k2 - put, k2, k3, k3 + call],
        credit: between(0.05, 0.6) * Math.min(put, call),
        multiplier: 100,
        count: 1 + Math.floor(random() * 20),
        fee: 1.2,
        sides: 1,
      },
      market: {
        level,
        forward: level * (1 + between(-0.001, 0.005)),
        years,
        smile: flatSmile(level, years, between(0.08, 0.4)),
        vix: between(11, 45),
      },
      legs,
      model: vectorModel,
      hedgeFee: 0.6,
    },
    elapsed,
    days: Math.max(1, Math.round(days * 0.7 * (elapsed / years))),
  };
}

describe('a list of break-evens', () => {
  it('is that of a dense grid, on 1 000 random positions', () => {
    const random = generator(20260806);
    const counts = new Map<number, number>();
    let worst = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const { position, elapsed, days } = randomPosition(random);
      const ahead = { elapsed, tradingDays: days };
      const { combined, searched } = combinedBreakEvens({ position, ahead });
      counts.set(combined.length, (counts.get(combined.length) ?? 0) + 1);
      const { level } = position.market;
      const condor = condorAfter(position, elapsed);
      const hedge = hedgeAfter(position, elapsed);
      const tied = tiedTo(position, ahead);
      const profit = (spx: number) => {
        const move = tied(spx / level - 1, 0);
        return condor(spx / level - 1, move) + hedge(move);
      };
      // Two points apart or so: every change of sign must be in the list, and nothing else.
      const steps = 2000;
      const dense: number[] = [];
      let before = profit(searched.from);
      let from = searched.from;
      for (let i = 1; i <= steps; i++) {
        const to = searched.from + ((searched.to - searched.from) * i) / steps;
        const here = profit(to);
        if (before < 0 !== here < 0) dense.push(from);
        before = here;
        from = to;
      }
      const step = (searched.to - searched.from) / steps;
      expect(combined.length, `trial ${trial}: ${combined} against ${dense}`).toBe(dense.length);
      for (const [i, root] of combined.entries()) {
        expect(root).toBeGreaterThanOrEqual((dense[i] ?? 0) - 1e-6);
        expect(root).toBeLessThanOrEqual((dense[i] ?? 0) + step + 1e-6);
        // Not merely near: the profit there is nothing against what a cent of the index would change.
        const slope = Math.abs(profit(root + 0.01) - profit(root - 0.01)) + 1e-6;
        worst = Math.max(worst, Math.abs(profit(root)) / slope);
      }
    }
    expect(worst).toBeLessThan(0.01);
    expect(Math.max(...counts.keys())).toBeGreaterThanOrEqual(3);
  }, 60_000);

  it('without a hedge is that of the condor alone', () => {
    const smile = flatSmile(7500, 5 / 365, 0.14);
    const base = vectorPosition(3);
    const position: Position = {
      ...base,
      legs: [],
      market: { ...base.market, years: 5 / 365, smile },
    };
    const frozen = { ...position.model, responses: [{ days: 0, a: 0, bd: 0, bu: 0, m: 0, spread: 0 }] };
    const { combined } = combinedBreakEvens({
      position: { ...position, model: frozen },
      ahead: { elapsed: 2 / 365, tradingDays: 2 },
    });
    const legs = valueLegs(position.condor.strikes, [0.14, 0.14, 0.14, 0.14], Math.sqrt(3 / 365));
    const alone = breakEvens(legs, position.condor.credit);
    expect(combined).toHaveLength(alone.length);
    for (const [i, root] of combined.entries()) expect(root).toBeCloseTo(alone[i] ?? 0, 5);
  });
});
