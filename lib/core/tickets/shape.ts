import type { Order, OrderLeg } from './order';

/** What traders call an order with these legs. */
export type Shape =
  | 'single'
  | 'vertical'
  | 'ironCondor'
  | 'ironButterfly'
  | 'calendar'
  | 'diagonal'
  | 'other';

/** An iron condor taken apart; `inner` is what happens to the two strikes in the middle. */
export type IronCondor = {
  /** True where as many put spreads as call spreads are traded. */
  readonly balanced: boolean;
  readonly inner: 'buy' | 'sell';
  readonly legs: readonly [lowPut: OrderLeg, highPut: OrderLeg, lowCall: OrderLeg, highCall: OrderLeg];
};

/** Only one-to-one shapes have a name; an order of any other ratio is `other`. */
export function shapeOf(order: Order): Shape {
  const condor = ironCondorOf(order);
  if (condor?.balanced)
    return condor.legs[1].strike === condor.legs[2].strike ? 'ironButterfly' : 'ironCondor';
  const [first, second] = order.legs;
  if (first === undefined || order.legs.length > 2 || order.legs.some((leg) => leg.ratio !== 1))
    return 'other';
  if (second === undefined) return 'single';
  if (first.right !== second.right || first.action === second.action) return 'other';
  if (first.expiry === second.expiry) return 'vertical';
  return first.strike === second.strike ? 'calendar' : 'diagonal';
}

/** Four legs of one expiry: a put spread not above a call spread, both sold or both bought, wings of any width. */
export function ironCondorOf(order: Order): IronCondor | null {
  const { legs } = order;
  if (legs.length !== 4 || legs.some((leg) => leg.expiry !== legs[0]?.expiry)) return null;
  const [lowPut, highPut] = legs.filter((leg) => leg.right === 'put');
  const [lowCall, highCall] = legs.filter((leg) => leg.right === 'call');
  if (!lowPut || !highPut || !lowCall || !highCall) return null;
  if (lowPut.ratio !== highPut.ratio || lowCall.ratio !== highCall.ratio) return null;
  if (highPut.strike > lowCall.strike) return null;
  const inner = highPut.action;
  const outer = inner === 'sell' ? 'buy' : 'sell';
  if (lowCall.action !== inner || lowPut.action !== outer || highCall.action !== outer) return null;
  const balanced = lowPut.ratio === lowCall.ratio;
  return { balanced, inner, legs: [lowPut, highPut, lowCall, highCall] };
}
