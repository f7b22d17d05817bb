import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell } from '@/lib/pages/cells';

const number = (value: number) => ({ kind: 'number', value });

describe('a quote cell', () => {
  it.each([
    ['12.05', 12.05],
    ['.80', 0.8],
    ['1,813.05', 1813.05],
    ['1,234,567', 1_234_567],
    ['$0.18', 0.18],
    ['-4.20', -4.2],
    ['−4.20', -4.2],
    ['+ 4.20', 4.2],
    ['  6,012.37\n', 6012.37],
    ['0.00', 0],
  ])('reads %j', (text, value) => expect(readCell(text)).toEqual(number(value)));

  it.each(['', ' ', '-', '--', '—', 'N/A', '…'])('knows %j for no quote', (text) =>
    expect(readCell(text)).toEqual({ kind: 'none' }),
  );

  it.each([
    'abc',
    '1.2.3',
    '12,34',
    '1,2345',
    '1.234,5',
    '12 × 15',
    '1e309',
    '٣',
    '0x10',
    '5-',
    '$',
    '1,813,05',
  ])('refuses %j rather than guess', (text) => expect(readCell(text)).toEqual({ kind: 'unreadable' }));

  it('reads back every price it could have written', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
        const value = cents / 100;
        expect(readCell(value.toFixed(2))).toEqual(number(value));
        expect(readCell(value.toLocaleString('en-US', { minimumFractionDigits: 2 }))).toEqual(number(value));
      }),
    ));

  it('answers a megabyte of text at once, with a refusal', () => {
    const started = performance.now();
    expect(readCell('9,'.repeat(500_000))).toEqual({ kind: 'unreadable' });
    expect(performance.now() - started).toBeLessThan(50);
  });
});
