import type { OptionName } from '@/lib/core/market/occ';

/** Legs that someone has typed, pasted or exported. */
export type Position = { readonly orders: readonly PositionOrder[] };

export type PositionOrder = {
  readonly legs: readonly PositionLeg[];
  /** Points received for one unit of the order, negative where paid; `null` where nothing is said. */
  readonly credit: number | null;
  readonly line: number;
};

export type PositionLeg = OptionName & {
  /** Contracts, negative where sold. */
  readonly quantity: number;
  /** The leg's own price in points, where it is written. */
  readonly price: number | null;
};
