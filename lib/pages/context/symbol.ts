import { contractOf, rootsOf } from '@/lib/core/market/contract';
import type { Site } from '../sites/site';
import { textIn } from '../walk/pieces';
import { type Found, found } from './origin';

/** Which underlying a page is about, by everything around the chain that says so. */

const parameters = 'symbol symbols sym s p ticker underlying tradingsymbol root q'.split(' ');
/** Words of an address behind which a symbol stands. */
const before = new Set(
  'symbol quote quotes chains chain stocks stock index options etf etfs-funds etfs'.split(' '),
);
const notSymbols = new Set(
  `ETF ETFS USD EUR INR CALL CALLS PUT PUTS ITM OTM ATM IV OI LTP NYSE NSE BSE CBOE NASDAQ AMEX ET EST EDT IST AM PM AND OR
  THE FOR INC CORP CO COM LTD PLC LIVE OPTION OPTIONS CHAIN QUOTE QUOTES INDEX INDICES OVERVIEW CHAINS FAQ BUY SELL
  ALL MY LOG IN NEW BETA OPRA BATS ARCA NSDQ DTE EXP GMT UTC CEST CET
  WEEKLY WEEKLYS WEEKLIES MONTHLY QUARTERLY DAILY DELAYED CLOSED EOD REALTIME TODAY EUREX XETRA SMART
  TRADE TRADES TRADING NEWS MARKET MARKETS PORTFOLIO RESEARCH WATCHLIST WATCHLISTS ACCOUNT ACCOUNTS DATA HTML EN LIST
  TABLE DETAIL DETAILS SUMMARY SCREENER STRADDLE VOLUME UNUSUAL ACTIVE EQUITY EQUITIES STOCK STOCKS SEARCH SYMBOL
  SYMBOLS STRATEGY STRATEGIES ORDERS ORDER POSITIONS BALANCES ACTIVITY ANALYSIS EXPIRY EXPIRATION GREEKS PRICES
  HISTORY HISTORICAL CALENDAR EARNINGS DASHBOARD TOOLS SETTINGS HELP MENU PROFILE TICKER UNDERLYING FUTURES`.split(
    /\s+/,
  ),
);

/** Every symbol that the page tells, the strongest kind of place first; the same symbol may be told often. */
export function symbolsTold(
  document: Document,
  headings: readonly Element[],
  url: URL,
  site: Site | null,
): Found<string>[] {
  const told: Found<string>[] = [];
  const add = (
    text: string | null | undefined,
    from: Found<string>['origin']['from'],
    where = text ?? '',
  ) => {
    const symbol = text === null || text === undefined ? null : symbolFrom(text);
    if (symbol !== null) told.push(found(symbol, from, where));
  };
  for (const selector of site?.symbol ?? []) add(document.querySelector(selector)?.textContent, 'hint');
  for (const symbol of inAddress(url, site)) add(symbol, 'address');
  for (const value of symbolFields(document)) add(value.toUpperCase(), 'field');
  for (const heading of headings) {
    const text = textIn(heading, 200);
    for (const symbol of inProse(text, heading.localName === 'h1')) add(symbol, 'heading', text);
  }
  for (const symbol of inProse(document.title.slice(0, 200), true)) add(symbol, 'title', document.title);
  return told;
}

/** What stands in the fields in which a page asks for a symbol. */
export function* symbolFields(document: Document): Iterable<string> {
  for (const field of document.getElementsByTagName('input')) {
    if (field.type !== 'text' && field.type !== 'search') continue;
    const label = `${field.name} ${field.id} ${field.getAttribute('aria-label') ?? ''} ${field.placeholder}`;
    if (/symbol|ticker/i.test(label.slice(0, 200))) yield field.value;
  }
}

/** `$SPX`, `^SPX`, `.SPX` and `SPX` are one symbol. */
function symbolFrom(text: string): string | null {
  const shape = /^\s*[$^.]?([A-Z]{1,10})(?:\.X)?\s*$/.exec(text.slice(0, 40));
  const symbol = shape?.[1] ?? null;
  return symbol === null || notSymbols.has(symbol) ? null : symbol === 'GSPC' ? 'SPX' : symbol;
}

function inAddress(url: URL, site: Site | null): string[] {
  const found: string[] = [];
  const hash = new URLSearchParams(url.hash.replace(/^#/, '').replaceAll('/', '&').replaceAll(';', '&'));
  for (const name of [...parameters, ...(site?.symbolParameters ?? [])]) {
    const value = url.searchParams.get(name) ?? hash.get(name);
    if (value) found.push(value.toUpperCase());
  }
  const path = `${url.pathname}/${url.hash.replace(/^#/, '')}`.split('/').filter((part) => part !== '');
  for (const [at, part] of path.entries()) {
    const next = path[at + 1];
    if (!next || !before.has(part.toLowerCase()) || before.has(next.toLowerCase())) continue;
    const symbol = decoded(next).split(';')[0]?.toUpperCase() ?? '';
    if (/^[$^.]?[A-Z]{1,10}$/.test(symbol)) found.push(symbol);
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Numbers that are part of an index's name: `NIFTY 50`, `EURO STOXX 50`, `RUSSELL 2000`. */
const families = new Set('30 35 40 50 60 100 150 200 225 250 300 400 500 600 1000 2000 3000'.split(' '));
const passed = new Set('$ US$ R$ € ₹ Rs Rs. USD EUR INR £ ¥ + - – —'.split(' '));
const exchanges = new Set('ARCA NASDAQ NYSE AMEX CBOE BATS NSE BSE XETRA EUREX OPRA SMART'.split(' '));

/**
 * `Deere & Company (DE)`, `(RKLB: NSDQ)`, `SPX 6,012.37`, `ACME buy Call`, `AAPL Options`; what names the whole page
 * may begin with an index: `SPX - S&P 500 Index`.
 */
function inProse(text: string, whole: boolean): string[] {
  const found: string[] = [];
  const [, first = ''] = /^[$^.]?([A-Z]{3}) [-–—|] /.exec(text) ?? [];
  if (whole && contractOf(first).delivery === 'cash') found.push(first);
  for (const [, symbol = ''] of text.matchAll(/\(\s*([$^.]?[A-Z]{1,10})\s*(?::\s*[A-Za-z]{1,12}\s*)?\)/g))
    found.push(symbol);
  const named: string[] = [];
  const words = text.split(/[\s|·:]+/);
  for (const [at, word] of words.entries()) {
    if (!/^[$^.]?[A-Z]{2,10}$/.test(word)) continue;
    const [next = '', after = ''] = words.slice(at + 1).filter((each) => !passed.has(each));
    const quoted = /^[$₹€]?\d[\d.,'’]*$/.test(next);
    const spoken =
      /^options?$/i.test(next) ||
      (/^(buy|sell|call|put)$/i.test(next) && /^(call|put|options?)s?$/i.test(after));
    const listed = words.length === 2 && exchanges.has(next);
    if (quoted && families.has(next)) named.push(word);
    else if (quoted || spoken || listed || words.length === 1) found.push(word);
  }
  return found.length > 0 ? found : named;
}

/** The underlying that all places agree on; several where they do not, none where nobody says. */
export function agreedSymbols(told: readonly Found<string>[]): Found<string>[] {
  const unique = new Map<string, Found<string>>();
  for (const each of told) {
    const underlying = contractOf(each.value).underlying;
    const known = unique.get(underlying);
    // A weekly's own root says more than the underlying's name.
    if (!known || (known.value === underlying && each.value !== underlying)) unique.set(underlying, each);
  }
  const strong = [...unique.values()].filter(
    ({ origin }) => origin.from !== 'title' && origin.from !== 'heading',
  );
  if (strong.length === 0) return [...unique.values()];
  // An address or a field names it; headings may speak of others too, unless they speak of others only.
  const underlyings = new Set(strong.map(({ value }) => contractOf(value).underlying));
  const spoken = told
    .filter(({ origin }) => origin.from === 'heading')
    .map(({ value }) => contractOf(value).underlying);
  const denied = spoken.length > 0 && !spoken.some((each) => underlyings.has(each));
  return denied ? [...unique.values()] : strong;
}

/** The roots that a symbol may stand for: its own where it is a root of its own, else all of its underlying. */
export function rootsTold(symbol: string): readonly string[] {
  const { underlying } = contractOf(symbol);
  return symbol === underlying ? rootsOf(underlying) : [symbol];
}
