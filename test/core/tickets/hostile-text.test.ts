import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketContext } from '@/lib/core/tickets/format';
import { formats } from '@/lib/core/tickets/formats';
import { orderOf } from '@/lib/core/tickets/order';
import { date } from '../market/date';
import { condors } from './random-order';

const context: TicketContext = { today: date('2026-08-01'), root: 'SPXW', effect: 'open' };
const readers = formats.filter((format) => format.parse);

/** Reading never throws, and what it gives is an order that could be written again. */
function harmless(text: string): void {
  for (const format of readers) {
    const read = format.parse?.(text, context);
    if (read?.ok) expect(orderOf(read.value)).toEqual(read);
    else for (const part of read?.error.detail ?? []) expect(part).toMatch(/^[\x20-\x7e]{0,80}$/);
  }
}

describe('texts that are no orders', () => {
  it('anything at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), harmless), { numRuns: 500 });
    fc.assert(fc.property(fc.json(), harmless), { numRuns: 300 });
  });

  it('orders with a piece cut out, doubled or replaced', () => {
    const piece = fc.constantFrom(
      '',
      '\u202e',
      '\u200b',
      '\u2212',
      '٣',
      '=1+1',
      '<img src=x onerror=alert(1)>',
      '1e309',
      '__proto__',
      '-',
      '/',
      '@',
      ' ',
      '\n',
      '9',
    );
    fc.assert(
      fc.property(condors({ priced: true }), fc.nat(), fc.nat(20), piece, (order, from, length, inserted) => {
        for (const format of readers) {
          const text = format.write(order);
          if (!text.ok) throw new Error(text.error.code);
          const at = from % (text.value.length + 1);
          harmless(text.value.slice(0, at) + inserted + text.value.slice(at + length));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('words that a formula, a tag or a long run of characters would need', () => {
    const attacks = [
      '=HYPERLINK("https://evil.example","SPX")',
      '<img src=x onerror=alert(1)>',
      'A'.repeat(10_000),
      `SELL -1 ${'IRON CONDOR '.repeat(300)}`,
      `SELL 1 ${'A'.repeat(3000)}`,
      '{"format":"wingspan-order","version":1,"__proto__":{"legs":[]}}',
      '{"__proto__":{"format":"wingspan-order","version":1,"quantity":1}}',
      '[]',
      'null',
      'https://optionstrat.com.evil.example/build/custom/SPY/.SPY260807P610',
      'javascript:alert(1)//https://optionstrat.com/build/custom/SPY/.SPY260807P610',
    ];
    for (const attack of attacks) {
      harmless(attack);
      for (const format of readers) expect(format.parse?.(attack, context).ok).toBe(false);
    }
  });

  it('invisible and foreign characters inside a good line', () => {
    const line = 'SELL 1 SPXW260812P05800000';
    const [reader] = readers.filter((format) => format.id === 'occ-compact');
    expect(reader?.parse?.(line, context).ok).toBe(true);
    expect(reader?.parse?.(line.replaceAll(' ', '\u00a0'), context).ok).toBe(true);
    for (const strange of ['\u202e', '\u200b', '\ufeff', '\u0660', '\uff11', '\u0000', '\ud800'])
      expect(reader?.parse?.(`SELL 1${strange} SPXW260812P05800000`, context)).toMatchObject({
        ok: false,
        error: { code: 'characterStrange' },
      });
  });

  it('does not take the time to read what is long', () => {
    const started = performance.now();
    for (const long of [
      `SELL -1 ${'9'.repeat(3900)}`,
      '1 Feb '.repeat(600),
      '4450/'.repeat(790),
      `${' '.repeat(3999)}|`,
    ])
      harmless(long);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('texts that only the user can complete', () => {
  const code = (id: string, text: string, changed: Partial<TicketContext>) => {
    const read = formats.find((format) => format.id === id)?.parse?.(text, { ...context, ...changed });
    return read?.ok === false ? read.error.code : 'read';
  };
  const omega = '2 Feb 1 5000 P STO 1.25 | 2 Feb 1 4990 P BTO 0.50';

  it('Option Omega has no year and no root', () => {
    const format = formats.find((each) => each.id === 'option-omega');
    const read = format?.parse?.(omega, { ...context, today: date('2023-12-30') });
    expect(read).toMatchObject({
      ok: true,
      value: {
        root: 'SPXW',
        quantity: 2,
        legs: [
          { expiry: '2024-02-01', action: 'buy', strike: 4990, price: 0.5 },
          { expiry: '2024-02-01', action: 'sell', strike: 5000, price: 1.25 },
        ],
      },
    });
    expect(read?.ok && format?.write(read.value)).toEqual({
      ok: true,
      value: '2 Feb 1 4990 P BTO 0.50 | 2 Feb 1 5000 P STO 1.25',
    });
    expect(code('option-omega', omega, { today: null })).toBe('todayMissing');
    expect(code('option-omega', omega, { today: date('2024-02-01') })).toBe('read');
    expect(code('option-omega', omega, { today: date('2024-02-02') })).toBe('yearUnknown');
    expect(code('option-omega', omega, { root: null })).toBe('rootMissing');
    expect(code('option-omega', '1 Feb 29 5000 P STO 1.25', { today: date('2024-12-01') })).toBe(
      'yearUnknown',
    );
  });

  it('OCC lists', () => {
    expect(code('occ-padded', 'SPXW  240420C05040000', {})).toBe('actionUnknown');
    expect(code('occ-padded', '-1 SPXW  240420C05040000', {})).toBe('read');
    expect(code('occ-padded', 'STO 1 SPXW240420C05040000', { effect: null })).toBe('read');
    expect(code('occ-padded', '-1 SPXW  240420C05040000', { effect: null })).toBe('openOrCloseUnknown');
    expect(code('occ-padded', '-1 SPXW  240420C05040000\n+1 SPX   240420C05050000', {})).toBe('rootsMixed');
    expect(code('occ-padded', '-1 SPXW  240420C05040000, +1 SPXW  240420C05040000', {})).toBe('legTwice');
    expect(code('occ-padded', '-0 SPXW  240420C05040000', {})).toBe('quantityInvalid');
  });

  it('the link of PAGES', () => {
    const link =
      'https://optionstrat.com/build/iron-condor/SPY/.SPY260807P610,-.SPY260807P620,-.SPY260807C650,.SPY260807C660';
    const format = formats.find((each) => each.id === 'optionstrat');
    const read = format?.parse?.(link, context);
    expect(read?.ok && format?.write(read.value)).toEqual({ ok: true, value: link });
    expect(code('optionstrat', link, { effect: null })).toBe('openOrCloseUnknown');
    expect(code('optionstrat', link.replace('/SPY/', '/SPX/'), {})).toBe('rootsMixed');
    expect(code('optionstrat', link.replace('C660', 'C660x-1'), {})).toBe('unreadable');
  });

  it('a plain text somebody has changed in one place only', () => {
    const text = 'Option on SPX x 2, limit 2.40 debit, day\nBuy to open 2 SPXW 2026-08-12 PM 5800 put';
    expect(code('plain', text, {})).toBe('read');
    expect(code('plain', text.replace('x 2', 'x 1'), {})).toBe('notTheSameText');
    expect(code('plain', text.replace(' PM ', ' AM '), {})).toBe('notTheSameText');
    expect(code('plain', text.replace('on SPX', 'on SPY'), {})).toBe('notTheSameText');
    expect(code('plain', text.replace('Option', 'Vertical'), {})).toBe('notTheSameText');
  });

  it('a version that is not ours yet', () => {
    expect(code('wingspan', '{"format":"wingspan-order","version":2}', {})).toBe('versionUnknown');
  });
});
