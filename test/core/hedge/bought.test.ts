import { describe, expect, it } from 'vitest';
import { analyseHedge } from '@/lib/core/hedge/analyse';
import { keptLayer, refusePurchase, stillHeld } from '@/lib/core/hedge/bought';
import { hedgeSettingsOf, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import type { CalendarDate } from '@/lib/core/unit';
import { practiceInput } from './practice-input';

const input = practiceInput();
const today = '2026-11-19' as CalendarDate;
const yesterday = '2026-11-18' as CalendarDate;

function suggested(set: string) {
  const found = analyseHedge({ ...input, settings: hedgeSettingsOf({ ...USUAL_HEDGE, set }, 0.04) });
  if (!found.ok || !found.value.hedge.ok) throw new Error('no hedge');
  return found.value.hedge.value.layers;
}

const [call] = suggested('classic-4-4-2');
const [spread] = suggested('pre-event');
const leg = call?.legs[0];
if (!call || !leg || !spread || spread.legs.length !== 2) throw new Error('no layers');
const paid = { contracts: 3, price: 1.2, on: today, forward: leg.forward };

describe('a purchase', () => {
  it('is the layer with its contracts, its cost and all of it time value where it was out of the money', () => {
    expect(leg.strike).toBeGreaterThan(leg.forward);
    expect(keptLayer(call, paid, today, 7)).toEqual({
      id: 7,
      boughtOn: today,
      layer: call.layer,
      legs: [{ side: 1, root: leg.root, expiry: leg.expiry, strike: leg.strike }],
      contracts: 3,
      cost: 1.2,
      extrinsicPaid: 1.2,
    });
  });

  it('knows the time value that was paid from the forward of then, and says nothing without it', () => {
    const then = { ...paid, on: yesterday, price: 3, forward: leg.strike + 2 };
    expect(keptLayer(call, then, today, 1).extrinsicPaid).toBeCloseTo(3 - 2 * leg.discount, 12);
    expect(keptLayer(call, { ...then, forward: null }, today, 1).extrinsicPaid).toBe(0);
    expect(keptLayer(spread, paid, today, 1).extrinsicPaid).toBeGreaterThan(0);
    expect(keptLayer(spread, { ...paid, on: yesterday }, today, 1).extrinsicPaid).toBe(0);
  });

  it('bought now at ask has lost next to nothing, and is worth its bid', () => {
    const bought = [keptLayer(call, { ...paid, price: call.prices?.natural ?? 0 }, today, 1)];
    const found = analyseHedge({ ...input, bought });
    const [held] = found.ok ? found.value.held : [];
    expect(held?.proceeds).toBe(call.prices?.proceeds);
    expect(held?.extrinsicLost ?? 1).toBeGreaterThanOrEqual(0);
    expect(held?.extrinsicLost ?? 1).toBeLessThan(0.1);
  });

  it.each([
    ['contracts', { ...paid, contracts: 0 }],
    ['contracts', { ...paid, contracts: 1.5 }],
    ['price', { ...paid, price: 1_001 }],
    ['price', { ...paid, price: Number.NaN }],
    ['on', { ...paid, on: '2026-11-20' as CalendarDate }],
    ['forward', { ...paid, forward: -1 }],
  ] as const)('is refused by its %s', (what, purchase) => {
    expect(refusePurchase(purchase, call.legs, today)).toBe(what);
  });

  it('is over once its call has settled, and goes on without a call sold that has', () => {
    const kept = keptLayer(spread, paid, today, 1);
    const { expiry } = leg;
    expect(stillHeld(kept, today)?.legs).toEqual(kept.legs);
    expect(stillHeld(keptLayer(call, paid, today, 1), expiry)).toBeNull();
    const sooner = {
      ...kept,
      legs: kept.legs.map((each) => (each.side === -1 ? { ...each, expiry: today } : each)),
    };
    expect(stillHeld(sooner, today)?.legs.map(({ side }) => side)).toEqual([1]);
  });
});
