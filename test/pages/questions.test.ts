import { describe, expect, it } from 'vitest';
import { instantOf } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import { notationOf } from '@/lib/pages/columns/notation';
import { datesIn, meant } from '@/lib/pages/context/dates';
import { type Answers, readPage } from '@/lib/pages/read';
import { atOnce } from '@/lib/pages/walk/steps';
import { honestRows, pageOf } from '../support/chain-page';

const today = '2026-11-20' as CalendarDate;
const now = instantOf(today, 12, 0);
const day = (text: string) => text as CalendarDate;

function read(around: string, answers: Answers = {}, search = '', heading = 'SPX 100.25') {
  const html = pageOf({ root: 'SPXW', expiry: '261123', heading, rows: honestRows, symbols: false });
  const page = new DOMParser().parseFromString(html.replace('<table>', `${around}<table>`), 'text/html');
  return readPage(page, new URL(`https://broker.example/chain${search}`), now, answers);
}

describe('days as pages write them', () => {
  it.each([
    ['Dec 08, 2026', ['2026-12-08']],
    ['2026-12-01 (w)', ['2026-12-01']],
    ["JAN 31 '27", ['2027-01-31']],
    ["Jan 31 '27w", ['2027-01-31']],
    ['Mar 20, 2026 (M)|in 49 days', []],
    ['Mar 19, 2027 (M)', ['2027-03-19']],
    ['27 JUL 27 (2) 100 (Weeklys)', ['2027-07-27']],
    ['Expiring December 18 (28d)', ['2026-12-18']],
    ['29-Sep-2026', ['2026-09-29']],
    ['23 Nov (3 Days)', ['2026-11-23']],
    ['2027/02/14', ['2027-02-14']],
    ['24.12.2026', ['2026-12-24']],
    ['24/12/2026', ['2026-12-24']],
    ['12/24/2026', ['2026-12-24']],
    ['3/4/2027', ['2027-03-04']],
    ['3/5/2027', ['2027-03-05', '2027-05-03']],
    ['Fri, Dec 18', ['2026-12-18']],
    ['December 18', ['2026-12-18']],
    ['24 Nov', ['2026-11-24']],
    ['2026년 12월 18일', ['2026-12-18']],
    ['vendredi 18 décembre', ['2026-12-18']],
    ['le 18 décembre 2026', ['2026-12-18']],
    ['18 de diciembre de 2026', ['2026-12-18']],
    ['2026年12月18日', ['2026-12-18']],
    ['Set 20 strikes', null],
    ['Feb 30, 2027', []],
    ['100 contracts at 6,000', null],
  ])('%s', (text, days) => {
    const [mention] = datesIn(text).mentions;
    expect(mention ? meant(mention, today) : null).toEqual(days);
  });

  it('without a year are several days where one further out may be listed, or none is near', () => {
    const [thursday] = datesIn('January 21').mentions;
    expect(thursday && meant(thursday, today)).toEqual(['2027-01-21', '2028-01-21']);
    // It may as well be yesterday's page.
    const [yesterday] = datesIn('November 19').mentions;
    expect(yesterday && meant(yesterday, today)).toEqual(['2027-11-19', '2029-11-19']);
  });
});

describe('what a page leaves open is asked', () => {
  it('the expiry, with nothing to choose from', () =>
    expect(read('')).toEqual({ ok: false, error: { code: 'expiryUnknown', detail: [] } }));

  it('the expiry, where two places disagree', () => {
    const page = '<select><option selected>2026-11-24</option></select>';
    expect(read(page, {}, '?expiration=2026-11-25')).toEqual({
      ok: false,
      error: { code: 'expiryUnknown', detail: ['2026-11-24', '2026-11-25'] },
    });
    const answered = read(page, { expiry: day('2026-11-24') }, '?expiration=2026-11-25');
    expect(answered.ok && answered.value.chain.expiry).toBe('2026-11-24');
    expect(answered.ok && answered.value.provenance.expiry.from).toBe('answer');
  });

  it('the year, where a day has none', () => {
    const page = '<select><option selected>January 21</option></select>';
    expect(read(page)).toMatchObject({ ok: false, error: { code: 'expiryUnknown' } });
  });

  it('the day, where it could be the month', () => {
    const page = '<p>Expiration: 1/12/2027</p>';
    expect(read(page)).toEqual({
      ok: false,
      error: { code: 'expiryUnknown', detail: ['2027-01-12', '2027-12-01'] },
    });
    const answered = read(page, { expiry: day('2027-01-12') });
    expect(answered.ok && answered.value.chain.expiry).toBe('2027-01-12');
    expect(read(page, { expiry: day('2027-01-13') }).ok).toBe(false);
    const told = read(page, {}, '?expiration=2027-01-12');
    expect(told.ok && told.value.chain.expiry).toBe('2027-01-12');
  });

  it('which of two chains, where both stand open', () => {
    const twice = pageOf({
      root: 'SPXW',
      expiry: '261123',
      heading: 'SPX 100.25',
      rows: honestRows,
      symbols: false,
    });
    const table = /<table>[\s\S]*<\/table>/.exec(twice)?.[0] ?? '';
    const other = table.replace(/\.(\d)/g, '.0$1');
    expect(read(`<p>Expiration: November 23, 2026</p>${other}`)).toEqual({
      ok: false,
      error: { code: 'severalChains', detail: ['2'] },
    });
  });

  it('which of two bids, and which side is which', () => {
    const about = '<p>Expiration: November 23, 2026</p>';
    const html = pageOf({
      root: 'SPXW',
      expiry: '261123',
      heading: 'SPX 100.25',
      rows: honestRows,
      symbols: false,
    });
    const readWith = (change: (page: string) => string) =>
      readPage(
        new DOMParser().parseFromString(change(html.replace('<table>', `${about}<table>`)), 'text/html'),
        new URL('https://broker.example/chain'),
        now,
      );
    expect(readWith((page) => page).ok).toBe(true);
    expect(readWith((page) => page.replace('>Last<', '>Bid<'))).toMatchObject({
      ok: false,
      error: { code: 'columnAmbiguous', detail: ['call bid'] },
    });
    expect(readWith((page) => page.replace('>Vol<', '>Strike<'))).toMatchObject({
      ok: false,
    });
    const swapped = '<thead><tr><th colspan="4">Puts</th><th></th><th colspan="4">Calls</th></tr>';
    expect(readWith((page) => page.replace('<thead>', swapped))).toMatchObject({
      ok: false,
      error: { code: 'numbersDisagree' },
    });
  });

  it('morning or evening, on a day that has both', () => {
    const page = '<p>Expiration: December 18, 2026</p>';
    expect(read(page)).toEqual({ ok: false, error: { code: 'settlementUnknown', detail: ['SPX', 'SPXW'] } });
    for (const [root, settlement] of [
      ['SPX', 'am'],
      ['SPXW', 'pm'],
    ] as const) {
      const answered = read(page, { root });
      expect(answered.ok && answered.value.chain).toMatchObject({ root, settlement, expiry: '2026-12-18' });
    }
    const told = read('<select><option selected>December 18, 2026 (Weeklys)</option></select>');
    expect(told.ok && told.value.chain.root).toBe('SPXW');
  });

  it('the underlying, where address and heading name two', () => {
    const page = '<p>Expiration: November 23, 2026</p>';
    expect(read(page, {}, '?symbol=NDX')).toMatchObject({
      ok: false,
      error: { code: 'contractUnknown', detail: expect.arrayContaining(['NDX', 'SPX']) },
    });
    expect(read(page, {}, '?symbol=SPX').ok).toBe(true);
  });

  it('an answer goes behind what the page itself says', () => {
    const told = read('<p>Expiration: November 23, 2026</p>', { expiry: day('2026-11-24') });
    expect(told.ok && told.value.chain.expiry).toBe('2026-11-23');
  });
});

describe('commas and points are told by all numbers together', () => {
  it.each([
    [['12.05', '1,813.05'], '', 'point'],
    [['12,05', '1.813,05'], '', 'comma'],
    [['1,813', '2,000'], 'en', 'point'],
    [['1,813', '2,000'], 'de', 'comma'],
    [['1,813', '2,000'], '', null],
    [['12.05', '12,05'], '', null],
    [['5', '10'], '', 'point'],
    [['1,30,900'], '', 'point'],
    [['0.125'], '', 'point'],
  ] as const)('%j in a page of %j', (texts, language, notation) =>
    expect(atOnce(notationOf(texts, language))).toBe(notation),
  );
});

describe('a page whose commas could part thousands or decimals', () => {
  // Strikes of four digits, prices that are whole or absent: no number tells.
  const page = (strike: string) =>
    new DOMParser().parseFromString(
      `<html lang="xx"><h1>SPX</h1><h2>Expiring Nov 23, 2026</h2><table><tr><th>Call Bid</th><th>Call Ask</th><th>Strike</th><th>Put Bid</th><th>Put Ask</th></tr>${[
        1, 2, 3,
      ]
        .map(
          (at) =>
            `<tr><td>${39 - 10 * at}</td><td>${40 - 10 * at}</td><td>${strike.replace('0', `${at * 2}`)}</td><td>${10 * at}</td><td>${10 * at + 1}</td></tr>`,
        )
        .join('')}</table></html>`,
      'text/html',
    );
  const url = new URL('https://broker.example/chain');

  it('is refused with a number in both of its meanings, and read as the user says', () => {
    const asked = readPage(page('6,700'), url, now);
    expect(asked).toMatchObject({
      ok: false,
      error: { code: 'notationUnclear', detail: ['6,720', '6720', '6.72'] },
    });
    const strikes = (notation: 'point' | 'comma', text = '6,700') => {
      const read = readPage(page(text), url, now, { notation });
      return read.ok ? read.value.chain.rows.map(({ strike }) => strike) : read.error.code;
    };
    expect(strikes('point')).toEqual([6720, 6740, 6760]);
    // As decimals these strikes cost less than their puts: no answer makes a chain of what is none.
    expect(strikes('comma')).not.toEqual([6720, 6740, 6760]);
    // What the page says goes before.
    expect(strikes('comma', '6,700.50')).toEqual([6720.5, 6740.5, 6760.5]);
  });
});
