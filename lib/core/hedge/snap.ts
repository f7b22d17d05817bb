import type { Instant } from '../unit';
import type { Layer, StrikeRule } from './layer';
import type { ListedLeg } from './leg';
import {
  type VixCall,
  type VixExpiry,
  type VixExpiryFailure,
  type VixListing,
  vixExpiry,
} from './vix-expiry';

/** What was asked for and what the chain has instead. */
export type Miss =
  | { readonly code: 'tenor' | 'delta' | 'strike'; readonly wanted: number; readonly got: number }
  /** A nearer expiry that could not be used. */
  | { readonly code: 'expiry-skipped'; readonly expiry: string; readonly why: VixExpiryFailure }
  /** A leg whose market is wider than half its mid, in points. */
  | { readonly code: 'wide'; readonly strike: number; readonly width: number };

export type UnmatchedReason = 'no-tenor' | 'no-strike' | 'no-short-leg' | VixExpiryFailure;

/** One contract of a layer on listed contracts. */
export type SnappedLayer = {
  readonly layer: Layer;
  readonly legs: readonly ListedLeg[];
  /** Buy at ask, sell at bid; and the reverse; in points. */
  readonly natural: number;
  readonly proceeds: number;
  readonly mid: number;
  readonly misses: readonly Miss[];
};

export type UnmatchedLayer = {
  readonly layer: Layer;
  readonly reason: UnmatchedReason;
  /** Days of the nearest expiry, or the nearest strike, where there is one. */
  readonly nearest: number | null;
  readonly misses: readonly Miss[];
};

export type Snap =
  | { readonly matched: true; readonly snapped: SnappedLayer }
  | { readonly matched: false; readonly unmatched: UnmatchedLayer };

/** An expiry further from its target than this, in days and as a share of it, is not that layer any more. */
const FURTHEST = { days: 10, share: 1 / 3 };
/** Within these nobody need be told. */
const CLOSE = { days: 3, share: 0.1, delta: 0.05, points: 1 };
/** A market wider than this share of its mid. */
const WIDE = 0.5;

/** Looks expiries up once, however many layers ask. */
export type VixBoard = {
  readonly listings: readonly VixListing[];
  readonly expiry: (listing: VixListing) => ReturnType<typeof vixExpiry>;
};

/** The board of one moment; prices of an expiry are worked out when a layer first wants them. */
export function vixBoard(listings: readonly VixListing[], rate: number): VixBoard {
  const known = new Map<Instant, ReturnType<typeof vixExpiry>>();
  return {
    listings,
    expiry(listing) {
      const found = known.get(listing.settlesAt) ?? vixExpiry(listing, rate);
      known.set(listing.settlesAt, found);
      return found;
    },
  };
}

/** Puts one layer on what the captured chains list. */
export function snapLayer(layer: Layer, board: VixBoard): Snap {
  const misses: Miss[] = [];
  const refuse = (reason: UnmatchedReason, nearest: number | null): Snap => ({
    matched: false,
    unmatched: { layer, reason, nearest, misses },
  });
  const found = nearestExpiry(layer.targetDte, board, misses);
  if (!('expiry' in found)) return refuse(found.why, found.days);
  const { expiry } = found;
  const call = nearestCall(layer.strike, expiry, misses);
  if (call === null) return refuse('no-strike', null);
  const legs = [legOf(expiry, call, 1)];
  if (layer.structure.kind === 'call-spread') {
    const wanted = call.strike + layer.structure.width;
    const above = expiry.calls.filter(({ strike }) => strike > call.strike);
    const short = nearestBy(above, ({ strike }) => Math.abs(strike - wanted));
    if (short === null) return refuse('no-short-leg', null);
    if (Math.abs(short.strike - wanted) > CLOSE.points)
      misses.push({ code: 'strike', wanted, got: short.strike });
    legs.push(legOf(expiry, short, -1));
  } else if (layer.structure.kind === 'calendar') {
    const sooner = {
      ...board,
      listings: board.listings.filter(({ settlesAt }) => settlesAt < expiry.settlesAt),
    };
    const near = nearestExpiry(layer.structure.shortDte, sooner, misses);
    const short = 'expiry' in near ? near.expiry.calls.find(({ strike }) => strike === call.strike) : null;
    if (!('expiry' in near) || !short) return refuse('no-short-leg', 'expiry' in near ? null : near.days);
    legs.push(legOf(near.expiry, short, -1));
  }
  for (const { strike, bid, ask } of legs) {
    if (ask - bid > (WIDE * (ask + bid)) / 2) misses.push({ code: 'wide', strike, width: ask - bid });
  }
  return { matched: true, snapped: { layer, legs, ...pricesOf(legs), misses } };
}

/** What one contract of these legs costs at natural prices, brings when closed at them, and is worth at mid. */
export function pricesOf(legs: readonly Pick<ListedLeg, 'side' | 'bid' | 'ask'>[]): {
  readonly natural: number;
  readonly proceeds: number;
  readonly mid: number;
} {
  let natural = 0;
  let proceeds = 0;
  let mid = 0;
  for (const { side, bid, ask } of legs) {
    natural += side === 1 ? ask : -bid;
    proceeds += side === 1 ? bid : -ask;
    mid += (side * (bid + ask)) / 2;
  }
  const cents = (points: number) => Math.round(points * 1e6) / 1e6;
  return { natural: cents(natural), proceeds: cents(proceeds), mid: cents(mid) };
}

/** False where an expiry is so far from its target that a layer would not be put there. */
export function isNearTenor(days: number, target: number): boolean {
  return Math.abs(days - target) <= Math.max(FURTHEST.days, FURTHEST.share * target);
}

function nearestExpiry(
  target: number,
  board: VixBoard,
  misses: Miss[],
): { readonly expiry: VixExpiry } | { readonly why: UnmatchedReason; readonly days: number | null } {
  const byDistance = [...board.listings].sort(
    (a, b) => Math.abs(a.days - target) - Math.abs(b.days - target) || a.days - b.days,
  );
  let why: UnmatchedReason = 'no-tenor';
  for (const listing of byDistance) {
    if (!isNearTenor(listing.days, target)) break;
    const found = board.expiry(listing);
    if (found.ok) {
      if (Math.abs(listing.days - target) > Math.max(CLOSE.days, CLOSE.share * target))
        misses.push({ code: 'tenor', wanted: target, got: listing.days });
      return { expiry: found.value };
    }
    why = found.error;
    misses.push({ code: 'expiry-skipped', expiry: listing.expiry, why });
  }
  return { why, days: byDistance[0]?.days ?? null };
}

function nearestCall(rule: StrikeRule, expiry: VixExpiry, misses: Miss[]): VixCall | null {
  const { calls, parity } = expiry;
  if (rule.kind === 'delta') {
    const call = nearestBy(calls, ({ delta }) => Math.abs(delta - rule.delta));
    if (call !== null && Math.abs(call.delta - rule.delta) > CLOSE.delta)
      misses.push({ code: 'delta', wanted: rule.delta, got: call.delta });
    return call;
  }
  const wanted = rule.kind === 'strike' ? rule.strike : parity.forward + rule.points;
  const call = nearestBy(calls, ({ strike }) => Math.abs(strike - wanted));
  const close = rule.kind === 'strike' ? 0 : CLOSE.points;
  if (call !== null && Math.abs(call.strike - wanted) > close)
    misses.push({ code: 'strike', wanted, got: call.strike });
  return call;
}

/** The first of the nearest, or null. */
function nearestBy(calls: readonly VixCall[], distance: (call: VixCall) => number): VixCall | null {
  let best: VixCall | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const call of calls) {
    const here = distance(call);
    if (here < least) {
      least = here;
      best = call;
    }
  }
  return best;
}

/** A contract by its name at the quotes of now; `null` where it is not listed or not quoted on both sides. */
export function listedLeg(
  board: VixBoard,
  { side, root, expiry, strike }: Pick<ListedLeg, 'side' | 'root' | 'expiry' | 'strike'>,
): ListedLeg | null {
  const listing = board.listings.find((each) => each.root === root && each.expiry === expiry);
  const found = listing ? board.expiry(listing) : null;
  const call = found?.ok ? found.value.calls.find((each) => each.strike === strike) : undefined;
  return found?.ok && call ? legOf(found.value, call, side) : null;
}

function legOf(expiry: VixExpiry, call: VixCall, side: 1 | -1): ListedLeg {
  const { root, days, years, parity } = expiry;
  return {
    side,
    root,
    expiry: expiry.expiry,
    days,
    years,
    forward: parity.forward,
    discount: parity.discount,
    strike: call.strike,
    bid: call.bid,
    ask: call.ask,
    volatility: call.volatility,
    delta: call.delta,
    suspect: call.suspect,
  };
}
