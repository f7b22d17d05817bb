import type { Chain, ChainRow } from '../market/chain';
import { daysBetween, newYorkTime, yearsUntil } from '../market/clock';
import { settlementInstant } from '../market/contract';
import { chainDefects, suspectStrikes } from '../market/integrity';
import { fitParity, type Parity } from '../market/parity';
import { blackGreeks } from '../pricing/black';
import { impliedVolatility } from '../pricing/implied-volatility';
import { fail, ok, type Result } from '../result';
import type { CalendarDate, Instant, Years } from '../unit';

/** One expiry of VIX as the calendar tells it, before any price is looked at. */
export type VixListing = {
  readonly chain: Chain;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly settlesAt: Instant;
  readonly years: Years;
  /** Calendar days. */
  readonly days: number;
};

/** One call with a quote on both sides; volatility and delta from our own inversion of the out-of-the-money side. */
export type VixCall = {
  readonly strike: number;
  readonly bid: number;
  readonly ask: number;
  readonly volatility: number;
  readonly delta: number;
  /** The row fails a check of integrity: shown, and not to be copied without a second look. */
  readonly suspect: boolean;
};

export type VixExpiry = VixListing & {
  readonly parity: Parity;
  /** Rising strikes. */
  readonly calls: readonly VixCall[];
  readonly crossed: readonly number[];
};

/** `no-forward`: no strike has both options quoted; `no-calls-above`: nothing is offered above the forward. */
export type VixExpiryFailure = 'no-forward' | 'no-calls-above' | 'crossed';

/** Every VIX expiry that has not settled, nearest first; of two captures of one expiry the younger. */
export function vixListings(chains: readonly Chain[], now: Instant): readonly VixListing[] {
  const today = newYorkTime(now).date;
  const byExpiry = new Map<string, VixListing>();
  for (const chain of chains) {
    if (chain.underlying !== 'VIX') continue;
    const settlesAt = settlementInstant('am', chain.expiry);
    const years = yearsUntil(settlesAt, now);
    const days = daysBetween(today, chain.expiry);
    if (!(years > 0 && days > 0)) continue;
    const known = byExpiry.get(chain.expiry);
    if (known !== undefined && known.chain.source.readAt >= chain.source.readAt) continue;
    byExpiry.set(chain.expiry, { chain, root: chain.root, expiry: chain.expiry, settlesAt, years, days });
  }
  return [...byExpiry.values()].sort((a, b) => a.settlesAt - b.settlesAt);
}

/** Forward, volatilities and deltas of an expiry. */
export function vixExpiry(listing: VixListing, rate: number): Result<VixExpiry, VixExpiryFailure> {
  const { chain, years } = listing;
  const fitted = fitParity({ chain, years, rate });
  if (!fitted.ok) return fail(allCrossed(chain.rows) ? 'crossed' : 'no-forward');
  const parity = fitted.value;
  const suspects = suspectStrikes(chainDefects({ chain, parity, years }));
  const calls: VixCall[] = [];
  const crossed: number[] = [];
  for (const row of chain.rows) {
    const { bid, ask } = row.call;
    if (bid === null || ask === null || !(bid >= 0)) continue;
    if (!(ask >= bid)) {
      crossed.push(row.strike);
      continue;
    }
    const found = outOfMoneyVolatility(row, parity, years);
    if (!(ask > 0) || found === null) continue;
    const { delta } = blackGreeks({
      right: 'call',
      forward: parity.forward,
      strike: row.strike,
      years,
      volatility: found,
    });
    if (!Number.isFinite(delta)) continue;
    calls.push({ strike: row.strike, bid, ask, volatility: found, delta, suspect: suspects.has(row.strike) });
  }
  if (!calls.some(({ strike }) => strike > parity.forward))
    return fail(crossed.some((strike) => strike > parity.forward) ? 'crossed' : 'no-calls-above');
  return ok({ ...listing, parity, calls, crossed });
}

/** Of the mid of the put below the forward, of the call from it upwards; null where the mid is worth nothing. */
function outOfMoneyVolatility(row: ChainRow, { forward, discount }: Parity, years: Years): number | null {
  const right = row.strike < forward ? 'put' : 'call';
  const { bid, ask } = row[right];
  if (bid === null || ask === null || !(ask >= bid)) return null;
  const price = (bid + ask) / 2 / discount;
  const found = impliedVolatility({ right, forward, strike: row.strike, years, price });
  return found.ok && found.value > 0 && found.value < 100 ? found.value : null;
}

function allCrossed(rows: readonly ChainRow[]): boolean {
  const quoted = rows.filter(({ call }) => call.bid !== null && call.ask !== null);
  return quoted.length > 0 && quoted.every(({ call }) => (call.bid ?? 0) > (call.ask ?? 0));
}
