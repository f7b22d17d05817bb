import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import { yearsUntil } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { type Defect, defectCodes } from '@/lib/core/market/defect';
import { chainDefects, seriesDefects, suspectStrikes } from '@/lib/core/market/integrity';
import { fitParity } from '@/lib/core/market/parity';
import type { History } from '@/lib/core/market/staleness';
import type { Years } from '@/lib/core/unit';
import { hasSharedData, realChain, realChains, realFiles } from '../../support/real-chains';
import { date } from './date';
import { hostileRows } from './hostile-rows';
import { calm, chainOf, rowsOf } from './synthetic-chain';

function defectsOf(chain: Chain, years: number = 1 / 12, history: History = []): readonly Defect[] {
  const parity = fitParity({ chain, years: years as Years, rate: 0.04 });
  return chainDefects({ chain, years: years as Years, parity: parity.ok ? parity.value : null, history });
}

const right = rowsOf(calm);

/** Rows with one replaced. */
function planted(rows: readonly ChainRow[], at: number, change: (row: ChainRow) => Partial<ChainRow>) {
  return rows.map((row, index) => (index === at ? { ...row, ...change(row) } : row));
}

const shifted = (quote: Quote, by: number): Quote => ({
  bid: quote.bid === null ? null : Math.max(0, quote.bid + by),
  ask: quote.ask === null ? null : Math.max(0.05, quote.ask + by),
});

const none: Quote = { bid: null, ask: null };

const bidOf = (quote: Quote | undefined) => quote?.bid ?? Number.NaN;
const askOf = (quote: Quote | undefined) => quote?.ask ?? Number.NaN;

type Plant = {
  readonly code: Defect['code'];
  readonly rows: (rows: readonly ChainRow[], at: number) => readonly ChainRow[];
  /** Where in the chain, as a share of its rows below the money (negative) or above. */
  readonly where: number;
};

/** One defect each, by the smallest change that a trader could take money from. */
const plants: readonly Plant[] = [
  {
    code: 'crossed',
    where: 0,
    rows: (rows, at) =>
      planted(rows, at, ({ call }) => ({ call: { bid: askOf(call) + 0.05, ask: askOf(call) } })),
  },
  {
    code: 'not-a-price',
    where: 0,
    rows: (rows, at) => planted(rows, at, ({ put }) => ({ put: { ...put, bid: -1 } })),
  },
  {
    code: 'duplicate',
    where: 0,
    rows: (rows, at) => rows.flatMap((row, index) => (index === at ? [row, row] : [row])),
  },
  {
    code: 'unordered',
    where: 0,
    rows: (rows, at) =>
      rows.toSpliced(at, 1).toSpliced(at + 4, 0, rows[at] ?? { strike: 0, call: none, put: none }),
  },
  {
    code: 'call-rises',
    where: 3,
    rows: (rows, at) => {
      const bid = askOf(rows[at - 1]?.call) + 0.1;
      return planted(rows, at, () => ({ call: { bid, ask: bid + 0.2 } }));
    },
  },
  {
    code: 'put-falls',
    where: -3,
    rows: (rows, at) => {
      const bid = askOf(rows[at + 1]?.put) + 0.1;
      return planted(rows, at, () => ({ put: { bid, ask: bid + 0.2 } }));
    },
  },
  {
    code: 'slope',
    where: -12,
    rows: (rows, at) => {
      const width = (rows[at + 1]?.strike ?? 0) - (rows[at]?.strike ?? 0);
      const bid = askOf(rows[at + 1]?.call) + width + 0.1;
      return planted(rows, at, () => ({ call: { bid, ask: bid + 2 } }));
    },
  },
  {
    code: 'butterfly',
    where: 0,
    rows: (rows, at) => {
      // Uneven wings: the strike two below and the one above.
      const [low, mid, high] = [rows[at - 2], rows[at], rows[at + 1]];
      if (!low || !mid || !high) throw new Error('too near the end');
      const share = (mid.strike - low.strike) / (high.strike - low.strike);
      const bid = (1 - share) * askOf(low.put) + share * askOf(high.put) + 0.05;
      return planted(rows, at, () => ({ put: { bid, ask: bid + 0.2 } }));
    },
  },
  {
    code: 'conversion',
    where: 0,
    rows: (rows, at) =>
      planted(rows, at, ({ call, put }) => ({ call: shifted(call, 4), put: shifted(put, -4) })),
  },
  {
    code: 'reversal',
    where: 0,
    rows: (rows, at) =>
      planted(rows, at, ({ call, put }) => ({ call: shifted(call, -4), put: shifted(put, 4) })),
  },
  {
    code: 'box',
    where: -2,
    rows: (rows, at) => {
      const [low, high] = [rows[at], rows[at + 1]];
      if (!low || !high) throw new Error('too near the end');
      // C_bid − P_ask + K of the lower strike above C_ask − P_bid + K of the higher.
      const by =
        askOf(high.call) - bidOf(high.put) + high.strike - low.strike - bidOf(low.call) + askOf(low.put);
      return planted(rows, at, ({ call, put }) => ({
        call: shifted(call, by / 2 + 0.1),
        put: shifted(put, -by / 2 - 0.1),
      }));
    },
  },
];

describe('a chain that is right', () => {
  it('has no defects, however wide its quotes and uneven its strikes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0.005, max: 0.3, noNaN: true }),
        (steps, spread, deviation) => {
          let strike = 4600;
          const strikes = steps.map((step) => {
            strike += 5 * step;
            return strike;
          });
          const rows = rowsOf({ ...calm, strikes, deviation, halfSpread: () => spread });
          expect(defectsOf(chainOf(rows))).toEqual([]);
        },
      ),
    );
  });

  it.each(plants)('with one $code in it shows that defect and suspects that row', ({ code, rows, where }) => {
    const middle = right.findIndex((row) => row.strike >= calm.forward);
    for (const offset of [-1, 0, 1]) {
      const at = middle + where * 5 + offset;
      const defects = defectsOf(chainOf(rows(right, at)));
      expect(defects.map((defect) => defect.code)).toContain(code);
      expect(suspectStrikes(defects)).toContain(right[at]?.strike ?? 0);
      // A row or two beside it may share the doubt, never the chain.
      expect(suspectStrikes(defects).size).toBeLessThanOrEqual(3);
    }
  });

  it('tells what was bid and the most it could be, so that anybody can check the trade', () => {
    let told = 0;
    for (const { code, rows, where } of plants) {
      if (!['call-rises', 'put-falls', 'slope', 'butterfly'].includes(code)) continue;
      const money = right.findIndex((row) => row.strike >= calm.forward);
      const bad = rows(right, money + where);
      const parity = fitParity({ chain: chainOf(bad), years: (1 / 12) as Years, rate: 0.04 });
      if (!parity.ok) throw new Error(parity.error);
      const quoteAt = (strike: number | undefined, side: 'call' | 'put') =>
        bad.find((row) => row.strike === strike)?.[side];
      for (const defect of defectsOf(chainOf(bad)).filter((each) => each.code === code)) {
        const side = defect.side as 'call' | 'put';
        const [sold, ...bought] = defect.strikes;
        const asks = bought.map((strike) => askOf(quoteAt(strike, side)));
        const [k, a, b] = [sold, ...bought] as [number, number, number];
        const bid = bidOf(quoteAt(sold, side));
        const [found, limit] =
          code === 'slope'
            ? [bid - (asks[0] as number), parity.value.discount * Math.abs(a - k)]
            : code === 'butterfly'
              ? [bid, ((b - k) * (asks[0] as number) + (k - a) * (asks[1] as number)) / (b - a)]
              : [bid, asks[0]];
        expect(defect.found, code).toBeCloseTo(found as number, 9);
        expect(defect.limit, code).toBeCloseTo(limit as number, 9);
        expect(defect.found).toBeGreaterThan(defect.limit);
        told++;
      }
    }
    expect(told).toBeGreaterThanOrEqual(4);
  });

  it('shows a level away from its forward by more than 0.15 %, but not the VIX beside VIX options', () => {
    const codes = (spot: number, more: Partial<Chain> = {}) =>
      defectsOf(chainOf(right, { spot, ...more })).map((defect) => defect.code);
    const level = calm.forward * calm.discount;
    expect(codes(level)).toEqual([]);
    expect(codes(level * 1.001)).toEqual([]);
    expect(codes(level * 0.998)).toEqual(['spot-apart']);
    expect(codes(level * 1.006)).toEqual(['spot-apart']);
    expect(codes(level * 1.2, { root: 'VIX' })).toEqual([]);
  });

  it('shows the row that stands still while its neighbours move', () => {
    const reading = (step: number, frozen: number | null): readonly ChainRow[] => {
      const now = rowsOf({ ...calm, forward: 5000 + 6 * step });
      const before = rowsOf(calm);
      return now.map((row, index) =>
        index === frozen ? { ...row, call: before[index]?.call ?? row.call } : row,
      );
    };
    const readings = (frozen: number | null) => [0, 1, 2, 3, 4].map((step) => reading(step, frozen));
    const stale = (frozen: number | null, count: number) => {
      const history = readings(frozen).slice(0, count);
      return defectsOf(chainOf(history.at(-1) ?? []), 1 / 12, history.slice(0, -1)).filter(
        ({ code }) => code === 'stale',
      );
    };
    expect(stale(null, 5)).toEqual([]);
    expect(stale(80, 4)).toEqual([]);
    expect(stale(80, 5)).toEqual([
      { code: 'stale', side: 'call', strikes: [5000], suspects: [5000], found: 4, limit: 3 },
    ]);
  });

  it('takes a row that its neighbours only jitter around for a quiet one', () => {
    const reading = (step: number) =>
      right.map((row, index) =>
        index === 80 ? row : { ...row, call: shifted(row.call, step % 2 === 0 ? 0 : 0.05) },
      );
    const history = [0, 1, 2, 3, 4, 5].map(reading);
    expect(defectsOf(chainOf(history.at(-1) ?? []), 1 / 12, history.slice(0, -1))).toEqual([]);
  });

  it('holds an option whose counterpart is not quoted to its own exercise value', () => {
    const under = (strike: number) => right.findIndex((row) => row.strike === strike);
    const worth = calm.discount * 300;
    const call = planted(right, under(4700), () => ({ call: { bid: null, ask: worth - 4 }, put: none }));
    const put = planted(right, under(5300), () => ({ put: { bid: null, ask: worth - 4 }, call: none }));
    for (const [rows, code, strike] of [
      [call, 'reversal', 4700],
      [put, 'conversion', 5300],
    ] as const) {
      const defects = defectsOf(chainOf(rows));
      expect(defects.map((defect) => defect.code)).toContain(code);
      expect([...suspectStrikes(defects)]).toEqual([strike]);
    }
  });

  it('shows rows of another root or expiry by their symbols', () => {
    const option = { root: 'SPXW', expiry: date('2026-11-20'), strike: 5000 };
    expect(seriesDefects([option, { ...option, strike: 5010 }])).toEqual([]);
    expect(seriesDefects([option, { ...option, strike: 5010 }, { ...option, root: 'SPX' }])).toMatchObject([
      { code: 'mixed-roots', suspects: [5000], found: 1 },
    ]);
    expect(
      seriesDefects([
        option,
        { ...option, strike: 5010 },
        { ...option, strike: 5020, expiry: date('2026-11-23') },
      ]),
    ).toMatchObject([{ code: 'mixed-expiries', suspects: [5020] }]);
  });
});

describe('hostile rows', () => {
  it('give defects with codes, strikes and numbers, never a throw', () => {
    fc.assert(
      fc.property(
        hostileRows,
        fc.option(fc.double()),
        fc.array(hostileRows, { maxLength: 6 }),
        (rows, spot, history) => {
          const defects = defectsOf(chainOf(rows, { spot }), 0.1, history);
          const codes: ReadonlySet<string> = new Set(defectCodes);
          return defects.every(
            ({ code, found, limit, strikes, suspects }) =>
              codes.has(code) &&
              [found, limit, ...strikes].every(Number.isFinite) &&
              suspects.every((suspect) => strikes.includes(suspect)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe.skipIf(!hasSharedData)('real chains (needs ../shared/data)', { timeout: 30_000 }, () => {
  const years = (chain: Chain) =>
    yearsUntil(settlementInstant(chain.settlement, chain.expiry), chain.source.readAt);

  it('of regular hours have no defects', () => {
    let chains = 0;
    for (const file of realFiles.filter(({ session }) => session === 'regular'))
      for (const chain of realChains(file)) {
        chains++;
        expect(defectsOf(chain, years(chain)), `${file.path} ${chain.root} ${chain.expiry}`).toEqual([]);
      }
    expect(chains).toBe(52 + 1 + 20 + 5 * 13);
  });

  it('of the evening have none either, but for the level, and for what settled that day', () => {
    for (const file of realFiles.filter(({ path }) => /2024-01-05|08-12/.test(path)))
      for (const chain of realChains(file)) {
        const defects = defectsOf(chain, years(chain)).filter(({ code }) => code !== 'spot-apart');
        expect(defects, `${file.path} ${chain.root} ${chain.expiry}`).toEqual([]);
      }
  });

  it.each(plants)('with one $code in it shows that defect and suspects that row', ({ code, rows, where }) => {
    for (const [path, root, expiry] of [
      ['cboe_spx_2022-07-12_1155ET.csv', 'SPXW', '2022-07-13'],
      ['cboe_spx_2022-07-12_1155ET.csv', 'SPX', '2022-08-19'],
      ['spx_2026-07-23_1559ET_snapshot_2482.csv.gz', 'SPXW', '2026-07-24'],
    ] as const) {
      const chain = realChain(path, root, expiry);
      const parity = fitParity({ chain, years: years(chain), rate: 0.04 });
      const forward = parity.ok ? parity.value.forward : 0;
      const at = chain.rows.findIndex((row) => row.strike >= forward) + where;
      const defects = defectsOf({ ...chain, rows: rows(chain.rows, at) }, years(chain));
      expect(
        defects.map((defect) => defect.code),
        `${path} ${expiry}`,
      ).toContain(code);
      expect(suspectStrikes(defects)).toContain(chain.rows[at]?.strike ?? 0);
    }
  });
});
