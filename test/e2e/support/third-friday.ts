import { instantOf } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import type { CalendarDate } from '@/lib/core/unit';

/** What a page calls its columns, and what stands around its table. */
export type Wording = {
  readonly sides: readonly [string, string];
  readonly bid: string;
  readonly ask: string;
  readonly strike: string;
  readonly around?: string;
};

/** The chain of a third Friday as a plain page, where SPX settles in the morning and SPXW in the evening. */
export function pageOfTheThirdFriday({ sides, bid, ask, strike: word, around = '' }: Wording): string {
  const market = createMarket({ seed: 7, now: instantOf('2026-11-20' as CalendarDate, 14, 31, 5) });
  const listing = market
    .listings('SPX')
    .find(({ root, expiry }) => root === 'SPXW' && expiry === '2026-12-18');
  if (!listing) throw new Error('no third Friday');
  const { rows, spot } = market.chain(listing);
  const cell = (value: number | null) => `<td>${value === null ? '—' : value.toFixed(2)}</td>`;
  const body = rows
    .map(
      ({ strike, call, put }) =>
        `<tr>${cell(call.bid)}${cell(call.ask)}<th>${strike}</th>${cell(put.bid)}${cell(put.ask)}</tr>`,
    )
    .join('');
  return `<!doctype html><meta charset="utf-8"><title>Options</title><h1>SPX ${spot?.toFixed(2)}</h1><h2>Expiring Friday, Dec 18, 2026</h2>${around}
    <button>Refresh</button>
    <table><thead><tr><th colspan="2">${sides[0]}</th><th></th><th colspan="2">${sides[1]}</th></tr>
    <tr><th>${bid}</th><th>${ask}</th><th>${word}</th><th>${bid}</th><th>${ask}</th></tr></thead><tbody>${body}</tbody></table>`;
}

export const plainWording: Wording = { sides: ['Calls', 'Puts'], bid: 'Bid', ask: 'Ask', strike: 'Strike' };
