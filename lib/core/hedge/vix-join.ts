import type { Chain } from '../market/chain';
import { fitParity } from '../market/parity';
import { fail, ok, type Result } from '../result';
import type { CalendarDate, Instant } from '../unit';
import { modelledChains, type TypedCurve } from './modelled';
import type { HedgeRefusal } from './refusal';
import { type VixBoard, vixBoard } from './snap';
import { type VixExpiryFailure, type VixListing, vixListings } from './vix-expiry';
import { usableChains, type VixLevel, vixLevelOf } from './vix-side';

/** The VIX side as it stands beside an SPX chain: captured elsewhere, or modelled from what the user typed. */
export type VixJoin = {
  readonly source: 'captured' | 'modelled';
  /** Why no captured chain serves, where a typed curve stands in; `null` where captured ones do. */
  readonly instead: HedgeRefusal | null;
  readonly listings: readonly VixListing[];
  readonly board: VixBoard;
  readonly level: VixLevel;
  /** Captured expiries that are older than the limit. */
  readonly stale: number;
};

export type JoinInput = {
  /** Everything that was kept, of any age. */
  readonly chains: readonly Chain[];
  /** What the user typed for want of a chain; `null` nothing. Only used where no captured chain serves. */
  readonly typed: TypedCurve | null;
  /** The level of VIX where it is known; otherwise that of the page, or the nearest forward. */
  readonly level: number | null;
  readonly now: Instant;
  /** Minutes. */
  readonly oldest: number;
  /** Risk-free, a fraction a year. */
  readonly rate: number;
};

/** Forwards, clocks and prices of all VIX expiries that may be dealt on, or the reason why there are none. */
export function joinVix(input: JoinInput): Result<VixJoin, HedgeRefusal> {
  const { chains, typed, level, now, oldest, rate } = input;
  if (level !== null && !(level >= 1 && level <= 1000))
    return fail({ code: 'market-refused', where: 'vixLevel' });
  const captured = joined(chains, level, now, oldest, rate);
  if (captured.ok || typed === null) return captured;
  const modelled = joined(modelledChains(typed, now, rate), level, now, oldest, rate);
  if (!modelled.ok) return fail({ code: 'typed-refused' });
  return ok({ ...modelled.value, source: 'modelled', instead: captured.error });
}

function joined(
  chains: readonly Chain[],
  given: number | null,
  now: Instant,
  oldest: number,
  rate: number,
): Result<VixJoin, HedgeRefusal> {
  const usable = usableChains(chains, now, oldest);
  if (!usable.ok) return usable;
  const listings = vixListings(usable.value.chains, now);
  if (listings.length === 0) return fail({ code: 'vix-settled' });
  const board = vixBoard(listings, rate);
  const level = vixLevelOf(given, listings, board);
  if (level === null) return fail({ code: 'vix-level-unknown' });
  return ok({ source: 'captured', instead: null, listings, board, level, stale: usable.value.stale });
}

/** One point of the curve of VIX forwards, by parity of its own expiry. */
export type VixForward = {
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly settlesAt: Instant;
  readonly days: number;
  /** When its quotes were read, and where. */
  readonly readAt: Instant;
  readonly place: string;
} & (
  | {
      readonly known: true;
      readonly forward: number;
      readonly forwardError: number;
      readonly strikes: number;
    }
  | { readonly known: false; readonly why: VixExpiryFailure }
);

/** The curve, nearest expiry first; an expiry without a forward says why. */
export function vixForwards({ listings }: VixJoin, rate: number): readonly VixForward[] {
  return listings.map(({ chain, root, expiry, settlesAt, days, years }): VixForward => {
    const { readAt, quotedAt, place } = chain.source;
    const at = { root, expiry, settlesAt, days, readAt: quotedAt ?? readAt, place };
    const fitted = fitParity({ chain, years, rate });
    if (!fitted.ok) return { ...at, known: false, why: 'no-forward' };
    const { forward, forwardError, strikes } = fitted.value;
    return { ...at, known: true, forward, forwardError, strikes };
  });
}
