import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, createAnalyser } from '@/lib/core/analyse';
import type { Chain, ChainRow } from '@/lib/core/market/chain';
import { settlementInstant } from '@/lib/core/market/contract';
import { blackPrice } from '@/lib/core/pricing/black';
import { type CondorSettings, USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import { daysLeft } from '@/lib/core/stages/days-left';
import type { Instant } from '@/lib/core/unit';
import { date, expiry, now, planted, rate, years } from './planted-chain';

describe('the analysis of a chain', () => {
  it.each([
    [6003.21, 0.11],
    [5990, 0.35],
    [6100.5, 0.08],
  ])('finds the forward %d and the volatility %d that made it', (forward, volatility) => {
    const analysis = analyse({ chain: planted(forward, volatility), now, rate });
    if (!analysis.ok) throw new Error(analysis.error.code);
    const { figures, atTheMoney, doubts } = analysis.value;
    // The quotes are symmetric around the truth, so only rounding separates the two.
    expect(figures.forward.value).toBeCloseTo(forward, 6);
    expect(figures.volatility.value).toBeCloseTo(volatility, 8);
    expect(figures.expectedMove.value).toBeCloseTo(volatility * Math.sqrt(years) * forward, 4);
    expect(Math.abs(atTheMoney - forward)).toBeLessThanOrEqual(2.5);
    expect(doubts).toEqual([]);
  });

  it('doubts a printed level that is of another moment', () => {
    const chain = { ...planted(6000, 0.12), spot: 6000 * 1.002 };
    expect(analyse({ chain, now, rate })).toMatchObject({
      ok: true,
      value: { doubts: [{ code: 'spotApart' }] },
    });
  });

  it('refuses settled options', () => {
    const after = settlementInstant('pm', expiry);
    expect(analyse({ chain: planted(6000, 0.12), now: after, rate })).toMatchObject({
      error: { code: 'expired' },
    });
  });

  it('refuses where the listed strikes do not reach the money', () => {
    const chain = planted(6000, 0.12);
    const rows = chain.rows.filter((row) => row.strike > 6040);
    expect(analyse({ chain: { ...chain, rows }, now, rate })).toMatchObject({
      error: { code: 'moneyNotCovered' },
    });
  });

  it('refuses a chain without quotes', () => {
    const none = { bid: null, ask: null };
    const chain = planted(6000, 0.12);
    const rows = chain.rows.map((row) => ({ ...row, call: none, put: none }));
    expect(analyse({ chain: { ...chain, rows }, now, rate })).toMatchObject({
      error: { code: 'forwardUnknown' },
    });
  });

  it('refuses where something in it breaks, and says no more of it', () => {
    const chain = planted(6000, 0.12);
    const broken: Chain = {
      ...chain,
      get rows(): never {
        throw new Error('a name that nobody else should read');
      },
    };
    expect(analyse({ chain: broken, now, rate })).toEqual({
      ok: false,
      error: { code: 'engineCrashed', detail: [] },
    });
  });

  it('doubts a fit on few strikes, a part of a chain, and a straddle as wide as a tenth of its price', () => {
    const chain = planted(6000, 0.12);
    const few = chain.rows.filter(({ strike }) => [5990, 6000, 6010, 6020].includes(strike));
    const codesOf = (other: Chain) => {
      const answer = analyse({ chain: other, now, rate });
      return answer.ok ? answer.value.doubts.map(({ code }) => code) : [answer.error.code];
    };
    expect(codesOf({ ...chain, rows: few, complete: false })).toEqual(['fewStrikes', 'partial']);
    const scrolled = chain.rows.map((row, at) =>
      at < 3 ? { ...row, readAt: (now - 12_300) as Instant } : row,
    );
    const earlier = analyse({
      chain: { ...chain, rows: scrolled, source: { ...chain.source, readAt: now } },
      now,
      rate,
    });
    expect(earlier.ok && earlier.value.doubts).toContainEqual({ code: 'rowsEarlier', detail: ['3', '13'] });
    const widened = ({ bid, ask }: { bid: number | null; ask: number | null }, by: number) => ({
      bid: Math.max(0, (bid ?? 0) - by),
      ask: (ask ?? 0) + by,
    });
    const wider = (by: number) => ({
      ...chain,
      rows: chain.rows.map((row) => ({ ...row, call: widened(row.call, by), put: widened(row.put, by) })),
    });
    // The straddle stands at 51; both of its sides wider by twice `by`.
    expect(codesOf(wider(1.1))).toEqual([]);
    expect(codesOf(wider(1.6))).toContain('wideQuotes');
  });

  it('never throws and never answers with a number that is none, whatever is done to the quotes', () => {
    const chain = planted(6000, 0.12);
    const sparse = chain.rows.filter((row) => row.strike % 20 === 0);
    const price = fc.oneof(
      fc.constantFrom(null, 0, -1, 1e-300, 1e308, Number.NaN, Number.POSITIVE_INFINITY),
      fc.double({ min: 0, max: 300, noNaN: true }),
      fc.double(),
    );
    const harm = fc.record({
      at: fc.nat(sparse.length - 1),
      side: fc.constantFrom('call', 'put', 'strike'),
      field: fc.constantFrom('bid', 'ask'),
      price,
    });
    const answered = { ok: 0, condors: 0 };
    fc.assert(
      fc.property(
        fc.array(harm, { maxLength: 6 }),
        fc.oneof(fc.constant(rate), fc.double()),
        fc.integer({ min: -10, max: 6_000 }),
        (harms, oddRate, minutes) => {
          const rows = structuredClone(sparse) as unknown as Record<string, Record<string, unknown>>[];
          for (const { at, side, field, price: harmed } of harms) {
            const row = rows[at] as Record<string, unknown>;
            if (side === 'strike') row['strike'] = harmed ?? 0;
            else (row[side] as Record<string, unknown>)[field] = harmed;
          }
          const answer = analyse({
            chain: { ...chain, rows: rows as unknown as ChainRow[] },
            now: (now + minutes * 60_000) as Instant,
            rate: oddRate,
            condors: { ...USUAL_CONDORS, preset: 'classic' },
          });
          if (!answer.ok) return;
          answered.ok += 1;
          if (answer.value.condors.chosen.ok) answered.condors += 1;
          expect(numbersIn(answer.value).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
    // The harm must leave enough alone for the property to say something.
    expect(answered.ok).toBeGreaterThan(300);
    expect(answered.condors).toBeGreaterThan(100);
  }, 60_000);

  it('keeps what a change does not touch: a moved strike searches nothing, a new rule fits nothing', () => {
    const run = createAnalyser();
    const rule: CondorSettings = { ...USUAL_CONDORS, preset: 'nonTrailed' };
    const chain = planted(6000, 0.12);
    const condorsOf = (condors: CondorSettings) => {
      const answer = run.analyse({ chain, now, rate, condors });
      if (!answer.ok || !answer.value.condors.chosen.ok) throw new Error('refused');
      const { candidates, chosen } = answer.value.condors;
      return { doubts: answer.value.doubts, candidates, chosen: chosen.value };
    };
    const first = condorsOf(rule);
    const [k1, k2, k3, k4] = first.chosen.strikes;
    const moved = condorsOf({ ...rule, strikes: [k1 - 5, k2 - 5, k3, k4] });
    expect(moved.candidates).toBe(first.candidates);
    expect(moved.chosen).not.toBe(first.chosen);
    const ruled = condorsOf({ ...rule, preset: 'classic' });
    expect(ruled.candidates).not.toBe(first.candidates);
    expect(ruled.doubts).toBe(first.doubts);
  });
});

describe('the condors of a chain', () => {
  const condors = { ...USUAL_CONDORS, preset: 'nonTrailed' as const };
  const answer = analyse({ chain: planted(6003.21, 0.11), now, rate, condors });
  if (!answer.ok || !answer.value.condors.chosen.ok || !answer.value.condors.candidates.ok)
    throw new Error('refused');
  const { rule } = answer.value.condors;
  const chosen = answer.value.condors.chosen.value;
  const candidates = answer.value.condors.candidates.value;
  const value = (id: string) =>
    chosen.figures.find((figure) => figure.id === `condor.${id}`)?.value ?? Number.NaN;

  it('are led by the candidate that is looked at, which keeps to its rule', () => {
    expect(chosen.strikes).toEqual(candidates?.best[0]?.strikes);
    expect(rule.preset).toBe('nonTrailed');
    const [, k2, k3] = chosen.strikes;
    const sd = 0.11 * Math.sqrt(years) * 6003.21;
    for (const distance of [6003.21 - k2, k3 - 6003.21]) {
      expect(distance / sd).toBeGreaterThanOrEqual(1.5);
      expect(distance / sd).toBeLessThanOrEqual(2);
    }
  });

  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-25', '2026-11-27', 1],
    ['2026-11-20', '2026-11-27', 4],
    ['2026-11-20', '2026-12-18', 28],
  ])('are ruled by the days left: on %s, options of %s have %d', (today, last, days) => {
    expect(daysLeft(date(today), date(last))).toBe(days);
  });

  it('agree with the formula that made the chain', () => {
    const [k1, k2, k3, k4] = chosen.strikes;
    const price = (right: 'call' | 'put', strike: number) =>
      blackPrice({ right, forward: 6003.21, strike, years, volatility: 0.11 });
    const fair = price('put', k2) - price('put', k1) + price('call', k3) - price('call', k4);
    // Natural gives away half of each of four nickel spreads.
    expect(value('creditMid')).toBeCloseTo(fair * Math.exp(-rate * years), 5);
    expect(value('creditNatural')).toBeCloseTo(value('creditMid') - 0.1, 5);
    expect(value('maxLoss')).toBeCloseTo(100 * (Math.max(k2 - k1, k4 - k3) - value('creditTarget')) + 4, 5);
  });

  it('explain every number with finite inputs and a formula', () => {
    expect(chosen.figures.length).toBeGreaterThan(30);
    for (const { id, formula, inputs } of chosen.figures) {
      expect(formula, id).not.toBe('');
      for (const input of inputs)
        if (typeof input.value === 'number') expect(input.value, id).toSatisfy(Number.isFinite);
    }
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
