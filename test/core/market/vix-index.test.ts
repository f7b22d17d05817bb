import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chain } from '@/lib/core/market/chain';
import { instantOf, yearsUntil } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { vixIndex, vixTerm } from '@/lib/core/market/vix-index';
import type { Instant, Years } from '@/lib/core/unit';
import { hasSharedData, realChains, realFiles } from '../../support/real-chains';
import { date } from './date';
import { hostileRows } from './hostile-rows';
import { chainOf, rowsOf } from './synthetic-chain';

const now = instantOf(date('2026-11-23'), 12, 0);

/** A chain whose options all cost what one volatility makes them cost. */
function flat(expiry: string, volatility: number): Chain {
  const years = yearsUntil(settlementInstant('pm', date(expiry)), now);
  const rows = rowsOf({
    forward: 6800,
    discount: Math.exp(-0.04 * years),
    deviation: volatility * Math.sqrt(years),
    strikes: Array.from({ length: 1200 }, (_, index) => 3000 + 5 * index),
    halfSpread: (value) => Math.min(0.001, value / 4),
  });
  return chainOf(rows, { expiry: date(expiry) });
}

describe('VIX', () => {
  it('of options that one volatility prices is that volatility', () => {
    const chains = [
      flat('2026-12-11', 0.4),
      flat('2026-12-18', 0.2),
      flat('2026-12-24', 0.2),
      flat('2027-01-08', 0.4),
    ];
    const index = vixIndex({ chains, now, rateAt: () => 0.04 });
    expect(index.ok && index.value.value).toBeCloseTo(20, 1);
    // Christmas is the Friday: its options expire on the Thursday.
    expect(index).toMatchObject({
      value: { near: { expiry: '2026-12-18' }, next: { expiry: '2026-12-24' } },
    });
  });

  it('leaves out an option without a bid, and all beyond two of them in a row', () => {
    const chain = flat('2026-12-18', 0.2);
    const silence = (...strikes: readonly number[]): Chain => ({
      ...chain,
      rows: chain.rows.map((row) =>
        strikes.includes(row.strike)
          ? { ...row, call: { bid: 0, ask: 0.05 }, put: { bid: 0, ask: 0.05 } }
          : row,
      ),
    });
    const options = (silenced: Chain) => {
      const term = vixTerm(silenced, (25 / 365) as Years, 0.04);
      return term.ok ? term.value.options : term.error;
    };
    const all = Number(options(chain));
    expect(options(silence(6900))).toBe(all - 1);
    expect(options(silence(6900, 6910))).toBe(all - 2);
    const beyond = chain.rows.filter(({ strike, call }) => strike >= 6900 && (call.bid ?? 0) > 0).length;
    expect(options(silence(6900, 6905))).toBe(all - beyond);
  });

  it('needs two Fridays around 30 days', () => {
    const [near, next] = [flat('2026-12-18', 0.2), flat('2026-12-31', 0.2)];
    const refused = { ok: false, error: 'no-terms' };
    expect(vixIndex({ chains: [], now, rateAt: () => 0.04 })).toEqual(refused);
    expect(vixIndex({ chains: [near], now, rateAt: () => 0.04 })).toEqual(refused);
    expect(vixIndex({ chains: [next], now, rateAt: () => 0.04 })).toEqual(refused);
    expect(
      vixIndex({ chains: [near, { ...next, root: 'VIXW', underlying: 'VIX' }], now, rateAt: () => 0.04 }),
    ).toEqual(refused);
    // Neither options on another index, nor other options on this one, whatever their dates.
    for (const other of [{ underlying: 'NDX' }, { root: 'XSP' }])
      expect(vixIndex({ chains: [near, { ...next, ...other }], now, rateAt: () => 0.04 })).toEqual(refused);
    expect(vixIndex({ chains: [near, next], now, rateAt: () => 0.04 }).ok).toBe(true);
  });

  it('needs a middle that is quoted, and an option on either side of it', () => {
    const chain = flat('2026-12-18', 0.2);
    const years = yearsUntil(settlementInstant('pm', chain.expiry), now);
    const silent = { bid: null, ask: null };
    const term = (change: (row: Chain['rows'][number]) => Partial<Chain['rows'][number]>) =>
      vixTerm({ ...chain, rows: chain.rows.map((row) => ({ ...row, ...change(row) })) }, years, 0.04);
    const whole = term(() => ({}));
    if (!whole.ok) throw new Error(whole.error);
    const { center } = whole.value;
    const refused = { ok: false, error: 'no-options' };
    expect(term(({ strike }) => (strike < center ? { put: silent } : {}))).toEqual(refused);
    expect(term(({ strike }) => (strike > center ? { call: silent } : {}))).toEqual(refused);
    expect(term(() => ({ put: silent }))).toEqual({ ok: false, error: 'no-forward' });
    expect(term(() => ({ call: silent }))).toEqual({ ok: false, error: 'no-forward' });
  });

  it('of hostile rows is a number or a named refusal', () => {
    fc.assert(
      fc.property(hostileRows, hostileRows, fc.double(), (near, next, rate) => {
        const chains = [
          chainOf(near, { expiry: date('2026-12-18') }),
          chainOf(next, { expiry: date('2026-12-24') }),
        ];
        const index = vixIndex({ chains, now, rateAt: () => rate });
        return index.ok ? Number.isFinite(index.value.value) : typeof index.error === 'string';
      }),
      { numRuns: 500 },
    );
  });
});

describe.skipIf(!hasSharedData)('VIX of real chains (needs ../shared/data)', { timeout: 30_000 }, () => {
  // The one-month Treasury yield of each day, FRED DGS1MO.
  const indexOf = (day: string, rate: number, use: (chain: Chain) => boolean = () => true) => {
    const file = realFiles.find(({ path }) => path.includes(`cboe_spx_${day}`));
    if (!file) throw new Error(day);
    const index = vixIndex({
      chains: realChains(file).filter(use),
      now: Date.parse(file.quotedAt) as Instant,
      rateAt: () => rate,
    });
    return index.ok ? Number(index.value.value.toFixed(2)) : index.error;
  };

  it('is the official close to the cent', () => {
    expect(indexOf('2023-02-07', 0.0462)).toBe(18.66);
    expect(indexOf('2024-01-05', 0.0554)).toBe(13.35);
  });

  it('is within half a point of the official 66.04 in the panic of 2020, with the standard options of April', () => {
    expect(indexOf('2020-03-20', 0.0004)).toBe(66.3);
    // With the weeklies of the same Friday, against the rule, it is further off.
    expect(indexOf('2020-03-20', 0.0004, ({ root }) => root === 'SPXW')).toBe(66.84);
  });
});
