import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainRow } from '@/lib/core/market/chain';
import { yearsUntil } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { fitParity, limitBounds, type Parity } from '@/lib/core/market/parity';
import type { Years } from '@/lib/core/unit';
import {
  hasSharedData,
  realChain,
  realChains,
  realFiles,
  realSmiles,
  sharedRows,
} from '../../support/real-chains';
import { hostileRows } from './hostile-rows';
import { calm, chainOf, rowsOf } from './synthetic-chain';

const month = (1 / 12) as Years;

function parityOf(rows: readonly ChainRow[], years: Years = month, rate = 0.04): Parity {
  const parity = fitParity({ chain: { rows }, years, rate });
  if (!parity.ok) throw new Error(parity.error);
  return parity.value;
}

describe('parity of a market that is right', () => {
  it('gives back its forward, its discount and its rate', () => {
    const parity = parityOf(rowsOf({ ...calm, halfSpread: () => 0.01 }));
    expect(parity.forward).toBeCloseTo(5000, 7);
    expect(parity.discount).toBeCloseTo(0.996, 9);
    expect(parity.discountFrom).toBe('quotes');
    expect(parity.boxRate).toBeCloseTo(-Math.log(0.996) * 12, 8);
    expect(parity.residual).toBeLessThan(1e-9);
    expect(parity.lowest).toBeGreaterThan(4999.9);
    expect(parity.highest).toBeLessThan(5000.1);
  });

  it('is not moved by a quarter of wrong rows', () => {
    const seed = fc.record({
      wrong: fc.double({ min: -300, max: 300, noNaN: true }),
      first: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(seed, ({ wrong, first }) => {
        const rows = rowsOf(calm).map((row, index) =>
          index % 4 === first
            ? {
                ...row,
                call: {
                  bid: Math.max(0.1, (row.call.bid ?? 0) + wrong),
                  ask: Math.max(0.2, (row.call.ask ?? 0) + wrong),
                },
              }
            : row,
        );
        const parity = parityOf(rows);
        expect(Math.abs(parity.forward - 5000)).toBeLessThan(0.5);
        expect(Math.abs(parity.discount - 0.996)).toBeLessThan(0.001);
        expect(parity.lowest).toBeLessThanOrEqual(parity.forward);
        expect(parity.highest).toBeGreaterThanOrEqual(parity.forward);
      }),
      { numRuns: 60 },
    );
  });

  it('takes the discount from the rate where quotes cannot tell it', () => {
    const hour = (1 / 8760) as Years;
    const day = { ...calm, discount: 1, deviation: 0.002 };
    const parity = parityOf(rowsOf(day), hour);
    expect(parity).toMatchObject({ discountFrom: 'rate', boxRate: null, boxRateError: null });
    expect(parity.discount).toBe(Math.exp(-0.04 / 8760));
    expect(parity.forward).toBeCloseTo(5000, 1);
    const one = rowsOf({ ...calm, strikes: [5010] });
    expect(parityOf(one, month)).toMatchObject({ strikes: 1, discountFrom: 'rate' });
    expect(parityOf(one, 0 as Years).discount).toBe(1);
  });

  it('still finds the forward in the last minute, when one of each pair has no bid left', () => {
    const last = [-10, -5, 0, 5, 10].map((away) => {
      const [call, put] = [Math.max(0, -away), Math.max(0, away)];
      const quote = (worth: number) => ({ bid: worth, ask: worth + 0.05 });
      return { strike: 5000 + away, call: quote(call), put: quote(put) };
    });
    expect(parityOf(last, (1 / 525_600) as Years).forward).toBeCloseTo(5000, 6);
  });

  it('bounds a limit by the same position made of other options', () => {
    const rows = rowsOf(calm);
    const parity = parityOf(rows);
    for (const row of rows) {
      const call = limitBounds(row, 'call', parity);
      const put = limitBounds(row, 'put', parity);
      // What the option is worth lies inside, and nobody need pay more than its own ask and a spread of the others.
      const worth = (bid: number | null, ask: number | null) => ((bid ?? 0) + (ask ?? 0)) / 2;
      expect(call.highest ?? 0).toBeGreaterThan(worth(row.call.bid, row.call.ask) - 1e-9);
      expect(put.highest ?? 0).toBeGreaterThan(worth(row.put.bid, row.put.ask) - 1e-9);
      expect(call.lowest ?? 0).toBeLessThan(call.highest ?? 0);
      expect(put.lowest ?? 0).toBeLessThan(put.highest ?? 0);
    }
    const bare: ChainRow = { strike: 5000, call: { bid: null, ask: null }, put: { bid: 3, ask: null } };
    expect(limitBounds(bare, 'call', parity).highest).toBeNull();
    expect(limitBounds(bare, 'put', parity)).toEqual({ lowest: null, highest: null });
  });
});

describe('parity of hostile input', () => {
  it('answers with numbers or a named refusal', () => {
    fc.assert(
      fc.property(hostileRows, fc.double(), fc.double(), (rows, years, rate) => {
        for (const time of [years, 0.1, 0]) {
          const parity = fitParity({
            chain: chainOf(rows),
            years: time as Years,
            rate: time === years ? rate : 0.04,
          });
          if (!parity.ok) {
            expect(['no-pair', 'not-a-time', 'not-a-rate', 'not-a-forward']).toContain(parity.error);
            continue;
          }
          for (const value of Object.values(parity.value))
            expect(typeof value !== 'number' || Number.isFinite(value), JSON.stringify(parity.value)).toBe(
              true,
            );
          expect(parity.value.discount).toBeGreaterThan(0);
          expect(parity.value.lowest <= parity.value.highest).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what has no forward, by name', () => {
    expect(fitParity({ chain: { rows: [] }, years: month, rate: 0 })).toEqual({
      ok: false,
      error: 'no-pair',
    });
    expect(fitParity({ chain: { rows: [] }, years: -1 as Years, rate: 0 })).toEqual({
      ok: false,
      error: 'not-a-time',
    });
    expect(fitParity({ chain: { rows: [] }, years: month, rate: Number.NaN })).toEqual({
      ok: false,
      error: 'not-a-rate',
    });
  });
});

describe.skipIf(!hasSharedData)('parity of real chains (needs ../shared/data)', { timeout: 30_000 }, () => {
  const parityAt = (chain: ReturnType<typeof realChain>, rate = 0.04) =>
    parityOf(
      chain.rows,
      yearsUntil(settlementInstant(chain.settlement, chain.expiry), chain.source.readAt),
      rate,
    );

  it('agrees with the forward that Gatheral took from the same day', () => {
    const [theirs] = realSmiles('spx');
    const ours = parityAt(realChain('gatheral_spx_opt_20230215.csv', 'SPXW', '2023-02-16'));
    expect(Math.abs(ours.forward - (theirs?.forward ?? 0))).toBeLessThan(0.1);
  });

  it('leaves the rate to the user where three days cannot tell it, and reads it off where a month can', () => {
    const from = (expiry: string) =>
      parityAt(realChain('cboe_spx_2022-07-12_1155ET.csv', 'SPXW', expiry)).discountFrom;
    expect(['2022-07-12', '2022-07-13', '2022-07-15', '2022-08-12', '2022-08-31'].map(from)).toEqual([
      'rate',
      'rate',
      'rate',
      'quotes',
      'quotes',
    ]);
  });

  it('gives the two roots of one date nearly one forward: they settle hours apart', () => {
    const pairs = [
      ['2022-08-19', 0.1],
      ['2022-09-16', 0.1],
      ['2022-10-21', 0.1],
      ['2022-11-18', 0.1],
    ] as const;
    for (const [expiry, apart] of pairs) {
      const [am, pm] = ['SPX', 'SPXW'].map((root) =>
        parityAt(realChain('cboe_spx_2022-07-12_1155ET.csv', root, expiry)),
      );
      expect(Math.abs((am?.forward ?? 0) - (pm?.forward ?? 9))).toBeLessThan(apart);
    }
  });

  it('charges for capital what the Treasury paid that day', () => {
    const [head = [], ...lines] = sharedRows('history/FRED_treasury_CMT_2004-2026.csv');
    const paid = (day: string, term: string) =>
      Number(lines.find((line) => line[0] === day)?.[head.indexOf(term)]) / 100;
    for (const [path, day, expiry, term] of [
      ['cboe_spx_2022-07-12_1155ET.csv', '2022-07-12', '2022-10-21', 'DGS3MO'],
      ['cboe_spx_2022-07-12_1155ET.csv', '2022-07-12', '2023-01-20', 'DGS6MO'],
      ['cboe_spx_2022-07-12_1155ET.csv', '2022-07-12', '2023-06-16', 'DGS1'],
      ['cboe_spx_2023-02-07_close.csv', '2023-02-07', '2023-05-19', 'DGS3MO'],
      ['cboe_spx_2024-01-05_close.csv', '2024-01-05', '2024-06-21', 'DGS6MO'],
    ] as const) {
      const { boxRate } = parityAt(realChain(path, 'SPX', expiry));
      expect(Math.abs((boxRate ?? 0) - paid(day, term)), `${path} ${expiry}`).toBeLessThan(0.006);
    }
  });

  it('is found in every regular chain, and lies between what its quotes would trade at', () => {
    for (const file of realFiles.filter(({ session }) => session === 'regular'))
      for (const chain of realChains(file)) {
        if (chain.rows.every((row) => row.call.ask === null)) continue;
        const parity = parityAt(chain);
        expect(parity.lowest, `${file.path} ${chain.root} ${chain.expiry}`).toBeLessThan(parity.forward);
        expect(parity.highest).toBeGreaterThan(parity.forward);
        if (chain.underlying === 'SPX') expect(parity.residual).toBeLessThan(0.002 * parity.forward);
      }
  });
});
