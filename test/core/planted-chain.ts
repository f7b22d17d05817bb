import type { Chain, ChainRow } from '@/lib/core/market/chain';
import { instantOf, parseDate, yearsUntil } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { blackPrice } from '@/lib/core/pricing/black';
import type { CalendarDate } from '@/lib/core/unit';

export function date(text: string): CalendarDate {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

export const expiry = date('2026-11-23');
export const now = instantOf(date('2026-11-20'), 14, 30);
export const rate = 0.04;
export const years = yearsUntil(settlementInstant('pm', expiry), now);

const EIGHTY = Array.from({ length: 81 }, (_, i) => 5800 + 5 * i);

/** A chain priced by the formula itself, a nickel wide, so that the truth is known. */
export function planted(forward: number, volatility: number, strikes: readonly number[] = EIGHTY): Chain {
  const discount = Math.exp(-rate * years);
  const rows = strikes.map((strike): ChainRow => {
    const quote = (right: 'call' | 'put') => {
      const price = discount * blackPrice({ right, forward, strike, years, volatility });
      return { bid: Math.max(0, price - 0.025), ask: price + 0.025 };
    };
    return { strike, call: quote('call'), put: quote('put') };
  });
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
