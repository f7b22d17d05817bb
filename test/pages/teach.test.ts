import { describe, expect, it } from 'vitest';
import type { Recipe } from '@/lib/core/recipe';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import { type Answers, readPage } from '@/lib/pages/read';
import { sites } from '@/lib/pages/sites';
import type { Picks } from '@/lib/pages/teach/picks';
import { teach } from '@/lib/pages/teach/teach';
import { sitePages } from '../playground/sites';
import { openShadows, quotedOf, type SitePage } from '../playground/sites/page';
import { honestRows, pageOf, plainColumns } from '../support/chain-page';
import { disguise, pointedAt } from '../support/disguise';
import { type Prepare, testInjuries } from '../support/injuries';

/** A page whose words mean nothing to us is read after a few clicks, and never otherwise than it says. */

const pages = Object.values(sitePages)
  .flat()
  .filter(({ expected }) => typeof expected !== 'string');

/** What the page would be asked for beyond its numbers. */
function answersFor({ expected }: SitePage): Answers {
  const [first] = typeof expected === 'string' ? [] : expected;
  return first ? { symbol: first.underlying, root: first.root, expiry: first.expiry } : {};
}

/** A page of which every word is disguised, and a person who clicks five cells of it. */
function taughtAnew(document: Document, page: SitePage) {
  const url = new URL(page.url);
  const honest = readPage(document, url, page.now);
  if (!honest.ok) throw new Error(`${page.id}: ${honest.error.code}`);
  const picks = pointedAt(honest.value);
  disguise(document);
  return { before: readPage(document, url, page.now), taught: teach(document, url, page.now, picks) };
}

const prepare: Prepare = (document, page) => {
  if (typeof page.expected === 'string') return null;
  const { taught } = taughtAnew(document, page);
  return taught.ok ? { answers: answersFor(page), taught: [taught.value.recipe] } : null;
};

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('the pages of the playground in a tongue that nobody speaks', () => {
  /** Not taught by clicks alone: panes that only a strike joined, and a list whose side stands in a word. */
  const beyond: Readonly<Record<string, string>> = {
    'groww-panes-with-quotes': 'teachApart',
    'one-table-typed': 'sideMissing',
  };

  it.each(pages.map((page) => [page.id, page] as const))('%s', (id, page) => {
    const document = openShadows(parse(page.html));
    const { before, taught } = taughtAnew(document, page);
    expect(before.ok).toBe(false);
    const reason = beyond[id];
    if (reason) return expect(taught).toMatchObject({ ok: false, error: { code: reason } });
    if (!taught.ok) throw new Error(taught.error.code);
    // As it is kept and carried: nothing but plain values.
    const recipe = JSON.parse(JSON.stringify(taught.value.recipe)) as Recipe;
    const read = readPage(document, new URL(page.url), page.now, answersFor(page), sites, [recipe]);
    if (!read.ok || typeof page.expected === 'string') throw new Error(read.ok ? id : read.error.code);
    expect(read.value.chains.map(({ chain }) => [chain.root, chain.expiry, quotedOf(chain.rows)])).toEqual(
      page.expected.map(({ root, expiry, rows }) => [root, expiry, rows]),
    );
  });
});

describe('a taught page that is injured is read as it was or refused', () => {
  // A fifth of what the pages' own words are tried with: the same code reads them from here on.
  testInjuries(pages, pages.length * 5, prepare);
});

describe('a redesigned page', () => {
  const now = 1_795_000_000_000 as Instant;
  const url = new URL('https://broker.example/');
  const chain = { root: 'SPXW', expiry: '261123', heading: 'SPX 100.25', rows: honestRows };
  const renamed = (words: Readonly<Record<string, string>>) =>
    plainColumns.map((column) => ({ ...column, word: words[column.word] ?? column.word }));
  const cell = (document: Document, row: number, column: number) =>
    document.querySelectorAll('tbody tr')[row]?.children[column] as Element;
  const rowsRead = (document: Document, recipe: Recipe) => readPage(document, url, now, {}, sites, [recipe]);

  function taughtOn(columns: typeof plainColumns, picks: (document: Document) => Picks): Recipe {
    const document = parse(pageOf({ ...chain, columns }));
    expect(readPage(document, url, now).ok).toBe(false);
    const taught = teach(document, url, now, picks(document));
    if (!taught.ok) throw new Error(`${taught.error.code} ${taught.error.detail}`);
    expect(taught.value.sample).toMatchObject({ strike: 100 });
    return taught.value.recipe;
  }

  it('is read after one click where one column has a new name', () => {
    const columns = renamed({ Strike: 'Level' });
    const recipe = taughtOn(columns, (document) => ({ strike: cell(document, 4, 4) }));
    const again = rowsRead(parse(pageOf({ ...chain, columns })), recipe);
    expect(again.ok && quotedOf(again.value.chain.rows)).toEqual(quotedOf(honestRows));
  });

  it('is read wherever its columns move, by their heads', () => {
    const columns = renamed({ Strike: 'Level', Bid: 'Paid', Ask: 'Wanted' });
    const recipe = taughtOn(columns, (document) => ({
      strike: cell(document, 4, 4),
      callBid: cell(document, 4, 2),
      callAsk: cell(document, 4, 3),
      putBid: cell(document, 4, 5),
      putAsk: cell(document, 4, 6),
    }));
    for (let turn = 1; turn < 5; turn += 1) {
      // Calls stay before puts: which of two equal heads is meant is told by their order.
      const moved = [...columns.filter(({ field }) => field === 'volume')];
      const rest = columns.filter((column) => !moved.includes(column));
      const order = [...rest.slice(0, turn), ...moved, ...rest.slice(turn)];
      const read = rowsRead(parse(pageOf({ ...chain, columns: order })), recipe);
      expect(read.ok && quotedOf(read.value.chain.rows), `turn ${turn}`).toEqual(quotedOf(honestRows));
    }
  });

  it('is refused, with the reason, when it is redesigned once more', () => {
    const recipe = taughtOn(renamed({ Strike: 'Level' }), (document) => ({ strike: cell(document, 4, 4) }));
    const again = rowsRead(parse(pageOf({ ...chain, columns: renamed({ Strike: 'Rung' }) })), recipe);
    expect(again).toMatchObject({ ok: false, error: { code: 'recipeStale' } });
  });

  it('is refused where bid and ask were pointed at the wrong way round', () => {
    const document = parse(
      pageOf({ ...chain, columns: renamed({ Strike: 'Level', Bid: 'Paid', Ask: 'Wanted' }) }),
    );
    const taught = teach(document, url, now, {
      strike: cell(document, 4, 4),
      callBid: cell(document, 4, 3),
      callAsk: cell(document, 4, 2),
      putBid: cell(document, 4, 6),
      putAsk: cell(document, 4, 5),
    });
    expect(taught).toMatchObject({ ok: false, error: { code: 'numbersDisagree' } });
  });

  it('is refused where calls and puts were pointed at the wrong way round', () => {
    const document = parse(
      pageOf({ ...chain, symbols: false, columns: renamed({ Strike: 'Level', Bid: 'Paid', Ask: 'Wanted' }) }),
    );
    const taught = teach(document, url, now, {
      strike: cell(document, 4, 4),
      callBid: cell(document, 4, 5),
      callAsk: cell(document, 4, 6),
      putBid: cell(document, 4, 2),
      putAsk: cell(document, 4, 3),
    });
    expect(taught).toMatchObject({ ok: false, error: { code: 'numbersDisagree' } });
  });

  it('is read by the one table that was pointed at where there are two, and refused once there are three', () => {
    const columns = renamed({ Strike: 'Level' });
    const one = pageOf({ ...chain, columns });
    const dearer = honestRows.map((row) => ({
      ...row,
      strike: row.strike + 100,
      put: { ...row.put },
      call: { ...row.call },
    }));
    const other = pageOf({ ...chain, columns, rows: dearer });
    const both = parse(one + other);
    expect(readPage(parse(one + other).cloneNode(true) as Document, url, now).ok).toBe(false);
    const taught = teach(both, url, now, {
      strike: both.querySelectorAll('table')[0]?.querySelectorAll('tbody tr')[4]?.children[4] as Element,
    });
    if (!taught.ok) throw new Error(taught.error.code);
    const read = rowsRead(parse(one + other), taught.value.recipe);
    expect(read.ok && quotedOf(read.value.chain.rows)).toEqual(quotedOf(honestRows));
    expect(rowsRead(parse(one + other + other), taught.value.recipe).ok).toBe(false);
  });

  it('is read as before where a recipe is of another page', () => {
    const recipe = taughtOn(renamed({ Strike: 'Level' }), (document) => ({ strike: cell(document, 4, 4) }));
    const read = rowsRead(parse(pageOf(chain)), recipe);
    expect(read.ok && quotedOf(read.value.chain.rows)).toEqual(quotedOf(honestRows));
  });
});

describe('the place of the expiry', () => {
  const now = Date.UTC(2026, 10, 20, 17) as Instant;
  const url = new URL('https://broker.example/');
  const page = (around: string) =>
    parse(
      pageOf({ root: 'SPXW', expiry: '261123', heading: 'SPX 100.25', rows: honestRows, symbols: false })
        .replace('Strike', 'Level')
        .replace('<table>', `${around}<table>`),
    );
  const expiryOf = (document: Document, recipe: Recipe) => {
    const read = readPage(document, url, now, {}, sites, [recipe]);
    return read.ok ? read.value.chain.expiry : read.error.code;
  };
  const strike = (document: Document) => document.querySelectorAll('tbody tr')[4]?.children[4] as Element;

  it('is read anew each time, whatever other dates the page shows', () => {
    const around = (day: string) =>
      `<p>Dividend on Dec 11, 2026</p><div><b>Series</b> <i>${day}</i></div><p>Meeting of Jan 6, 2027</p>`;
    const document = page(around('Nov 23, 2026'));
    const taught = teach(document, url, now, {
      strike: strike(document),
      expiry: document.querySelector('i') as Element,
    });
    if (!taught.ok) throw new Error(taught.error.code);
    const { recipe } = taught.value;
    expect(expiryOf(document, recipe)).toBe('2026-11-23');
    expect(expiryOf(page(around('Dec 2, 2026')), recipe)).toBe('2026-12-02' as CalendarDate);
    // Moved, and with another one of its kind: nobody knows which is meant.
    expect(expiryOf(page(`<hr>${around('Dec 2, 2026')}`), recipe)).toBe('2026-12-02' as CalendarDate);
    expect(expiryOf(page(around('Dec 2, 2026') + around('Dec 4, 2026')), recipe)).toBe('expiryUnknown');
  });

  it('is no tab among others: which of them is chosen, its place does not tell', () => {
    const document = page('<ul><li>Nov 23</li><li class="on">Nov 25</li><li>Dec 2</li></ul>');
    const taught = teach(document, url, now, {
      strike: strike(document),
      expiry: document.querySelector('.on') as Element,
    });
    expect(taught).toMatchObject({ ok: false, error: { code: 'teachExpiry' } });
  });
});
