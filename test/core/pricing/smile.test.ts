import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chain } from '@/lib/core/market/chain';
import { yearsUntil } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { fitParity } from '@/lib/core/market/parity';
import { blackPrice } from '@/lib/core/pricing/black';
import {
  smileAbove,
  smileBetween,
  smileCdf,
  smileExpectation,
  smilePdf,
  smileQuantile,
} from '@/lib/core/pricing/density';
import { flatSmile, type Smile, smilePrice, smileVolatility } from '@/lib/core/pricing/smile';
import { fitSmile, type SmileFit } from '@/lib/core/pricing/smile-fit';
import { type SmileQuotes, smileQuotes } from '@/lib/core/pricing/smile-quotes';
import { hasSharedData, realChains, realFiles } from '../../support/real-chains';

/** Quotes of a chain with a known smile, `width` of their value wide and never under a nickel. */
function quotesOf(options: { years: number; width: number; step: number; skew: number }): SmileQuotes {
  const forward = 6000;
  const { years, width, step, skew } = options;
  const strikes = Float64Array.from({ length: Math.round(3000 / step) }, (_, i) => 4500 + step * i);
  const bids = new Float64Array(strikes.length);
  const asks = new Float64Array(strikes.length);
  strikes.forEach((strike, i) => {
    const z = Math.log(strike / forward) / (0.15 * Math.sqrt(years));
    const volatility = 0.15 * (1 - skew * Math.tanh(z / 2) + 0.01 * Math.sqrt(1 + z * z));
    const right = strike < forward ? 'put' : 'call';
    const price = blackPrice({ right, forward, strike, years, volatility });
    const half = Math.max(0.5 * width * price, 0.025);
    bids[i] = Math.max(0, Math.floor((price - half) * 20) / 20);
    asks[i] = Math.ceil((price + half) * 20) / 20;
  });
  return { forward, years, strikes, bids, asks };
}

function fitted(quotes: SmileQuotes): SmileFit {
  const result = fitSmile(quotes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Everything that makes a smile a law: no negative density, a rising cdf, mass and mean. */
function expectLaw(smile: Smile): void {
  const { forward, years } = smile;
  const deviation = smileVolatility(smile, forward) * Math.sqrt(years);
  let before = 0;
  let mass = 0;
  let mean = 0;
  const width = 0.01;
  for (let z = -14; z <= 14; z += width) {
    const strike = forward * Math.exp(z * deviation);
    const pdf = smilePdf(smile, strike);
    const cdf = smileCdf(smile, strike);
    expect(pdf, `density at ${z} deviations`).toBeGreaterThanOrEqual(0);
    expect(cdf).toBeGreaterThanOrEqual(before - 1e-12);
    expect(cdf + smileAbove(smile, strike)).toBeCloseTo(1, 12);
    before = cdf;
    mass += pdf * strike * deviation * width;
    mean += pdf * strike * strike * deviation * width;
  }
  const far = forward * Math.exp(14 * deviation);
  const near = forward * Math.exp(-14 * deviation);
  const outside = smileCdf(smile, near) + smileAbove(smile, far);
  expect(Math.abs(mass + outside - 1)).toBeLessThan(2e-3);
  expect(Math.abs(mean / forward - 1)).toBeLessThan(2e-3 + 20 * outside);
  expect(smileExpectation(smile, { strikes: [forward], values: [1], before: 0, after: 0 })).toBe(1);
  expect(smileExpectation(smile, { strikes: [1], values: [1], before: 1, after: 1 })).toBeCloseTo(forward, 8);
}

describe('a smile from quotes with a nickel grid', () => {
  for (const options of [
    { years: 1 / 365, width: 0.05, step: 5, skew: 0.3 },
    { years: 7 / 365, width: 0.03, step: 5, skew: 0.4 },
    { years: 45 / 365, width: 0.01, step: 25, skew: 0.5 },
    { years: 2, width: 0.02, step: 100, skew: 0.3 },
  ]) {
    it(`stays inside them at ${Math.round(options.years * 365)} days`, () => {
      const quotes = quotesOf(options);
      const { smile, outside } = fitted(quotes);
      expect(outside).toBe(0);
      quotes.strikes.forEach((strike, i) => {
        const bid = quotes.bids[i] as number;
        const price = smilePrice(smile, strike < quotes.forward ? 'put' : 'call', strike);
        if (bid === 0) return;
        expect(price).toBeGreaterThanOrEqual(bid * (1 - 1e-9));
        expect(price).toBeLessThanOrEqual((quotes.asks[i] as number) * (1 + 1e-9));
      });
      expectLaw(smile);
    });
  }
});

describe('a thin or broken chain', () => {
  const base = quotesOf({ years: 7 / 365, width: 0.03, step: 25, skew: 0.4 });
  const change = (edit: (bids: Float64Array, asks: Float64Array) => void): SmileQuotes => {
    const copy = { ...base, bids: base.bids.slice(), asks: base.asks.slice() };
    edit(copy.bids, copy.asks);
    return copy;
  };
  const rowAt = (strike: number) => base.strikes.indexOf(strike);

  it('makes do with one quote, with two, and with one side of the money', () => {
    const only = (keep: (strike: number) => boolean) =>
      change((bids, asks) => {
        base.strikes.forEach((strike, i) => {
          if (!keep(strike)) bids[i] = asks[i] = Number.NaN;
        });
      });
    for (const keep of [
      (k: number) => k === 6000,
      (k: number) => k === 5900 || k === 6050,
      (k: number) => k < 5950 && k > 5600,
      (k: number) => k > 6025 && k < 6200,
    ]) {
      const { smile, outside, quotes } = fitted(only(keep));
      expect(quotes).toBeGreaterThan(0);
      expect(outside).toBe(0);
      expectLaw(smile);
    }
  });

  it('leaves a wrong row aside and keeps the rest', () => {
    for (const factor of [0.3, 0.7, 1.5, 4]) {
      const bad = rowAt(5900);
      const { smile } = fitted(
        change((bids, asks) => {
          bids[bad] = (bids[bad] as number) * factor;
          asks[bad] = (asks[bad] as number) * factor;
        }),
      );
      const truth = smileVolatility(fitted(base).smile, 5900);
      expect(Math.abs(smileVolatility(smile, 5900) / truth - 1)).toBeLessThan(0.03);
      expectLaw(smile);
    }
  });

  it('says what it cannot fit', () => {
    expect(fitSmile({ ...base, years: 0 })).toEqual({ ok: false, error: 'expired' });
    expect(fitSmile({ ...base, forward: Number.NaN })).toEqual({ ok: false, error: 'invalid-contract' });
    expect(fitSmile(change((bids) => bids.fill(0)))).toEqual({ ok: false, error: 'no-quotes' });
    expect(fitSmile({ ...base, strikes: base.strikes.slice(0, 0) })).toEqual({
      ok: false,
      error: 'no-quotes',
    });
  });

  it('is a law whatever the quotes, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            // Within a factor of two of the forward, far beyond what is listed where a smile matters.
            strike: fc.integer({ min: 3_000, max: 12_000 }),
            // Prices as markets quote them, in cents; a free double is nearly always next to zero.
            bid: fc.oneof(
              { weight: 6, arbitrary: fc.integer({ min: 0, max: 50_000 }).map((cents) => cents / 100) },
              { weight: 1, arbitrary: fc.double({ min: 0, max: 500 }) },
              { weight: 1, arbitrary: fc.constantFrom(0, Number.NaN, -1, Infinity) },
            ),
            width: fc.oneof(
              { weight: 6, arbitrary: fc.integer({ min: 0, max: 5_000 }).map((cents) => cents / 100) },
              { weight: 1, arbitrary: fc.double({ min: 0, max: 50 }) },
              { weight: 1, arbitrary: fc.constantFrom(0, Number.NaN, -1) },
            ),
          }),
          { maxLength: 30 },
        ),
        fc.double({ min: 1e-6, max: 5, noNaN: true }),
        (rows, years) => {
          rows.sort((a, b) => a.strike - b.strike);
          const result = fitSmile({
            forward: 6000,
            years,
            strikes: Float64Array.from(rows, (row) => row.strike),
            bids: Float64Array.from(rows, (row) => row.bid),
            asks: Float64Array.from(rows, (row) => row.bid + row.width),
          });
          if (!result.ok) return;
          const { smile, from, to } = result.value;
          const strikes = Array.from(
            { length: 141 },
            (_, i) => 6000 * Math.exp(from + (to - from + 1e-3) * (i / 100 - 0.2)),
          );
          const densities = strikes.map((strike) => smilePdf(smile, strike));
          // Butterflies are watched every eighth of a piece: between two looks a thousandth of the peak may slip.
          // Two or three quotes that contradict each other minutes before settlement are beyond any smile.
          if (result.value.quotes >= 5 && years >= 1e-4)
            expect(Math.min(...densities)).toBeGreaterThanOrEqual(-1e-3 * Math.max(...densities));
          for (const strike of strikes) {
            const price = smilePrice(smile, 'call', strike);
            expect(price).toBeGreaterThanOrEqual(Math.max(6000 - strike, 0) * (1 - 1e-12));
            expect(price).toBeLessThanOrEqual(6000 * (1 + 1e-12));
          }
        },
      ),
      { numRuns: Number(process.env['SMILE_RUNS'] ?? 150), seed: 20_261_121 },
    );
  });
});

describe('the law of a smile', () => {
  const { smile } = fitted(quotesOf({ years: 7 / 365, width: 0.03, step: 5, skew: 0.4 }));

  it('is the lognormal one where the smile is flat', () => {
    const flat = flatSmile(6000, 0.02, 0.15);
    const s = 0.15 * Math.sqrt(0.02);
    expect(smileVolatility(flat, 5000)).toBe(0.15);
    expect(smilePrice(flat, 'call', 6100)).toBe(
      blackPrice({ right: 'call', forward: 6000, strike: 6100, years: 0.02, volatility: 0.15 }),
    );
    expect(
      smileBetween(flat, 6000 * Math.exp(-s - (s * s) / 2), 6000 * Math.exp(s - (s * s) / 2)),
    ).toBeCloseTo(0.682689492137086, 13);
    expectLaw(flat);
  });

  it('is the slope and the curvature of its own prices', () => {
    const h = 0.02;
    for (const strike of [4700, 5800, 5990, 6003, 6100, 6900]) {
      const price = (at: number) => smilePrice(smile, strike < 6000 ? 'put' : 'call', at);
      const slope = (price(strike + h) - price(strike - h)) / (2 * h);
      expect(slope).toBeCloseTo(strike < 6000 ? smileCdf(smile, strike) : -smileAbove(smile, strike), 7);
      const curve = (price(strike + 1) - 2 * price(strike) + price(strike - 1)) / 1;
      expect(curve).toBeCloseTo(smilePdf(smile, strike), 6);
    }
  });

  it('gives an interval the difference of its ends, on both sides of the forward and across it', () => {
    for (const [from, to] of [
      [5700, 5800],
      [5950, 6050],
      [6100, 6250],
    ] as const) {
      const chance = smileBetween(smile, from, to);
      expect(chance).toBeGreaterThan(0);
      expect(chance).toBeCloseTo(smileCdf(smile, to) - smileCdf(smile, from), 12);
      expect(chance).toBeCloseTo(smileAbove(smile, from) - smileAbove(smile, to), 12);
    }
    expect(smileBetween(smile, 6050, 5950)).toBe(0);
    expect(smileBetween(smile, 0, Number.POSITIVE_INFINITY)).toBeCloseTo(1, 12);
    // Far above, the difference of two chances near one would keep hardly a digit.
    const [far, farther] = [6000 * 1.15, 6000 * 1.2];
    const tail = smileAbove(smile, far) - smileAbove(smile, farther);
    expect(tail).toBeGreaterThan(0);
    expect(smileBetween(smile, far, farther)).toBe(tail);
  });

  it('values a condor as its four options, and a quantile comes back', () => {
    const payoff = { strikes: [5800, 5850, 6100, 6150], values: [-50, 0, 0, -50], before: 0, after: 0 };
    const spread =
      smilePrice(smile, 'put', 5850) -
      smilePrice(smile, 'put', 5800) +
      smilePrice(smile, 'call', 6100) -
      smilePrice(smile, 'call', 6150);
    expect(smileExpectation(smile, payoff)).toBeCloseTo(-spread, 10);
    for (const p of [1e-6, 0.1, 0.5, 0.999]) {
      expect(smileCdf(smile, smileQuantile(smile, p))).toBeCloseTo(p, 10);
    }
    expect(smileQuantile(smile, 1)).toBeNaN();
  });
});

describe.skipIf(!hasSharedData)('real chains', () => {
  const years = (chain: Chain) =>
    yearsUntil(settlementInstant(chain.settlement, chain.expiry), chain.source.readAt);
  const sample = ['cboe_spx_2020-03-20_close.dat', 'SPX_2026-08-05.csv.gz', 'VIX_chain_20260807_170647.csv'];

  for (const name of sample) {
    it(`keeps ${name} inside its quotes, butterfly-free`, () => {
      const file = realFiles.find((each) => each.path.endsWith(name));
      if (!file) throw new Error(name);
      let quoted = 0;
      let missed = 0;
      let chains = 0;
      for (const chain of realChains(file)) {
        if (!(years(chain) > 0)) continue;
        const parity = fitParity({ chain, years: years(chain), rate: 0.04 });
        if (!parity.ok) continue;
        const { forward, discount } = parity.value;
        const quotes = smileQuotes(chain.rows, { forward, discount, years: years(chain) });
        const result = fitSmile(quotes);
        if (!result.ok) continue;
        const { smile, from, to } = result.value;
        chains++;
        for (let i = 0; i <= 300; i++) {
          const strike = forward * Math.exp(from - 0.1 + (to - from + 0.2) * (i / 300));
          expect(
            smilePdf(smile, strike),
            `${chain.root} ${chain.expiry} at ${strike}`,
          ).toBeGreaterThanOrEqual(0);
        }
        quotes.strikes.forEach((strike, i) => {
          const bid = quotes.bids[i] as number;
          const ask = quotes.asks[i] as number;
          if (!(bid > 0 && ask >= bid)) return;
          const price = smilePrice(smile, strike < forward ? 'put' : 'call', strike);
          quoted++;
          if (price < bid * (1 - 1e-9) || price > ask * (1 + 1e-9)) missed++;
        });
      }
      expect(chains).toBeGreaterThan(5);
      expect(missed / quoted).toBeLessThan(0.001);
    });
  }
});
