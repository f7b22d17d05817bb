import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condor, condorOf } from '@/lib/core/condor/condor';
import { type Touches, touches } from '@/lib/core/condor/corridor';
import { timeValueLeft } from '@/lib/core/condor/decay';
import { breakEvenNowFigures, CONDOR_FIGURES, condorFigure } from '@/lib/core/condor/figures';
import { historyOf } from '@/lib/core/condor/history';
import { tableCdf } from '@/lib/core/condor/normal-table';
import { type CondorNumbers, condorNumbers, legsOf } from '@/lib/core/condor/numbers';
import { creditsOf } from '@/lib/core/condor/quotes';
import type { Situation } from '@/lib/core/condor/situation';
import { type ValueAt, valueAt } from '@/lib/core/condor/value';
import { blackGreeks, blackPrice } from '@/lib/core/pricing/black';
import { normalCdf } from '@/lib/core/pricing/normal';
import { touchBoth } from '@/lib/core/pricing/touch';

const vectors = join(
  process.env['WINGSPAN_SHARED'] ?? join(import.meta.dirname, '../../../../shared'),
  'vectors',
);
const hasVectors = existsSync(join(vectors, 'condor.csv'));
if (!hasVectors) console.warn(`skipped: golden condors, ${vectors} is missing`);

type Four = readonly [number, number, number, number];

function condor(strikes: Four, credit: number, more: Partial<Condor> = {}): Condor {
  return { strikes, credit, multiplier: 100, count: 1, fee: 0, sides: 1, ...more };
}

function situation(
  forward: number,
  years: number,
  volatility: number,
  more: Partial<Situation> = {},
): Situation {
  return {
    forward,
    level: forward,
    years,
    volatility,
    volatilities: [volatility, volatility, volatility, volatility],
    below: null,
    above: null,
    forecast: null,
    history: null,
    straddle: null,
    ...more,
  };
}

function numbers(of: Condor, where: Situation): CondorNumbers {
  const made = condorNumbers(of, where);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

const QUIET = situation(7500, 1 / 365, 0.12);

describe.skipIf(!hasVectors)('golden condors', () => {
  const [head = '', ...lines] = hasVectors
    ? readFileSync(join(vectors, 'condor.csv'), 'utf8').trim().split(/\r?\n/)
    : [];
  const names = head.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',').map(Number);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? Number.NaN])) as Record<
      string,
      number
    >;
  });

  it('all 189: probabilities to 1e-13, points to 1e-10', () => {
    expect(rows).toHaveLength(189);
    for (const row of rows) {
      const get = (name: string) => row[name] ?? Number.NaN;
      const strikes = [get('K1'), get('K2'), get('K3'), get('K4')] as const;
      const all = numbers(condor(strikes, get('credit')), situation(get('F'), get('T'), get('sigma')));
      const { lognormal } = all;
      const near = (value: number, name: string, tolerance: number) =>
        expect(Math.abs(value - get(name)), `row ${get('id')} ${name}`).toBeLessThanOrEqual(tolerance);
      near(lognormal.pop, 'pop', 1e-13);
      near(lognormal.lossBelow, 'p_loss_put_side', 1e-13);
      near(lognormal.lossAbove, 'p_loss_call_side', 1e-13);
      near(lognormal.inside, 'p_max_profit', 1e-13);
      near(lognormal.farBelow, 'p_max_loss_put', 1e-13);
      near(lognormal.farAbove, 'p_max_loss_call', 1e-13);
      near(lognormal.expectation, 'ev', 1e-10);
      near(lognormal.gain, 'e_profit_part', 1e-10);
      near(lognormal.loss, 'e_loss_part', 1e-10);
      near(all.value, 'fair_undisc', 1e-10);
      near(all.maxLoss / 100, 'max_loss', 1e-10);
    }
  });
});

describe("other people's numbers", () => {
  it('7135/7185/7500/7660 × 2: the wider wing counts, not the narrower', () => {
    expect(numbers(condor([7135, 7185, 7500, 7660], 1, { count: 2 }), QUIET).marginWider).toBe(32_000);
  });
  it('7090/7235/7510/7605 × 2', () => {
    expect(numbers(condor([7090, 7235, 7510, 7605], 1, { count: 2 }), QUIET).marginWider).toBe(29_000);
  });
  it('260/310/360/410 for 8.51', () => {
    const all = numbers(condor([260, 310, 360, 410], 8.51), situation(335, 0.1, 0.2));
    expect([all.breakEvenLow, all.breakEvenHigh]).toEqual([301.49, 368.51]);
    expect(all.maxLoss).toBeCloseTo(4149, 9);
  });
  it('50/70/90/110 for 0.07', () => {
    const all = numbers(condor([50, 70, 90, 110], 0.07), situation(80, 0.1, 0.2));
    expect(all.breakEvenLow).toBeCloseTo(69.93, 12);
    expect(all.breakEvenHigh).toBeCloseTo(90.07, 12);
    expect(all.maxLoss / 100).toBeCloseTo(19.93, 12);
  });
  it('160/170/180/190 × 10: margin 10 000, and with unequal wings the rules differ', () => {
    const equal = numbers(condor([160, 170, 180, 190], 1, { count: 10 }), situation(175, 0.1, 0.2));
    expect(equal.marginWider).toBe(10_000);
    const unequal = numbers(condor([160, 170, 180, 195], 1, { count: 10 }), situation(175, 0.1, 0.2));
    expect([unequal.marginWider, unequal.marginBoth]).toEqual([15_000, 25_000]);
  });
  it('marks 6.00/6.65/4.45/3.03 make a credit of 2.07', () => {
    const at = (mark: number) => ({ bid: mark, ask: mark });
    expect(creditsOf([at(6), at(6.65), at(4.45), at(3.03)], 0)?.mid).toBe(2.07);
  });
  it('touch S=100 B=90 T=1 μ=.10 σ=.25', () => {
    const touched: Touches = { lower: 0, upper: 0, either: 0 };
    touches(100, 100 * Math.exp(0.1), 90, 1e6, 1, 0.25, touched);
    expect(touched.lower).toBeCloseTo(0.5935, 4);
  });
});

describe('settlement', () => {
  it('fees move the break-evens inwards and come off the profit', () => {
    const all = numbers(condor([7400, 7425, 7575, 7600], 1.15, { fee: 1.3, count: 3, sides: 2 }), QUIET);
    expect(all.fees).toBeCloseTo(31.2, 12);
    expect(all.net).toBeCloseTo(1.046, 12);
    expect(all.breakEvenLow).toBeCloseTo(7425 - 1.046, 9);
    expect(all.maxProfit).toBeCloseTo(345 - 31.2, 9);
    expect(all.maxLoss).toBeCloseTo(300 * (25 - 1.15) + 31.2, 9);
  });
  it('a wing that the credit pays for has no break-even and no loss', () => {
    const all = numbers(condor([7420, 7425, 7575, 7625], 6), QUIET);
    expect(all.breakEvenLow).toBeNull();
    expect(all.lognormal.lossBelow).toBe(0);
    expect(all.breakEvenHigh).toBe(7581);
  });
  it('annualises from a week on, and not before', () => {
    const of = condor([7300, 7325, 7675, 7700], 2);
    expect(numbers(of, situation(7500, 6.9 / 365, 0.12)).returnPerYear).toBeNull();
    const week = numbers(of, situation(7500, 7 / 365, 0.12));
    expect(week.returnPerYear).toBeCloseTo((week.returnOnRisk * 365) / 7, 9);
  });
  it('the historical expectation is the mean payoff over the moves', () => {
    const moves = Array.from({ length: 501 }, (_, i) => Math.sin(i * 1.7) * 2.4);
    const all = numbers(condor([7380, 7425, 7575, 7600], 1.15), { ...QUIET, history: historyOf(moves) });
    const s = 0.12 * Math.sqrt(1 / 365);
    const payoffs = moves.map((z) => {
      const end = 7500 * (1 + z * s);
      return (
        1.15 -
        Math.max(0, 7425 - end) +
        Math.max(0, 7380 - end) -
        Math.max(0, end - 7575) +
        Math.max(0, end - 7600)
      );
    });
    expect(all.expectationHistory).toBeCloseTo(payoffs.reduce((a, b) => a + b) / payoffs.length, 9);
  });
  it('no time left: what settlement pays, and greeks that are defined', () => {
    const all = numbers(condor([7400, 7425, 7575, 7600], 1.15), situation(7410, 0, 0.12));
    expect(all.value).toBe(15);
    expect(all.lognormal.pop).toBe(0);
    expect(all.greeks.gamma).toBe(0);
    expect(all.touches.lower).toBe(1);
  });
});

describe('against the pricing folder', () => {
  it('Φ from the table is within 1e-15', () => {
    for (let x = -9; x <= 9; x += 0.000_37)
      expect(Math.abs(tableCdf(x) - normalCdf(x))).toBeLessThanOrEqual(1e-15);
  });
  it('value and greeks are those of the four options', () => {
    const smile = [0.19, 0.17, 0.115, 0.11] as const;
    for (const years of [1 / 525_600, 0.2 / 365, 1 / 365, 30 / 365, 1]) {
      const strikes = [7400, 7425, 7575, 7650] as const;
      const all = numbers(condor(strikes, 1.15), { ...situation(7493, years, 0.14), volatilities: smile });
      const legs = strikes.map((strike, i) =>
        blackGreeks({
          right: i < 2 ? 'put' : 'call',
          forward: 7493,
          strike,
          years,
          volatility: smile[i] as number,
        }),
      );
      const sum = (of: 'price' | 'delta' | 'gamma' | 'vega' | 'theta') =>
        legs.reduce((total, leg, i) => total + (i === 1 || i === 2 ? 1 : -1) * leg[of], 0);
      expect(all.value).toBeCloseTo(sum('price'), 9);
      expect(all.greeks.delta).toBeCloseTo(-sum('delta'), 12);
      expect(all.greeks.gamma).toBeCloseTo(-sum('gamma'), 12);
      expect(all.greeks.vega).toBeCloseTo(-sum('vega') / 100, 9);
      expect(all.greeks.thetaPerDay).toBeCloseTo(-sum('theta') / 365, 6);
      expect(all.greeks.thetaPerHour).toBeCloseTo(-sum('theta') / 8760, 7);
      expect(all.pin.hours).toBeCloseTo(Math.min(1, years * 8760), 9);
    }
  });
  it('first passages are those of the series', () => {
    const touched: Touches = { lower: 0, upper: 0, either: 0 };
    for (const volatility of [0.02, 0.1, 0.2, 0.5, 2])
      for (const years of [1e-6, 1 / 365, 30 / 365, 1])
        for (const forward of [98, 100, 103])
          for (const [lower, upper] of [
            [90, 110],
            [99, 101],
            [60, 101],
            [100, 105],
            [101, 105],
            [50, 300],
          ] as const) {
            touches(100, forward, lower, upper, years, volatility, touched);
            const told = touchBoth({ spot: 100, forward, lower, upper, years, volatility });
            const name = `${lower} ${upper} ${forward} ${years} ${volatility}`;
            expect(Math.abs(touched.lower - told.lower), name).toBeLessThan(1e-11);
            expect(Math.abs(touched.upper - told.upper), name).toBeLessThan(1e-11);
            expect(Math.abs(touched.either - told.either), name).toBeLessThan(1e-11);
          }
  });
  it('a short strike is tested by nearness or by delta, each alone', () => {
    const strikes = [7400, 7425, 7575, 7600] as const;
    const sd = 0.12 * Math.sqrt(1 / 365) * 7500;
    const at = (level: number, forward: number) => {
      const all = numbers(condor(strikes, 1.15), situation(forward, 1 / 365, 0.12, { level }));
      return [all.testedPut, all.testedCall];
    };
    expect(at(7500, 7500)).toEqual([false, false]);
    // The level is half an expected move off, and a little more; the forward is far from both strikes.
    expect(at(7425 + 0.499 * sd, 7500)).toEqual([true, false]);
    expect(at(7425 + 0.501 * sd, 7500)).toEqual([false, false]);
    expect(at(7575 - 0.499 * sd, 7500)).toEqual([false, true]);
    expect(at(7575 - 0.501 * sd, 7500)).toEqual([false, false]);
    // The level is in the middle, and the forward where a short leg has a delta of 0.30, or a little less.
    const far = 0.524_400_51 * sd;
    expect(at(7500, 7425 + 0.98 * far)).toEqual([true, false]);
    expect(at(7500, 7425 + 1.02 * far)).toEqual([false, false]);
    expect(at(7500, 7575 - 0.98 * far)).toEqual([false, true]);
    expect(at(7500, 7575 - 1.02 * far)).toEqual([false, false]);
  });

  it('no time left: deltas of the legs are 0, ±½ or ±1, the rest is 0', () => {
    const strikes = [7400, 7425, 7575, 7600] as const;
    const at = (forward: number) => numbers(condor(strikes, 1.15), situation(forward, 0, 0.12)).greeks;
    expect(at(7500)).toMatchObject({ delta: 0, shortPutDelta: 0, shortCallDelta: 0 });
    expect(at(7425)).toMatchObject({ delta: 0.5, shortPutDelta: -0.5, shortCallDelta: 0 });
    expect(at(7410)).toMatchObject({ delta: 1, shortPutDelta: -1, shortCallDelta: 0 });
    expect(at(7390)).toMatchObject({ delta: 0, shortPutDelta: -1, shortCallDelta: 0 });
    expect(at(7575)).toMatchObject({ delta: -0.5, shortPutDelta: 0, shortCallDelta: 0.5 });
    expect(at(7590)).toMatchObject({ delta: -1, shortPutDelta: 0, shortCallDelta: 1 });
    for (const forward of [7390, 7400, 7425, 7500, 7575, 7600])
      expect(at(forward)).toMatchObject({ gamma: 0, vega: 0, thetaPerHour: 0, thetaPerDay: 0 });
  });

  it('the pin is the gamma that the position has at a short strike in its last hour', () => {
    const strikes = [7400, 7425, 7575, 7600] as const;
    const smile = [0.19, 0.17, 0.115, 0.11] as const;
    for (const hours of [0.4, 1, 7, 48]) {
      const where = { ...situation(7493, hours / 8760, 0.14), volatilities: smile };
      const { pin } = numbers(condor(strikes, 1.15), where);
      const last = { ...where, years: Math.min(1, hours) / 8760 };
      for (const [strike, gamma] of [
        [7425, pin.atShortPut],
        [7575, pin.atShortCall],
      ] as const) {
        const there = numbers(condor(strikes, 1.15), { ...last, forward: strike, level: strike });
        expect(gamma).toBeCloseTo(there.greeks.gamma, 12);
      }
    }
    expect(numbers(condor(strikes, 1.15), situation(7425, 0, 0.14)).pin).toEqual({
      hours: 0,
      atShortPut: 0,
      atShortCall: 0,
    });
  });

  it('a level on or beyond a short strike has touched it; with no time left nothing else is touched', () => {
    const touched: Touches = { lower: 0, upper: 0, either: 0 };
    const at = (level: number, forward: number, years: number) => {
      touches(level, forward, 7425, 7575, years, 0.12, touched);
      return [touched.lower, touched.upper, touched.either];
    };
    expect(at(7425, 7500, 0)).toEqual([1, 0, 1]);
    expect(at(7575, 7500, 0)).toEqual([0, 1, 1]);
    expect(at(7500, 7500, 0)).toEqual([0, 0, 0]);
    // A forward beyond a strike drifts through it even without any deviation.
    expect(at(7500, 7420, 0)).toEqual([1, 0, 1]);
    expect(at(7500, 7580, 0)).toEqual([0, 1, 1]);
    const [lower, upper, either] = at(7425, 7425, 1 / 365);
    expect([lower, either]).toEqual([1, 1]);
    expect(upper).toBeLessThan(0.01);
    expect(at(7580, 7580, 1 / 365).slice(1)).toEqual([1, 1]);
  });
});

describe('break-evens before settlement', () => {
  const at: ValueAt = { value: 0, delta: 0 };

  it('are all the roots that a fine walk finds, and roots indeed', { timeout: 60_000 }, () => {
    const counts = new Map<number, number>();
    fc.assert(
      fc.property(
        fc.record({
          wing1: fc.integer({ min: 1, max: 20 }),
          body: fc.integer({ min: 0, max: 40 }),
          wing2: fc.integer({ min: 1, max: 20 }),
          share: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
          days: fc.constantFrom(0.01, 0.3, 1, 7, 45, 200),
          smile: fc.array(fc.double({ min: 0.08, max: 0.5, noNaN: true }), { minLength: 4, maxLength: 4 }),
          calm: fc.boolean(),
        }),
        ({ wing1, body, wing2, share, days, smile, calm }) => {
          const k2 = 7500 - 5 * body;
          const k3 = 7500 + 5 * body;
          const strikes = [k2 - 5 * wing1, k2, k3, k3 + 5 * wing2] as const;
          const credit = share * 5 * Math.max(wing1, wing2);
          // A real smile moves gently from strike to strike; a wild one may bend the wings.
          const volatilities = (calm ? [0.2, 0.19, 0.13, 0.125] : smile) as unknown as Four;
          const where = { ...situation(7500, days / 365, 0.15), volatilities };
          const found = numbers(condor(strikes, credit), where).breakEvensNow;
          const legs = legsOf(where, strikes, Math.sqrt(days / 365));
          for (const root of found) {
            valueAt(legs, root, at);
            expect(Math.abs(at.value - credit)).toBeLessThan(1e-6);
          }
          counts.set(found.length, (counts.get(found.length) ?? 0) + 1);
          if (!calm) return;
          let crossings = 0;
          let before = Number.NaN;
          for (let step = 0; step <= 4000; step++) {
            valueAt(legs, 2500 * 9 ** (step / 4000), at);
            const gap = at.value - credit;
            if (gap * before < 0) crossings++;
            if (gap !== 0) before = gap;
          }
          expect(found.length).toBe(crossings);
        },
      ),
      { numRuns: 600 },
    );
    expect(counts.get(2) ?? 0).toBeGreaterThan(50);
    expect(Math.max(...counts.keys())).toBeLessThanOrEqual(4);
  });

  it('approach those of settlement as time runs out', () => {
    const [low, high] = numbers(
      condor([7400, 7425, 7575, 7600], 1.15),
      situation(7500, 1e-9, 0.12),
    ).breakEvensNow;
    expect(low).toBeCloseTo(7423.85, 4);
    expect(high).toBeCloseTo(7576.15, 4);
  });

  it('none where the condor costs more than it brought, wherever the index goes', () => {
    expect(
      numbers(condor([7400, 7425, 7575, 7600], 0.5), situation(7500, 60 / 365, 0.2)).breakEvensNow,
    ).toEqual([]);
  });
});

describe('decay by the hour', () => {
  it('starts with the whole time value, ends with none, and never below zero in the middle', () => {
    const curve = timeValueLeft(condor([7400, 7425, 7575, 7600], 3.2), situation(7500, 26.5 / 8760, 0.15));
    if (!curve.ok) throw new Error(curve.error);
    expect(curve.value.map((point) => point.hours).slice(0, 3)).toEqual([26.5, 26, 25]);
    expect(curve.value.at(-1)).toEqual({ hours: 0, points: 0, share: 0 });
    for (const [i, point] of curve.value.entries())
      if (i > 0) expect(point.points).toBeLessThanOrEqual(curve.value[i - 1]?.points ?? Number.NaN);
  });
});

describe('figures', () => {
  it('explain every number with its inputs', () => {
    const of = condor([7400, 7425, 7575, 7600], 1.15, { fee: 1.3 });
    const where: Situation = {
      ...QUIET,
      below: (level) => normalCdf((level - 7500) / 50),
      above: (level) => normalCdf((7500 - level) / 50),
      forecast: 0.1,
      history: historyOf([-1, 0, 1]),
      straddle: 37,
    };
    const quote = { bid: 1, ask: 1.1, openInterest: 12 };
    const credits = creditsOf(
      [quote, { ...quote, bid: 2, ask: 2.2 }, { ...quote, bid: 2, ask: 2.2 }, quote],
      0.5,
    );
    const source = { condor: of, situation: where, numbers: numbers(of, where), credits };
    const missing = CONDOR_FIGURES.filter((id) => condorFigure(id, source) === null);
    // One day out decay is told by the hour, and a return is not annualised.
    expect(missing).toEqual(['returnPerYear', 'thetaPerDay', 'thetaPerDayTotal']);
    for (const id of CONDOR_FIGURES) {
      const figure = condorFigure(id, source);
      if (figure === null) continue;
      expect(Number.isFinite(figure.value), id).toBe(true);
      expect(figure.formula).not.toBe('');
    }
    expect(condorFigure('spreadMid', source)?.value).toBeCloseTo(0.6 / 2.1, 12);
    expect(breakEvenNowFigures(source)).toHaveLength(source.numbers.breakEvensNow.length);
  });
});

describe('hostile condors', () => {
  const any = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0, -1, 1e308, 5e-324, 1e-9),
    },
    { weight: 2, arbitrary: fc.double({ min: -5, max: 9000 }) },
  );
  const mostly = (...good: number[]) =>
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: any });
  const four = (a: number, b: number, c: number, d: number) =>
    fc.tuple(mostly(a), mostly(b), mostly(c), mostly(d));

  it('are refused by name or answered in finite numbers', { timeout: 60_000 }, () => {
    let answered = 0;
    fc.assert(
      fc.property(
        fc.record({
          strikes: four(7400, 7425, 7575, 7600),
          credit: mostly(1.15, 0.05, 20),
          multiplier: mostly(100),
          count: mostly(1, 10),
          fee: mostly(0, 1.3, 80),
          sides: fc.constantFrom(1 as const, 2 as const),
        }),
        fc.record({
          forward: mostly(7500, 7000, 7425, 9000, 1),
          level: mostly(7500, 7425, 100),
          years: mostly(0, 1 / 525_600, 1 / 365, 3, 1e-12),
          volatility: mostly(0, 0.12, 3, 1e-9),
          volatilities: four(0.2, 0.18, 0.12, 0.1),
          below: fc.constantFrom(
            null,
            () => Number.NaN,
            () => 7,
          ),
          above: fc.constantFrom(
            null,
            () => -2,
            () => 0.1,
          ),
          forecast: fc.oneof(fc.constant(null), mostly(0.1, 0)),
          history: fc.array(any, { maxLength: 5 }).map(historyOf),
          straddle: fc.oneof(fc.constant(null), mostly(30)),
        }),
        (of, where) => {
          const made = condorNumbers(of, where);
          if (!made.ok) {
            expect(made.error).toMatch(/^[a-z-]+$/);
            return;
          }
          answered++;
          const flat = (value: unknown): unknown[] =>
            value !== null && typeof value === 'object' ? Object.values(value).flatMap(flat) : [value];
          for (const [name, value] of Object.entries(made.value))
            for (const one of flat(value))
              if (typeof one === 'number') expect(Number.isFinite(one), `${name} ${one}`).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
    expect(answered).toBeGreaterThan(300);
  });

  it.each([
    [{ strikes: [7400, 7400, 7575, 7600] as Four }, 'strikes-out-of-order'],
    [{ strikes: [7400, 7425, 7420, 7600] as Four }, 'strikes-out-of-order'],
    [{ strikes: [0, 7425, 7575, 7600] as Four }, 'strikes-not-positive'],
    [{ credit: 0 }, 'credit-not-positive'],
    [{ credit: 25 }, 'nothing-to-lose'],
    [{ credit: Number.NaN }, 'not-a-number'],
    [{ multiplier: 0 }, 'multiplier-not-positive'],
    [{ count: 1.5 }, 'count-not-whole'],
    [{ fee: -1 }, 'fee-negative'],
  ])('%j: %s', (change, error) => {
    expect(condorOf({ ...condor([7400, 7425, 7575, 7600], 1.15), ...change })).toEqual({ ok: false, error });
  });

  it('a butterfly is a condor', () => {
    const all = numbers(condor([7450, 7500, 7500, 7550], 30), QUIET);
    expect(all.lognormal.inside).toBe(0);
    expect(all.touches.either).toBe(1);
    expect(all.breakEvenLow).toBe(7470);
  });

  it('quotes: a missing, crossed or negative one gives no credit, a zero bid does', () => {
    const good = { bid: 1, ask: 1.1 };
    expect(creditsOf([good, good, good, { bid: null, ask: 1 }], 0)).toBeNull();
    expect(creditsOf([good, good, good, { bid: 2, ask: 1 }], 0)).toBeNull();
    expect(creditsOf([good, good, good, { bid: -1, ask: 1 }], 0)).toBeNull();
    expect(creditsOf([good, good, good, { bid: 0, ask: 0.05 }], 0)).not.toBeNull();
  });

  it('a share of the way to mid is one from natural to mid, both ends included', () => {
    const [outer, inner] = [
      { bid: 1, ask: 1.1 },
      { bid: 2, ask: 2.2 },
    ];
    const target = (share: number) => creditsOf([outer, inner, inner, outer], share)?.target ?? null;
    for (const none of [-0.01, 1.01, Number.NaN]) expect(target(none)).toBeNull();
    expect(target(0)).toBeCloseTo(1.8, 9);
    expect(target(1)).toBeCloseTo(2.1, 9);
  });
  it('prices of nothing left to pay stay with the pricing folder', () => {
    expect(blackPrice({ right: 'put', forward: 100, strike: 100, years: 0, volatility: 0.2 })).toBe(0);
  });
});
