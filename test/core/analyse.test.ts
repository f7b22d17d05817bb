import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '@/lib/core/analyse';
import type { Chain, ChainRow } from '@/lib/core/market/chain';
import { instantOf, parseDate, yearsUntil } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { blackPrice } from '@/lib/core/pricing/black';
import type { CalendarDate, Instant } from '@/lib/core/unit';

const expiry = date('2026-11-23');
const now = instantOf(date('2026-11-20'), 14, 30);
const rate = 0.04;
const years = yearsUntil(settlementInstant('pm', expiry), now);

function date(text: string): CalendarDate {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** A chain priced by the formula itself, a nickel wide, so that the truth is known. */
function planted(forward: number, volatility: number): Chain {
  const discount = Math.exp(-rate * years);
  const rows: ChainRow[] = [];
  for (let strike = 5800; strike <= 6200; strike += 5) {
    const quote = (right: 'call' | 'put') => {
      const price = discount * blackPrice({ right, forward, strike, years, volatility });
      return { bid: Math.max(0, price - 0.025), ask: price + 0.025 };
    };
    rows.push({ strike, call: quote('call'), put: quote('put') });
  }
  return {
    underlying: 'SPX',
    root: 'SPXW',
    expiry,
    settlement: 'pm',
    spot: forward,
    rows,
    complete: true,
    source: { reader: 'table', place: 'test', readAt: now, quotedAt: null, delayed: null },
  };
}

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

  it('never throws and never answers with a number that is none, whatever the quotes', () => {
    const chain = planted(6000, 0.12);
    const price = fc.option(
      fc.oneof(
        fc.double(),
        fc.constantFrom(0, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY),
        fc.double({ min: 0, max: 300, noNaN: true }),
      ),
    );
    const row = fc.record({
      strike: fc.oneof(fc.integer({ min: 5900, max: 6100 }), fc.double()),
      call: fc.record({ bid: price, ask: price }),
      put: fc.record({ bid: price, ask: price }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.double(), fc.integer(), (rows, oddRate, minutes) => {
        const answer = analyse({
          chain: { ...chain, rows },
          now: (now + minutes * 60_000) as Instant,
          rate: oddRate,
        });
        expect(answer.ok || answer.error.code.length > 0).toBe(true);
        if (!answer.ok) return;
        for (const figure of Object.values(answer.value.figures)) {
          expect(Number.isFinite(figure.value)).toBe(true);
          for (const input of figure.inputs)
            if (typeof input.value === 'number')
              expect(Number.isFinite(input.value), `${figure.id} ${input.symbol}`).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
