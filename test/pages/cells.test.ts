import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell } from '@/lib/pages/columns/cells';

const number = (value: number) => ({ kind: 'number', value });

describe('a quote cell', () => {
  it.each([
    ['12.05', 12.05],
    ['.80', 0.8],
    ['1,813.05', 1813.05],
    ['1,234,567', 1_234_567],
    ['$0.18', 0.18],
    ['  6,012.37\n', 6012.37],
    ['0.00', 0],
    ['1,30,900', 130_900],
    ['12,34,567.05', 1_234_567.05],
    ['6,655.50USD', 6655.5],
    ['₹83.55', 83.55],
    ['6000*', 6000],
    ['1 813.05', 1813.05],
    ['\u200e12.05\u200e', 12.05],
  ])('reads %j', (text, value) => expect(readCell(text)).toEqual(number(value)));

  it.each([
    ['-4.20', -4.2],
    ['−4.20', -4.2],
    ['+ 4.20', 4.2],
    ['-$0.10', -0.1],
  ])('knows %j for a change rather than a price', (text, value) =>
    expect(readCell(text)).toEqual({ ...number(value), signed: true }),
  );

  it.each([
    ['514.91K', 514_910],
    ['1.2M', 1_200_000],
    ['3.5 lakh', 350_000],
  ])('reads the count %j', (text, value) =>
    expect(readCell(text)).toEqual({ ...number(value), rounded: true }),
  );

  it('reads a percentage as it is printed', () =>
    expect(readCell('568.75%')).toEqual({ ...number(568.75), percent: true }));

  it.each([
    ['1.813,05', 1813.05],
    ['1 813,05', 1813.05],
    ['1\u202f813,05', 1813.05],
    ['1\u00a0813', 1813],
    ['1.234.567', 1_234_567],
    ['0,05', 0.05],
    ["1'813,05", 1813.05],
  ])('reads %j where commas stand before decimals', (text, value) =>
    expect(readCell(text, 'comma')).toEqual(number(value)),
  );

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
    '1,3,900',
    '1,30,90',
    '12.05 15.15',
    '12 05',
    '1\u202e2.05',
    'C12.05',
    '--5',
    '1.2.3K',
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
