/** What the words over a column mean: one plain table, English first, then the words of brokers elsewhere. */

/** What a column can hold for one option. */
export type Field = 'bid' | 'ask' | 'last' | 'volume' | 'openInterest' | 'iv' | 'delta';

/** `other` is known and not needed: knowing it keeps a size or a bid's volatility from passing for a bid. */
export type Meaning = Field | 'strike' | 'expiry' | 'root' | 'type' | 'contract' | 'held' | 'other';

export type Side = 'call' | 'put';

const columnWords: Readonly<Record<Meaning, string>> = {
  strike: `strike, strikes, strike price, exercise price, basis, basispreis, ausubungspreis,
    prix d exercice, prix exercice, precio de ejercicio, precio ejercicio, ejercicio, precio strike,
    prezzo di esercizio, prezzo esercizio, prezzo strike, preco de exercicio, preco exercicio, exercicio,
    行使価格, 権利行使価格, 行使價, 行使价, 履約價, 行权价, 행사가, 행사가격, uitoefenprijs, basisprijs,
    losenpris, losen, aftalekurs, innløsningskurs, cena wykonania, स्ट्राइक, स्ट्राइक मूल्य`,
  bid: `bid, bid price, bids, best bid, buy price, geld, geldkurs, achat, acheteur, cours acheteur, demande, demanda, compra,
    precio compra, precio de compra, denaro, preco compra, preco de compra, melhor compra, oferta de compra,
    買気配, 買い気配, 買値, 買價, 买价, 買入價, 买入价, 買盤, 매수호가, 매수, 買進, bied, biedkoers, biedprijs, kop, kopkurs,
    køb, købskurs, kjøp, kjøpskurs, kupno`,
  ask: `ask, ask price, asks, best ask, offer, offer price, ofr, sell price, brief, briefkurs, vente, vendeur, cours vendeur, offre,
    venta, precio venta, precio de venta, oferta de venta, lettera, venda, preco venda, preco de venda, melhor venda,
    oferta de venda, 売気配, 売り気配, 売値, 賣價, 卖价, 賣出價, 卖出价, 賣盤, 매도호가, 매도, 賣出, laat, laatkoers,
    laatprijs, salj, saljkurs, sælg, salg, salgskurs, sprzedaz`,
  last: `last, last price, last sale, last trade price, last traded price, ltp, mark price, letzter, letzter kurs, kurs,
    dernier, dernier cours, cours, ultimo, ultimo precio, ultimo prezzo, ultimo preco, 現在値, 直近値, 最新價, 最新价, 成交價, 현재가,
    laatste, laatste koers, senast, seneste, siste, ostatni`,
  volume: `vol, volume, volumes, umsatz, volumen, stuck, volumi, 出来高, 取引高, 成交量, 거래량, omvang`,
  openInterest: `oi, open int, open interest, openinterest, open interest oi, offene kontrakte,
    positions ouvertes, position ouverte, interes abierto, interesse aperto, contratos em aberto,
    contratos abertos, 建玉, 建玉残高, 未平倉, 未平仓, 持仓量, 未平倉合約, 미결제약정, openstaand,
    open posities`,
  iv: `iv, imp vol, implied vol, implied volatility, impl vol, volatility, implizite volatilitat, impl vola,
    volatilite implicite, vol implicite, volatilidad implicita, volatilita implicita, volatilidade implicita,
    インプライドボラティリティ`,
  delta: 'delta, デルタ',
  expiry: `expiry, expiry date, expiration, expiration date, exp date, expires, exp, calls date, verfall,
    verfallsdatum, laufzeit, echeance, maturite, vencimiento, scadenza, vencimento, 満期日, 限月, 到期日, 만기일, expiratie, vervaldatum,
    expiratiedatum`,
  root: 'root, underlying, symbol, ticker, stock, stocks, underlying symbol, basiswert, sous jacent, subyacente, sottostante',
  type: 'type, call put, put call, option type, c p, right, side, typ, tipo',
  contract: 'contract, contract name, contract symbol, option symbol, option, occ symbol, name',
  held: `p l, pl, pnl, profit loss, gain loss, total gain, day gain, days gain, unrealized p l, unrealised p l, p l open,
    p l day, open p l, avg cost, average cost, avg price, average price, cost basis, total cost, market value, mkt value,
    entry price, trade price, purchase price, position, net liq, gewinn verlust, einstand, einstandskurs, plus value`,
  other: `chg, change, net change, net chg, net, percent change, chg percent, price change, mid, midpoint, mark,
    theor, theo, theoretical, spread, gamma, theta, vega, rho, links, trade, quote, details, last trade, last
    trade date, * qty, * size, * quantity, size, qty, * vol, * iv, * volume, * delta, * change, change in oi,
    chng in oi, oi change, oi chg, chng, vol oi, breakeven, to breakeven, break even, open, high, low, close,
    prev close, previous close, prob itm, prob otm, itm, actions, chart, price, time, intrinsic, extrinsic, time
    value, veranderung, diff, variation, variacion, variazione, variacao, call apy, put apy, apy, last *, *
    yield, * exchange, * time, * percent, prev *, previous *, theo *, theoretical *, old *`,
};

const sideWords = sidesOf(
  `call calls ce kaufoption kaufoptionen コール コールオプション 買權 콜옵션 認購 认购 看漲 看涨 콜 कॉल`,
  `put puts pe verkaufsoption verkaufsoptionen プット プットオプション 賣權 풋옵션 認沽 认沽 看跌 풋 पुट`,
);
/** Short for a side only beside another word. */
const sideLetters = sidesOf('c', 'p');

function sidesOf(calls: string, puts: string): ReadonlyMap<string, Side> {
  const entries = (words: string, side: Side) => words.split(' ').map((word) => [word, side] as const);
  return new Map([...entries(calls, 'call'), ...entries(puts, 'put')]);
}

/** Words beside the name of a column that only say what its numbers are counted in, or sort it. */
const beside = new Set(
  `usd eur inr rs jpy brl pts points lots contracts filter sort sorted sortable ascending descending asc desc
  info help tooltip`.split(/\s+/),
);

const meanings: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(columnWords).flatMap(([meaning, words]) =>
    words.split(',').flatMap((word) =>
      // `* size` is of bids and of asks.
      (word.includes('*') ? ['bid', 'ask'] : ['']).map(
        (price) => [word.replace('*', price).replace(/\s+/g, ' ').trim(), meaning as Meaning] as const,
      ),
    ),
  ),
);

const longest = 80;

/** Small letters without accents, everything else one space: `Open Int.` and `open-int` are the same word. */
export function plainWords(text: string): string {
  let words = '';
  for (const sign of text.slice(0, longest).normalize('NFD').toLowerCase()) {
    if (sign >= '\u0300' && sign <= '\u036f') continue;
    if (sign === '%') words += ' percent ';
    else if (/[\p{L}\p{M}ー]/u.test(sign)) words += sign;
    else if (!words.endsWith(' ')) words += ' ';
  }
  return words.normalize('NFC').replace(/ {2,}/g, ' ').trim();
}

export type Named = { readonly meaning: Meaning; readonly side: Side | null; readonly lakh: boolean };

/** The meaning of a column's name, with the side where the name tells it: `C Bid`, `Put OI`, `Volume (lots)`. */
export function meaningOf(text: string): Named | null {
  const known = asked.get(text);
  if (known !== undefined) return known;
  const meaning = text.length > longest ? null : lookUp(text);
  if (asked.size > 2_000) asked.clear();
  asked.set(text, meaning);
  return meaning;
}

/** A page says the same words at every reading. */
const asked = new Map<string, Named | null>();

function lookUp(text: string): Named | null {
  const words = plainWords(text);
  const direct = meanings.get(words);
  if (direct) return { meaning: direct, side: null, lakh: false };
  const tokens = words.split(' ');
  let side: Side | null = null;
  let lakh = false;
  const kept: string[] = [];
  for (const [at, token] of tokens.entries()) {
    const end = at === 0 || at === tokens.length - 1;
    const told = sideWords.get(token) ?? (end && tokens.length > 1 ? sideLetters.get(token) : undefined);
    if (told) {
      if (side !== null && side !== told) return null;
      side = told;
    } else if (token === 'lakh' || token === 'lakhs') lakh = true;
    else if (!beside.has(token)) kept.push(token);
  }
  const rest = kept.join(' ');
  const meaning = meanings.get(rest) ?? meanings.get(rest.replace(/ percent$/, ''));
  if (!meaning || (meaning === 'other' && side === null && kept.length === tokens.length && rest !== words))
    return null;
  return { meaning, side, lakh };
}

/** The side that words name and nothing else does: `CALLS`, `Put options`, `Calls for Nov 20`. */
export function sideIn(text: string): Side | null {
  let found: Side | null = null;
  for (const token of plainWords(text).split(' ')) {
    const side = sideWords.get(token);
    if (!side) continue;
    if (found !== null && found !== side) return null;
    found = side;
  }
  return found;
}

/** Words that only stand beside the name of a column: what a sort button or a filter says. */
export function isBeside(text: string): boolean {
  const words = plainWords(text);
  return words === '' || words.split(' ').every((word) => beside.has(word));
}

/** A name made for machines as words: `callBid`, `c_Bid`, `this.strikePrice`, `OptionChainStrikePriceCell`. */
export function wordsOfName(name: string): string {
  let words = '';
  let before = '';
  for (const sign of name.slice(0, longest)) {
    const upper = sign >= 'A' && sign <= 'Z';
    if (upper && before >= 'a' && before <= 'z') words += ' ';
    words += (sign >= 'a' && sign <= 'z') || upper ? sign : ' ';
    before = sign;
  }
  return words
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '' && !noise.has(word))
    .join(' ');
}

const noise = new Set(
  `this row cell cells col column columns td th header head table data field value chain option options valid
  text label quote item binding grid`.split(/\s+/),
);
