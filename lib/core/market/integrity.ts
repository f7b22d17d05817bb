import type { Years } from '../unit';
import type { Chain, ChainRow, Quote, Right } from './chain';
import { contractOf } from './contract';
import type { Defect, DefectCode } from './defect';
import { type Breach, breaches, type Market } from './envelope';
import type { OptionName } from './occ';
import { LARGEST_PRICE, type Parity } from './parity';
import { boxDefects, parityDefects, spotDefect } from './parity-defects';
import { type History, staleDefects } from './staleness';

/** How often the neighbours of a row may move before a row that does not is called stale. */
const ALLOWED_MOVES = 3;

/**
 * Everything about a chain that could not be so if all its quotes could be traded now: measured on bids and
 * asks, never on mids, so that an honest chain however wide has none. `parity` of the same rows, where there is
 * one; `history` the earlier readings of the same chain, oldest first, without this one.
 */
export function chainDefects(input: {
  readonly chain: Chain;
  readonly parity: Parity | null;
  readonly years: Years;
  readonly history?: History;
}): readonly Defect[] {
  const { chain, parity, years, history = [] } = input;
  const { volatilityIndex, exercise } = contractOf(chain.root);
  const order = orderDefects(chain.rows);
  const quotes = chain.rows.flatMap(quoteDefects);
  const rows = soundRows(chain.rows, [...order, ...quotes]);
  const european = exercise === 'european' ? parity : null;
  const parities = european === null ? [] : parityDefects(rows, european);
  return [
    ...order,
    ...quotes,
    ...sideDefects(rows, 'call', european),
    ...sideDefects(rows, 'put', european),
    ...parities,
    ...boxDefects(rows, suspectStrikes(parities)),
    ...staleDefects([...history, chain.rows], ALLOWED_MOVES),
    // Options on VIX follow the forward of their own expiry, which the printed index is not.
    ...spotDefects(chain.spot, volatilityIndex ? null : parity, years),
  ];
}

/** The strikes that any of these defects puts in doubt. */
export function suspectStrikes(defects: readonly Defect[]): ReadonlySet<number> {
  return new Set(defects.flatMap((defect) => defect.suspects));
}

/** Rows that are another contract than most of them, by the symbols a page gave them. */
export function seriesDefects(
  options: readonly Pick<OptionName, 'root' | 'expiry' | 'strike'>[],
): readonly Defect[] {
  return (['root', 'expiry'] as const).flatMap((part) => {
    const counts = new Map<string, number>();
    for (const option of options) counts.set(option[part], (counts.get(option[part]) ?? 0) + 1);
    const [usual] = [...counts].sort(([, a], [, b]) => b - a);
    const others = options.filter((option) => option[part] !== usual?.[0]);
    if (others.length === 0) return [];
    const strikes = [...new Set(others.map((option) => option.strike))].sort((a, b) => a - b);
    const code: DefectCode = part === 'root' ? 'mixed-roots' : 'mixed-expiries';
    return [{ code, side: 'both', strikes, suspects: strikes, found: others.length, limit: 0 } as const];
  });
}

function orderDefects(rows: readonly ChainRow[]): readonly Defect[] {
  const seen = new Set<number>();
  const defects: Defect[] = [];
  const strikes = rows.map((row) => row.strike).filter(isStrike);
  const inOrder = longestRise(strikes);
  let before = 0;
  for (const { strike } of rows) {
    const about = { side: 'both', strikes: [strike], suspects: [strike], found: strike } as const;
    if (!isStrike(strike)) defects.push(notAPrice(strike, 'both', []));
    else if (seen.has(strike)) defects.push({ ...about, code: 'duplicate', limit: strike });
    else if (inOrder.has(strike)) before = strike;
    else defects.push({ ...about, code: 'unordered', limit: before });
    seen.add(strike);
  }
  return defects;
}

/** The most of these that stand in rising order, so that one misplaced row does not accuse all behind it. */
function longestRise(strikes: readonly number[]): ReadonlySet<number> {
  // Patience sorting: the smallest last strike of a rise of each length, and what each strike followed.
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const strike of strikes) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((ends[half] ?? strike) < strike) low = half + 1;
      else high = half;
    }
    ends[low] = strike;
    if (!previous.has(strike)) previous.set(strike, ends[low - 1]);
  }
  const rise = new Set<number>();
  for (let strike = ends.at(-1); strike !== undefined && !rise.has(strike); strike = previous.get(strike))
    rise.add(strike);
  return rise;
}

function quoteDefects({ strike, call, put }: ChainRow): readonly Defect[] {
  if (!isStrike(strike)) return [];
  const of = (side: Right, { bid, ask }: Quote): readonly Defect[] => {
    for (const price of [bid, ask])
      if (price !== null && !(price >= 0 && price <= LARGEST_PRICE))
        return [notAPrice(price, side, [strike])];
    if (bid === null || ask === null || bid <= ask) return [];
    return [{ code: 'crossed', side, strikes: [strike], suspects: [strike], found: bid, limit: ask }];
  };
  return [...of('call', call), ...of('put', put)];
}

function notAPrice(price: number, side: Defect['side'], strikes: readonly number[]): Defect {
  const found = Number.isFinite(price) ? price : 0;
  return { code: 'not-a-price', side, strikes, suspects: strikes, found, limit: 0 };
}

/** The rows that can be compared with others: in order, once each, and without the quotes found wrong alone. */
function soundRows(rows: readonly ChainRow[], defects: readonly Defect[]): readonly ChainRow[] {
  if (defects.length === 0) return rows;
  const nothing: Quote = { bid: null, ask: null };
  const found = (side: Defect['side'], codes: readonly DefectCode[]) =>
    new Set(
      defects
        .filter((defect) => defect.side === side && codes.includes(defect.code))
        .flatMap(({ strikes }) => strikes),
    );
  const twice = found('both', ['duplicate']);
  const wrongCalls = found('call', ['crossed', 'not-a-price']);
  const wrongPuts = found('put', ['crossed', 'not-a-price']);
  return rows
    .filter(({ strike }) => isStrike(strike) && !twice.has(strike))
    .map((row) => ({
      strike: row.strike,
      call: wrongCalls.has(row.strike) ? nothing : row.call,
      put: wrongPuts.has(row.strike) ? nothing : row.put,
    }))
    .sort((a, b) => a.strike - b.strike);
}

/** Vertical spreads and butterflies of one right. Without a discount factor no spread may exceed its width. */
function sideDefects(rows: readonly ChainRow[], side: Right, parity: Parity | null): readonly Defect[] {
  const ordered = side === 'call' ? rows : [...rows].reverse();
  const sign = side === 'call' ? 1 : -1;
  const markets: readonly Market[] = ordered.map((row) => ({
    x: sign * row.strike,
    bid: row[side].bid,
    ask: row[side].ask,
  }));
  const steepness =
    parity === null
      ? { steepest: 1, slack: 0 }
      : { steepest: parity.discount, slack: 3 * parity.discountError };
  const strikeAt = (index: number) => ordered[index]?.strike ?? Number.NaN;
  return breaches(markets, steepness).map((breach) => ({
    code: codeOf(breach, side),
    side,
    strikes: [breach.high, ...breach.low].map(strikeAt),
    suspects: breach.suspects.map(strikeAt),
    ...amounts(breach, markets, steepness.steepest),
  }));
}

function codeOf({ kind }: Breach, side: Right): DefectCode {
  if (kind === 'rises') return side === 'call' ? 'call-rises' : 'put-falls';
  return kind;
}

/** A slope is told as the credit of the spread against `D` × its width, the others as bid against cost. */
function amounts(
  { kind, high, low, bid, limit }: Breach,
  markets: readonly Market[],
  steepest: number,
): { readonly found: number; readonly limit: number } {
  const [other] = low;
  const ask = other === undefined ? null : (markets[other]?.ask ?? null);
  if (kind !== 'slope' || other === undefined || ask === null) return { found: bid, limit };
  const width = Math.abs((markets[high]?.x ?? 0) - (markets[other]?.x ?? 0));
  return { found: bid - ask, limit: steepest * width };
}

function spotDefects(spot: number | null, parity: Parity | null, years: Years): readonly Defect[] {
  if (spot === null || parity === null) return [];
  if (!isStrike(spot)) return [notAPrice(spot, 'both', [])];
  const defect = spotDefect(spot, parity, years);
  return defect === null ? [] : [defect];
}

/** Strikes and levels lie above 0; a price may be 0. */
function isStrike(value: number): boolean {
  return value > 0 && value <= LARGEST_PRICE;
}
