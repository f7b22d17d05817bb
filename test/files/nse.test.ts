import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '@/lib/core/unit';
import { hasSharedData } from '../support/real-chains';
import { chainsOf, refusalOf } from './support';

const folder = process.env['WINGSPAN_SHARED'] ?? join(import.meta.dirname, '../../../shared');
const path = join(folder, 'pages/nse-2022/nifty-2022-09-29.csv');
const answers = { underlying: 'NIFTY', expiry: '2022-09-29' as CalendarDate };

describe.skipIf(!hasSharedData || !existsSync(path))('the CSV of NSE', () => {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const name = 'option-chain-ED-NIFTY-29-Sep-2022.csv';

  it('asks for what it does not print, with what its name suggests', () => {
    expect(refusalOf(text, {}, name)).toMatchObject({
      code: 'expiryUnknown',
      asks: [{ about: 'expiry', options: ['2022-09-29'] }],
    });
    expect(refusalOf(text, { expiry: answers.expiry }, name)).toMatchObject({
      code: 'underlyingUnknown',
      asks: [{ about: 'underlying', options: ['NIFTY'] }],
    });
  });

  it('reads every strike, Indian thousands and percents', () => {
    const [chain, ...others] = chainsOf(text, answers, name);
    expect(others).toEqual([]);
    // 119 lines, two of them the head.
    expect(chain?.rows).toHaveLength(117);
    expect(chain).toMatchObject({ underlying: 'NIFTY', root: 'NIFTY', expiry: '2022-09-29', complete: true });
    expect(chain?.rows[0]).toEqual({
      strike: 10_000,
      call: { bid: 7014.35, ask: 7084.7, last: 7040, iv: null, openInterest: 48, volume: null },
      put: { bid: 0.1, ask: 0.15, last: 0.1, iv: 2.0325, openInterest: 13_918, volume: 6036 },
    });
    expect(chain?.rows.at(-1)).toEqual({
      strike: 23_000,
      call: { bid: 1.8, ask: 1.9, last: 1.9, iv: 1.4767, openInterest: 31_085, volume: 14_737 },
      put: { bid: 5923, ask: 5962.65, last: 5975.3, iv: null, openInterest: 50, volume: 55 },
    });
  });

  it('counts what the cells say', () => {
    const rows = chainsOf(text, answers, name)[0]?.rows ?? [];
    // Counted once with another program.
    expect(rows.filter(({ put }) => put.openInterest === null)).toHaveLength(3);
    expect(rows.filter(({ call }) => call.openInterest === null)).toHaveLength(9);
  });
});
