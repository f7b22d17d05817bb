import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnalyseInput, createAnalyser } from '@/lib/core/analyse';
import { type FailureCode, failureCodes } from '@/lib/core/failure';
import type { Chain, ChainRow, Quote } from '@/lib/core/market/chain';
import { settlementInstant } from '@/lib/core/market/contract';
import { USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import type { Instant } from '@/lib/core/unit';
import { expiry, now, planted, rate } from './planted-chain';

const settles = settlementInstant('pm', expiry);
const chain = planted(6000, 0.12);
const none: Quote = { bid: null, ask: null };
const minutes = (count: number) => (settles - count * 60_000) as Instant;

/** Everything the engine can be asked, and every number and refusal in its answers checked; what the analysis said. */
function answers(input: AnalyseInput, strike = 6050): FailureCode | 'analysed' {
  const run = createAnalyser();
  const answer = run.analyse(input);
  const others = [
    run.whyNot(input, [5900, 5950, 6050, 6100]),
    run.shortHere(input, strike),
    run.condorAt(input, [5900, 5950, 6050, 6100]),
  ];
  for (const each of [answer, ...others]) checkAll(each);
  return answer.ok ? 'analysed' : answer.error.code;
}

/** No NaN, no infinity, no failure without words, at any depth. */
function checkAll(value: unknown): void {
  if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
  if (typeof value !== 'object' || value === null) return;
  const { ok, error } = value as { ok?: unknown; error?: { code: FailureCode } };
  if (ok === false) {
    expect(failureCodes).toContain(error?.code);
    expect(error?.code).not.toBe('engineCrashed');
  }
  for (const each of Object.values(value)) checkAll(each);
}

/** The same chain with its rows, or what is known of it, changed. */
const changed = (rows: (row: ChainRow) => ChainRow, more: Partial<Chain> = {}): AnalyseInput => ({
  chain: { ...chain, ...more, rows: chain.rows.map(rows) },
  now,
  rate,
});

describe('an analysis of what is no market', () => {
  it.each<[string, AnalyseInput, FailureCode | 'analysed']>([
    ['no rows', { chain: { ...chain, rows: [] }, now, rate }, 'forwardUnknown'],
    ['all quotes null', changed(({ strike }) => ({ strike, call: none, put: none })), 'forwardUnknown'],
    ['calls only', changed((row) => ({ ...row, put: none })), 'forwardUnknown'],
    ['puts only', changed((row) => ({ ...row, call: none })), 'forwardUnknown'],
    [
      'bids only',
      changed(({ strike, call, put }) => ({
        strike,
        call: { ...call, ask: null },
        put: { ...put, ask: null },
      })),
      'forwardUnknown',
    ],
    ['a single strike', { chain: planted(6000, 0.12, [6000]), now, rate }, 'analysed'],
    [
      'a single strike far from the money',
      { chain: planted(6000, 0.12, [5800]), now, rate },
      'moneyNotCovered',
    ],
    ['settled', { chain, now: settles, rate }, 'expired'],
    ['settled long ago', { chain, now: (settles + 1e12) as Instant, rate }, 'expired'],
    ['a second left', { chain, now: minutes(1 / 60), rate }, 'analysed'],
    ['an instant that is none', { chain, now: Number.NaN as Instant, rate }, 'expired'],
    [
      'strikes that do not reach the forward',
      { chain: { ...chain, rows: chain.rows.filter((row) => row.strike > 6040) }, now, rate },
      'moneyNotCovered',
    ],
    ['a level of another world', changed((row) => row, { spot: 1e6 }), 'analysed'],
    ['a level that is none', changed((row) => row, { spot: Number.NaN }), 'analysed'],
  ])('%s', (_, input, said) => {
    expect(answers(input)).toBe(said);
  });

  it('zero bids everywhere, negative prices, infinite ones: refused or without those rows', () => {
    for (const price of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
      for (const side of ['call', 'put'] as const)
        for (const field of ['bid', 'ask'] as const)
          answers(changed((row) => ({ ...row, [side]: { ...row[side], [field]: price } })));
      answers(changed(({ strike }) => ({ strike, call: { bid: price, ask: price }, put: none })));
    }
  });

  it('strikes backwards, twice, zero, negative and none at all', () => {
    const rows = [...chain.rows];
    for (const other of [
      rows.toReversed(),
      rows.flatMap((row) => [row, row]),
      rows.map((row, i) => ({ ...row, strike: i % 2 === 0 ? row.strike : 0 })),
      rows.map((row) => ({ ...row, strike: -row.strike })),
      rows.map((row) => ({ ...row, strike: Number.NaN })),
      rows.map((row, i) => ({ ...row, strike: rows[(i * 37) % rows.length]?.strike ?? 0 })),
    ])
      answers({ chain: { ...chain, rows: other }, now, rate });
  });

  it('every rate and every setting that is none of theirs', () => {
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, -1e9, 1e9, 0]) {
      answers({ chain, now, rate: odd });
      for (const name of ['share', 'fee', 'multiplier', 'condors', 'stress', 'forecast', 'count'] as const)
        answers({ chain, now, rate, condors: { ...USUAL_CONDORS, [name]: odd } });
      const strikes = [odd, 5950, 6050, 6100] as const;
      answers({ chain, now, rate, condors: { ...USUAL_CONDORS, strikes } }, odd);
      const limits = { widths: [5, odd], unequalWings: true, credit: { low: odd } };
      answers({ chain, now, rate, condors: { ...USUAL_CONDORS, limits } });
    }
  });

  it('ten thousand strikes: an answer or a refusal, and soon', () => {
    const strikes = Array.from({ length: 10_000 }, (_, i) => 1000 + i);
    const started = performance.now();
    expect(answers({ chain: planted(6000, 0.12, strikes), now, rate })).toBe('analysed');
    // A fraction of a second on a quiet machine.
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 60_000);

  it('chains made of nothing but chance, and right ones injured, at any minute of their life', () => {
    const price = fc.oneof(
      { weight: 3, arbitrary: fc.double({ min: 0, max: 300, noNaN: true }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(null, 0, -1, 1e-300, 1e308, Number.NaN, Number.POSITIVE_INFINITY),
      },
    );
    const quote = fc.record({ bid: price, ask: price });
    const made = fc.array(
      fc.record({
        strike: fc.oneof(fc.integer({ min: 5500, max: 6500 }), fc.double(), fc.constant(6000)),
        call: quote,
        put: quote,
      }),
      { maxLength: 40 },
    );
    const injured = fc
      .array(fc.record({ at: fc.nat(80), side: fc.constantFrom('call', 'put'), quote }), { maxLength: 12 })
      .map((harms) => {
        const rows = [...chain.rows];
        for (const { at, side, quote: harmed } of harms)
          rows[at] = { ...(rows[at] as ChainRow), [side]: harmed };
        return rows;
      });
    const said: Record<string, number> = {};
    fc.assert(
      fc.property(
        fc.oneof(made, injured),
        fc.oneof(fc.integer({ min: -10, max: 6000 }), fc.double({ min: 0, max: 2, noNaN: true })),
        (rows, left) => {
          const what = answers({ chain: { ...chain, rows }, now: minutes(left), rate });
          said[what] = (said[what] ?? 0) + 1;
        },
      ),
      { numRuns: 600 },
    );
    // Chance must leave some of everything for this to say something.
    expect(said['analysed']).toBeGreaterThan(150);
    expect(said['expired']).toBeGreaterThan(0);
    expect(said['forwardUnknown']).toBeGreaterThan(20);
  }, 120_000);
});
