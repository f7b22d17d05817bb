import type { Doubt, DoubtCode } from '../doubt';
import { type Failure, failure } from '../failure';
import type { Chain } from '../market/chain';
import { yearsUntil } from '../market/clock';
import { settlementInstant } from '../market/contract';
import type { Defect, FailedRow } from '../market/defect';
import { chainDefects, suspectStrikes } from '../market/integrity';
import { fitParity, type Parity } from '../market/parity';
import type { History } from '../market/staleness';
import { atTheMoneyStraddle, type Straddle, straddleQuote } from '../market/straddle';
import { impliedVolatility } from '../pricing/implied-volatility';
import { fail, ok, type Result } from '../result';
import type { Instant, Years } from '../unit';

/** The first stage: what the quotes of one expiry say by themselves, before any model of their smile. */
export type Market = {
  readonly settlesAt: Instant;
  readonly years: Years;
  readonly parity: Parity;
  readonly straddle: Straddle;
  /** Of the straddle, annualised, a fraction. */
  readonly volatility: number;
  /** One standard deviation until settlement, in points. */
  readonly expectedMove: number;
  readonly coverage: Coverage;
  /** Strikes whose rows failed a check: not to be used in a condor without a second look. */
  readonly suspects: ReadonlySet<number>;
  readonly failedRows: readonly FailedRow[];
  readonly doubts: readonly Doubt[];
};

/** How much of the chain carries quotes on both sides of both options. */
export type Coverage = {
  readonly read: number;
  readonly quoted: number;
  /** Strikes the page says there are, where more than were read and it says so. */
  readonly listed?: number;
  readonly complete: boolean;
  readonly lowest: number;
  readonly highest: number;
};

export type MarketInput = {
  readonly chain: Chain;
  /** The instant the quotes hold for. */
  readonly now: Instant;
  /** The user's risk-free rate per year, a fraction. */
  readonly rate: number;
  /** Earlier readings of the same chain, oldest first, where there are any. */
  readonly history?: History;
};

/** A page stamps its quotes to the minute or the second; from here on they are of another time. */
const oldMinutes = 3;
/** A chain with more bad rows than this is bad as a whole, and says so by their number. */
const mostFailedRows = 60;
/** With fewer two-sided strikes the fit rests on too little to be called sure. */
const surelyStrikes = 5;
/** A straddle whose quotes are this wide, against its price, says little about the move. */
const wideShare = 0.1;

/** Refuses settled options, and quotes from which no forward or no volatility follows. */
export function marketOf({ chain, now, rate, history = [] }: MarketInput): Result<Market, Failure> {
  const settlesAt = settlementInstant(chain.settlement, chain.expiry);
  const years = yearsUntil(settlesAt, now);
  if (years <= 0) return fail(failure('expired'));
  const coverage = coverageOf(chain);
  const fitted = fitParity({ chain, years, rate });
  if (!fitted.ok) return fail(failure('forwardUnknown'));
  const parity = fitted.value;
  const uncovered = failure('moneyNotCovered', coverage.lowest, coverage.highest);
  if (parity.forward < coverage.lowest || parity.forward > coverage.highest) return fail(uncovered);
  const found = atTheMoneyStraddle(chain.rows, parity);
  if (!found.ok) return fail(uncovered);
  const straddle = found.value;
  const volatility = straddleVolatility(straddle, parity, years);
  if (volatility === null) return fail(failure('volatilityUnknown', straddle.listed.strike));
  const defects = chainDefects({ chain, parity, years, history });
  const spotApart = defects.some(({ code }) => code === 'spot-apart');
  const market = { parity, straddle, coverage, suspects: suspectStrikes(defects) };
  return ok({
    ...market,
    failedRows: failedRowsOf(defects),
    settlesAt,
    years,
    volatility,
    expectedMove: volatility * Math.sqrt(years) * parity.forward,
    doubts: [...doubtsOf(market, spotApart ? chain.spot : null), ...agesOf(chain)],
  });
}

/**
 * The volatility that gives the straddle its price. By parity the undiscounted straddle `S` splits into a
 * call of `(S + F − K) ÷ 2` and a put of `(S − F + K) ÷ 2`; the one out of the money is inverted.
 */
function straddleVolatility({ listed }: Straddle, parity: Parity, years: Years): number | null {
  const { forward, discount } = parity;
  const sum = listed.mid / discount;
  const right = listed.strike >= forward ? 'call' : 'put';
  const price = (sum - Math.abs(forward - listed.strike)) / 2;
  const found = impliedVolatility({ right, forward, strike: listed.strike, years, price });
  return found.ok && found.value > 0 ? found.value : null;
}

function coverageOf({ rows, complete, listed }: Chain): Coverage {
  return {
    read: rows.length,
    quoted: rows.filter((row) => straddleQuote(row) !== null).length,
    complete,
    ...(listed !== undefined && { listed }),
    lowest: rows[0]?.strike ?? 0,
    highest: rows.at(-1)?.strike ?? 0,
  };
}

/** What the page itself says of the age of its quotes. */
function agesOf({ rows, source: { readAt, quotedAt, delayed } }: Chain): Doubt[] {
  const minutes = quotedAt === null ? 0 : Math.floor((readAt - quotedAt) / 60_000);
  const earlier = rows.flatMap((row) => (row.readAt === undefined ? [] : [readAt - row.readAt]));
  const seconds = Math.ceil(Math.max(0, ...earlier) / 1_000);
  return [
    ...(earlier.length > 0
      ? [{ code: 'rowsEarlier', detail: [String(earlier.length), String(seconds)] } as const]
      : []),
    ...(delayed ? [{ code: 'delayed', detail: [] } as const] : []),
    ...(minutes >= oldMinutes ? [{ code: 'quotesOld', detail: [String(minutes)] } as const] : []),
  ];
}

/** One reason for each row: the first that was found, and the plainest. */
function failedRowsOf(defects: readonly Defect[]): FailedRow[] {
  const rows = new Map<number, FailedRow>();
  for (const { suspects, code } of defects)
    for (const strike of suspects) if (!rows.has(strike)) rows.set(strike, { strike, code });
  return [...rows.values()].sort((a, b) => a.strike - b.strike).slice(0, mostFailedRows);
}

function doubtsOf(
  {
    parity,
    straddle,
    coverage,
    suspects,
  }: { parity: Parity; straddle: Straddle; coverage: Coverage; suspects: ReadonlySet<number> },
  spotApart: number | null,
): Doubt[] {
  const doubts: Doubt[] = [];
  const doubt = (code: DoubtCode, ...detail: (string | number)[]) =>
    doubts.push({ code, detail: detail.map(String) });
  if (spotApart !== null)
    doubt('spotApart', spotApart, `${(Math.abs(spotApart / parity.forward - 1) * 100).toFixed(2)} %`);
  if (suspects.size > 0) doubt('rowsInconsistent', suspects.size, Math.min(...suspects));
  if (parity.strikes < surelyStrikes) doubt('fewStrikes', parity.strikes);
  const { bid, ask, mid } = straddle.listed;
  if (ask - bid > wideShare * mid) doubt('wideQuotes', (ask - bid).toFixed(2));
  if (!coverage.complete) doubt('partial');
  return doubts;
}
