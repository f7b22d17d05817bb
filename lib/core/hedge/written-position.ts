import type { Strikes } from '../condor/why-not';
import { contractOf } from '../market/contract';
import type { OptionName } from '../market/occ';
import { fail, ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import type { BoughtLeg } from './held';

/** What somebody holds, as a list of orders or of contracts tells it. */
export type WrittenOrder = {
  readonly legs: readonly WrittenLeg[];
  /** Points received for one unit of the order; `null` where nothing is said. */
  readonly credit: number | null;
};

export type WrittenLeg = OptionName & {
  /** Contracts, negative where sold. */
  readonly quantity: number;
  readonly price: number | null;
};

/** VIX calls that may be kept as one layer. */
export type WrittenLayer = {
  readonly legs: readonly BoughtLeg[];
  readonly contracts: number;
  /** Paid for one of the structure, in points; `null` where the list does not say. */
  readonly cost: number | null;
};

export type WrittenCondor = {
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly strikes: Strikes;
  readonly count: number;
};

/** A sold VIX call without a bought one of the same expiry and count below it: what is left is no hedge. */
export type UnpairedCall = { readonly strike: number; readonly expiry: CalendarDate };

export type WrittenPosition = {
  readonly layers: Result<readonly WrittenLayer[], UnpairedCall>;
  readonly condors: readonly WrittenCondor[];
  /** How many legs are neither. */
  readonly others: number;
};

/** The VIX calls and the sold SPX condors among the orders of a list. */
export function positionIn(orders: readonly WrittenOrder[]): WrittenPosition {
  const legs = orders.flatMap((order) => order.legs);
  const calls = legs.filter(isVixCall);
  const condors = condorsIn(legs.filter(({ root }) => contractOf(root).underlying === 'SPX'));
  return { layers: layersIn(orders), condors, others: legs.length - calls.length - 4 * condors.length };
}

function isVixCall({ root, right }: WrittenLeg): boolean {
  return right === 'call' && contractOf(root).underlying === 'VIX';
}

function layersIn(orders: readonly WrittenOrder[]): Result<readonly WrittenLayer[], UnpairedCall> {
  const layers: WrittenLayer[] = [];
  for (const { legs, credit } of orders) {
    const calls = legs.filter(isVixCall);
    const pairs = new Map<WrittenLeg, WrittenLeg>();
    for (const sold of calls.filter(({ quantity }) => quantity < 0)) {
      const fit = calls.filter((bought) => !pairs.has(bought) && isUnder(bought, sold));
      const [bought] = fit;
      if (!bought || fit.length > 1) return fail({ strike: sold.strike, expiry: sold.expiry });
      pairs.set(bought, sold);
    }
    for (const bought of calls.filter(({ quantity }) => quantity > 0)) {
      const sold = pairs.get(bought);
      const own = sold ? [bought, sold] : [bought];
      layers.push({
        legs: own.map(({ root, expiry, strike, quantity }) => ({
          side: quantity > 0 ? 1 : -1,
          root,
          expiry,
          strike,
        })),
        contracts: bought.quantity,
        cost: costOf(own) ?? (legs.length === own.length && credit !== null ? -credit : null),
      });
    }
  }
  return ok(layers);
}

/** Whether both are one call spread. */
function isUnder(bought: WrittenLeg, sold: WrittenLeg): boolean {
  return (
    bought.root === sold.root &&
    bought.expiry === sold.expiry &&
    bought.quantity === -sold.quantity &&
    bought.strike < sold.strike
  );
}

/** By the prices of the legs, where all have one. */
function costOf(legs: readonly WrittenLeg[]): number | null {
  let cost = 0;
  for (const { quantity, price } of legs) {
    if (price === null) return null;
    cost += Math.sign(quantity) * price;
  }
  return Math.round(cost * 1e6) / 1e6;
}

/** Each series with four legs that are a sold condor. */
function condorsIn(legs: readonly WrittenLeg[]): readonly WrittenCondor[] {
  const series = new Set(legs.map(({ root, expiry }) => `${root} ${expiry}`));
  return [...series].flatMap(
    (name) => condorOf(legs.filter(({ root, expiry }) => `${root} ${expiry}` === name)) ?? [],
  );
}

function condorOf(legs: readonly WrittenLeg[]): WrittenCondor | null {
  const sorted = (right: WrittenLeg['right']) =>
    legs.filter((leg) => leg.right === right).toSorted((one, other) => one.strike - other.strike);
  const all = [...sorted('put'), ...sorted('call')];
  const [a, b, c, d] = all;
  if (!a || !b || !c || !d || all.length > 4 || b.right !== 'put' || c.right !== 'call') return null;
  const count = a.quantity;
  const ways = [1, -1, -1, 1];
  if (count <= 0 || all.some(({ quantity }, i) => quantity !== count * (ways[i] ?? 0))) return null;
  if (!(a.strike < b.strike && b.strike <= c.strike && c.strike < d.strike)) return null;
  const { root, expiry } = a;
  return { root, expiry, strikes: [a.strike, b.strike, c.strike, d.strike], count };
}
