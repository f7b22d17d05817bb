import type { CalendarDate } from '../unit';
import type { LayerView } from './analysis';
import type { BoughtLayer } from './held';
import type { ListedLeg } from './leg';
import { extrinsicOf } from './rolls';

/** A layer that the user has bought, kept until it is removed. */
export type KeptLayer = BoughtLayer & {
  readonly id: number;
  /** `null` where a list of positions did not say. */
  readonly boughtOn: CalendarDate | null;
};

/** What a user says of a purchase. */
export type Purchase = {
  readonly contracts: number;
  /** Paid for one contract of the structure, in points; negative where it was received. */
  readonly price: number;
  readonly on: CalendarDate;
  /** Forward of the bought call's expiry at that moment; `null` not known any more. */
  readonly forward: number | null;
};

/** More are refused. */
export const MOST_BOUGHT = 40;

/** The first part of a purchase that cannot be, or null. */
export function refusePurchase(
  { contracts, price, on, forward }: Purchase,
  legs: readonly ListedLeg[],
  today: CalendarDate,
): keyof Purchase | null {
  if (!(Number.isInteger(contracts) && contracts >= 1 && contracts <= 10_000)) return 'contracts';
  if (!(Math.abs(price) <= 1_000)) return 'price';
  if (!(on <= today && legs.every(({ expiry }) => on < expiry))) return 'on';
  if (forward !== null && !(forward > 0 && forward <= 1_000)) return 'forward';
  return null;
}

/** A suggested layer as it was bought. `id` is one more than any there was. */
export function keptLayer(
  { layer, legs }: Pick<LayerView, 'layer' | 'legs'>,
  purchase: Purchase,
  today: CalendarDate,
  id: number,
): KeptLayer {
  const { contracts, price, on } = purchase;
  return {
    id,
    boughtOn: on,
    layer,
    legs: legs.map(({ side, root, expiry, strike }) => ({ side, root, expiry, strike })),
    contracts,
    cost: price,
    extrinsicPaid: extrinsicPaid(legs, purchase, today),
  };
}

/** Of the bought call, in points; 0 where nobody can say, and then no share of it is ever called lost. */
function extrinsicPaid(
  legs: readonly ListedLeg[],
  { price, on, forward }: Purchase,
  today: CalendarDate,
): number {
  const [first, ...others] = legs;
  if (first === undefined) return 0;
  // What a spread cost does not tell what its bought call did; today's quotes do.
  if (others.length > 0) {
    const bought = legs.find(({ side }) => side === 1);
    return bought && on === today ? extrinsicOf(bought, 0) : 0;
  }
  if (forward === null) return 0;
  return Math.max(price - first.discount * Math.max(forward - first.strike, 0), 0);
}

/** What is left of a purchase: legs settle in the morning of their expiry. `null` once the bought call has. */
export function stillHeld(kept: KeptLayer, today: CalendarDate): KeptLayer | null {
  const legs = kept.legs.filter(({ expiry }) => expiry > today);
  return legs.some(({ side }) => side === 1) ? { ...kept, legs } : null;
}
