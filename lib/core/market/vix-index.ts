import { fail, ok, type Result } from '../result';
import type { CalendarDate, Instant, Years } from '../unit';
import type { Chain, ChainRow, Quote } from './chain';
import { addDays, weekdayOf, yearsUntil } from './clock';
import { settlementInstant } from './contract';
import { isTradingDay } from './holidays';

/**
 * VIX by Cboe's published formula (Volatility Index Methodology: Cboe Volatility Index), from the S&P 500
 * chains that a user has captured.
 */
export type VixIndex = {
  /** In VIX points: per cent a year. */
  readonly value: number;
  readonly near: VixTerm;
  readonly next: VixTerm;
};

export type VixTerm = {
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly years: Years;
  /** In points, from the one strike whose call and put are nearest in price. */
  readonly forward: number;
  /** The strike at which puts hand over to calls. */
  readonly center: number;
  /** σ², a year. */
  readonly variance: number;
  readonly options: number;
};

/** `no-terms`: no two Friday expiries of SPX around 30 days; `no-forward`, `no-options`: of one of them. */
export type VixFailure = 'no-terms' | 'no-forward' | 'no-options' | 'not-a-variance';

const THIRTY_DAYS = 30 / 365;

/** `rateAt` is the risk-free rate to that time, continuously compounded, a fraction a year. */
export function vixIndex(input: {
  readonly chains: readonly Chain[];
  readonly now: Instant;
  readonly rateAt: (years: Years) => number;
}): Result<VixIndex, VixFailure> {
  const series = input.chains.filter(isFridaySeries);
  const monthlies = new Set(series.filter(({ root }) => root === 'SPX').map(({ expiry }) => expiry));
  const timed = series
    .filter(({ root, expiry }) => root === 'SPX' || !monthlies.has(expiry))
    .map((chain) => ({
      chain,
      years: yearsUntil(settlementInstant(chain.settlement, chain.expiry), input.now),
    }))
    .sort((a, b) => a.years - b.years);
  const later = timed.findIndex(({ years }) => years > THIRTY_DAYS);
  const [first, second] = later < 1 ? [] : timed.slice(later - 1, later + 1);
  if (first === undefined || second === undefined) return fail('no-terms');
  const near = vixTerm(first.chain, first.years, input.rateAt(first.years));
  if (!near.ok) return near;
  const next = vixTerm(second.chain, second.years, input.rateAt(second.years));
  if (!next.ok) return next;
  const share = (next.value.years - THIRTY_DAYS) / (next.value.years - near.value.years);
  const total =
    share * near.value.years * near.value.variance + (1 - share) * next.value.years * next.value.variance;
  const value = 100 * Math.sqrt(total / THIRTY_DAYS);
  return value > 0 && Number.isFinite(value)
    ? ok({ value, near: near.value, next: next.value })
    : fail('not-a-variance');
}

/** The variance of one expiry: its root of time-weighted, out-of-the-money prices. Refuses a chain with no middle. */
export function vixTerm(chain: Chain, years: Years, rate: number): Result<VixTerm, VixFailure> {
  const rows = [...chain.rows].sort((a, b) => a.strike - b.strike);
  const growth = Math.exp(rate * years);
  const forward = forwardOf(rows, growth);
  if (forward === null || !(years > 0)) return fail('no-forward');
  const center = rows.findLastIndex((row) => row.strike <= forward);
  const middle = rows[center];
  if (middle === undefined) return fail('no-forward');
  const puts = quotedUntilSilence(rows.slice(0, center).reverse(), 'put').reverse();
  const calls = quotedUntilSilence(rows.slice(center + 1), 'call');
  const [callMid, putMid] = [mid(middle.call), mid(middle.put)];
  if (callMid === null || putMid === null || puts.length === 0 || calls.length === 0)
    return fail('no-options');
  const strip = [...puts, { strike: middle.strike, price: (callMid + putMid) / 2 }, ...calls];
  let sum = 0;
  for (const [index, { strike, price }] of strip.entries()) {
    const below = strip[index - 1]?.strike ?? strike;
    const above = strip[index + 1]?.strike ?? strike;
    // Half the distance between the neighbours; at either end the whole distance to the one there is.
    const reach = (above - below) / (below === strike || above === strike ? 1 : 2);
    sum += (reach / strike ** 2) * growth * price;
  }
  const variance = (2 / years) * sum - (forward / middle.strike - 1) ** 2 / years;
  if (!(variance > 0 && Number.isFinite(variance))) return fail('not-a-variance');
  const { root, expiry } = chain;
  return ok({ root, expiry, years, forward, center: middle.strike, variance, options: strip.length });
}

/** Friday's options, or Thursday's before a holiday. On a monthly date the standard ones count, not the weeklies. */
function isFridaySeries({ underlying, expiry, root }: Chain): boolean {
  if (underlying !== 'SPX' || !(root === 'SPX' || root === 'SPXW')) return false;
  return weekdayOf(expiry) === 5 || (weekdayOf(expiry) === 4 && !isTradingDay(addDays(expiry, 1)));
}

function forwardOf(rows: readonly ChainRow[], growth: number): number | null {
  let nearest = Number.POSITIVE_INFINITY;
  let forward: number | null = null;
  for (const { strike, call, put } of rows) {
    const [callMid, putMid] = [mid(call), mid(put)];
    if (callMid === null || putMid === null) continue;
    const difference = callMid - putMid;
    if (Math.abs(difference) >= nearest) continue;
    nearest = Math.abs(difference);
    forward = strike + growth * difference;
  }
  return forward;
}

/** Walks out from the middle: no-bid options are left out, and two of them in a row end the walk. */
function quotedUntilSilence(
  outward: readonly ChainRow[],
  side: 'call' | 'put',
): { readonly strike: number; readonly price: number }[] {
  const quoted: { strike: number; price: number }[] = [];
  let silent = 0;
  for (const row of outward) {
    const price = mid(row[side]);
    silent = price === null ? silent + 1 : 0;
    if (silent === 2) break;
    if (price !== null) quoted.push({ strike: row.strike, price });
  }
  return quoted;
}

function mid({ bid, ask }: Quote): number | null {
  return bid === null || ask === null || !(bid > 0 && ask >= bid) ? null : (bid + ask) / 2;
}
