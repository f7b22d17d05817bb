import { addDays, newYorkTime } from '../market/clock';
import { tradingDayOnOrBefore } from '../market/holidays';
import { blackPrice } from '../pricing/black';
import type { CalendarDate, Instant } from '../unit';
import type { JointModel } from './coefficients';
import { type HeldLeg, type ListedLeg, VIX_MULTIPLIER } from './leg';
import { perVixPoint } from './measures';
import { pricesOf, type SnappedLayer, snapLayer, type UnmatchedReason, type VixBoard } from './snap';

/** A layer that is held: its contracts as they are quoted now, and what one of them cost. */
export type HeldLayer = {
  readonly layer: SnappedLayer['layer'];
  readonly legs: readonly ListedLeg[];
  readonly contracts: number;
  /** Paid for one contract of the structure, in points. */
  readonly cost: number;
  /** Extrinsic value of the bought leg when it was bought, in points. */
  readonly extrinsicPaid: number;
};

export type RollPlan = {
  /** The day the rule of days asks for a roll; `null` where it does not ask. */
  readonly byDays: CalendarDate | null;
  /** The day enough extrinsic value will be gone if forward and volatility stay; `null`: not before expiry. */
  readonly byExtrinsic: CalendarDate | null;
  /** The earlier of the two. */
  readonly next: CalendarDate | null;
  readonly due: boolean;
  /** Share of the extrinsic value paid that is gone, a fraction; below 0 where it has grown. */
  readonly extrinsicLost: number | null;
  readonly now: RollNow;
  readonly takeProfit: TakeProfit;
};

/** Rolling at natural prices now, in money for all contracts. */
export type RollNow =
  | {
      readonly possible: true;
      readonly into: SnappedLayer;
      /** Same contracts: nothing to roll into yet. */
      readonly same: boolean;
      readonly proceeds: number;
      readonly debit: number;
      /** Debit less proceeds, fees in. */
      readonly net: number;
      /** Gain per point of VIX before and after. */
      readonly coverBefore: number;
      readonly coverAfter: number;
    }
  | { readonly possible: false; readonly reason: UnmatchedReason };

/** `unknown` never counts as yes. */
export type TakeProfit = {
  readonly due: 'yes' | 'no' | 'unknown';
  /** Closing at natural prices ÷ cost; `null` where nothing was paid. */
  readonly multiple: number | null;
  /** Points at which the rule of multiples sells. */
  readonly target: number | null;
};

export type RollInput = {
  readonly held: HeldLayer;
  readonly board: VixBoard;
  readonly now: Instant;
  readonly model: JointModel;
  /** Money per contract bought or sold. */
  readonly fee: number;
  /** RSI of VIX, 0 to 100; `null` unknown. */
  readonly vixRsi: number | null;
};

/** When a held layer is due, what rolling it costs now, and whether its profit should be taken. */
export function rollPlan(input: RollInput): RollPlan {
  const { held, now } = input;
  const today = newYorkTime(now).date;
  const bought = held.legs.find(({ side }) => side === 1);
  const left = bought ? extrinsicOf(bought, 0) : 0;
  const extrinsicLost = held.extrinsicPaid > 0 ? 1 - left / held.extrinsicPaid : null;
  const { byDays, byExtrinsic, next } = rollDays(held, today);
  return {
    byDays,
    byExtrinsic,
    next,
    due: next !== null && next <= today,
    extrinsicLost,
    now: rollNow(input),
    takeProfit: takeProfit(held, input.vixRsi),
  };
}

/** The days on which the rules of a layer ask for a roll, the earlier of them last. */
export function rollDays(
  { layer: { roll }, legs, extrinsicPaid }: Pick<HeldLayer, 'layer' | 'legs' | 'extrinsicPaid'>,
  today: CalendarDate,
): Pick<RollPlan, 'byDays' | 'byExtrinsic' | 'next'> {
  const bought = legs.find(({ side }) => side === 1);
  const byDays =
    bought && roll.daysLeft !== null ? tradingDayOnOrBefore(addDays(bought.expiry, -roll.daysLeft)) : null;
  const byExtrinsic =
    bought && roll.extrinsicLost !== null && extrinsicPaid > 0
      ? dayOfDecay(bought, extrinsicPaid * (1 - roll.extrinsicLost), today)
      : null;
  const next = byDays === null || (byExtrinsic !== null && byExtrinsic < byDays) ? byExtrinsic : byDays;
  return { byDays, byExtrinsic, next };
}

/** Value of a call beyond its intrinsic one so many days on, forward and volatility as they are, in points. */
export function extrinsicOf(
  { strike, forward, volatility, years, discount }: ListedLeg,
  days: number,
): number {
  const left = Math.max(years - days / 365, 0);
  const value = blackPrice({ right: 'call', forward, strike, years: left, volatility });
  const toSettlement = years > 0 ? discount ** (left / years) : 1;
  return Math.max(toSettlement * (value - Math.max(forward - strike, 0)), 0);
}

function dayOfDecay(leg: ListedLeg, floor: number, today: CalendarDate): CalendarDate | null {
  const most = Math.min(Math.ceil(leg.days), 1000);
  for (let days = 0; days <= most; days++) {
    if (extrinsicOf(leg, days) <= floor) return tradingDayOnOrBefore(addDays(today, days));
  }
  return null;
}

function rollNow({ held, board, model, fee }: RollInput): RollNow {
  const snap = snapLayer(held.layer, board);
  if (!snap.matched) return { possible: false, reason: snap.unmatched.reason };
  const into = snap.snapped;
  const money = (points: number) => points * VIX_MULTIPLIER * held.contracts;
  const proceeds = money(pricesOf(held.legs).proceeds);
  const debit = money(into.natural);
  const fees = fee * Math.abs(held.contracts) * (held.legs.length + into.legs.length);
  const cover = (legs: readonly ListedLeg[]) =>
    perVixPoint({
      model,
      legs: legs.map((leg): HeldLeg => ({ leg, contracts: leg.side * held.contracts, price: 0 })),
    });
  return {
    possible: true,
    into,
    same: held.legs.every(
      (leg, i) => leg.expiry === into.legs[i]?.expiry && leg.strike === into.legs[i]?.strike,
    ),
    proceeds,
    debit,
    net: debit - proceeds + fees,
    coverBefore: cover(held.legs),
    coverAfter: cover(into.legs),
  };
}

function takeProfit({ layer, legs, cost }: HeldLayer, vixRsi: number | null): TakeProfit {
  const multiple = cost > 0 ? pricesOf(legs).proceeds / cost : null;
  const { profit } = layer;
  switch (profit.kind) {
    case 'none':
      return { due: 'no', multiple, target: null };
    case 'multiple':
      return {
        due: multiple === null ? 'unknown' : multiple >= profit.of ? 'yes' : 'no',
        multiple,
        target: cost > 0 ? profit.of * cost : null,
      };
    case 'vix-rsi':
      return {
        due: vixRsi === null ? 'unknown' : vixRsi > profit.above ? 'yes' : 'no',
        multiple,
        target: null,
      };
  }
}
