import { describe, expect, it } from 'vitest';
import { decide } from '@/lib/core/decide/decide';
import type { DecideAction, DecideInput, Decision } from '@/lib/core/decide/decision';
import { combinedBreakEvens } from '@/lib/core/hedge/break-evens';
import { expectationsOf } from '@/lib/core/hedge/expectation';
import { aheadBy, aheadTo } from '@/lib/core/hedge/horizon';
import { jointOutcomes } from '@/lib/core/hedge/joint-law';
import { condorProfit, tiedMove } from '@/lib/core/hedge/position';
import { joinVix } from '@/lib/core/hedge/vix-join';
import type { Chain } from '@/lib/core/market/chain';
import { marketOf } from '@/lib/core/stages/market';
import { surfaceOf } from '@/lib/core/stages/surface';
import { plain } from '@/lib/core/tickets/plain';
import { practiceInput } from '../hedge/practice-input';

function expiry(chain: Chain, now: DecideInput['now']) {
  const market = marketOf({ chain, now, rate: 0.04 });
  if (!market.ok) throw new Error(market.error.code);
  return { chain, market: market.value, surface: surfaceOf(chain, market.value) };
}

/** A condor whose put side is close to the money, on the practice chain. */
function inputOf(
  reach = { put: 0.005, call: 0.03 },
  change: (chain: Chain) => Chain = (chain) => chain,
): DecideInput {
  const { chain, further, condor, vixChains, settings, now } = practiceInput(reach);
  const join = joinVix({ chains: vixChains, typed: null, level: null, now, oldest: 20, rate: 0.04 });
  if (!join.ok) throw new Error(join.error.code);
  return {
    condor,
    own: expiry(change(chain), now),
    further,
    expiryOf: (each) => expiry(each, now),
    vix: join.value,
    held: [],
    heldAtBid: 0,
    heldLayers: [],
    settings,
    now,
  };
}

function decided(input: DecideInput): Decision {
  const found = decide(input);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

function row(decision: Decision, action: DecideAction) {
  const found = decision.rows.find((each) => each.action === action);
  if (!found?.outcome.ok) throw new Error(`${action}: ${JSON.stringify(found?.outcome)}`);
  return found.outcome.value;
}

function refusal(input: DecideInput, action: DecideAction) {
  const found = decided(input).rows.find((each) => each.action === action);
  if (!found || found.outcome.ok) throw new Error(action);
  return found.outcome.error;
}

const input = inputOf();
const decision = decided(input);
const { condor, own, now } = input;
const size = condor.count * condor.multiplier;
const quote = (chain: Chain, strike: number, right: 'put' | 'call') => {
  const found = chain.rows.find((each) => each.strike === strike)?.[right];
  return { bid: found?.bid ?? Number.NaN, ask: found?.ask ?? Number.NaN };
};

describe('a tested condor', () => {
  it('has all actions in the same columns, for the side that is tested', () => {
    expect(decision.tested.side).toBe('put');
    expect(decision.rows.map(({ action }) => action)).toEqual([
      'hold',
      'hedge',
      'roll-away',
      'roll-out',
      'close',
    ]);
    for (const { action } of decision.rows) {
      for (const [name, value] of Object.entries(row(decision, action)))
        if (typeof value === 'number') expect(Number.isFinite(value), `${action}.${name}`).toBe(true);
    }
  });

  it('left alone is what the hedge engine says of the condor', () => {
    const hold = row(decision, 'hold');
    const { parity, years, settlesAt } = own.market;
    const market = {
      level: parity.forward,
      forward: parity.forward,
      years,
      smile: own.surface.smile,
      vix: input.vix?.level.level ?? 0,
    };
    const position = { condor, market, legs: [], model: input.settings.model, hedgeFee: 0 };
    const ahead = aheadTo(now, settlesAt);
    const { alone } = combinedBreakEvens({ position, ahead });
    expect(hold.breakEvens).toHaveLength(alone.length);
    for (const [i, root] of alone.entries()) expect(hold.breakEvens[i]).toBeCloseTo(root, 5);
    const tale = expectationsOf(
      position,
      jointOutcomes(position, ahead, input.settings.gate.law),
      ahead.elapsed,
    ).alone;
    expect(hold.expectation).toBeCloseTo(tale.expectation, 6);
    expect(hold.pop).toBeCloseTo(tale.probabilityOfProfit, 9);
    expect(hold.worstTwentieth).toBeCloseTo(tale.worstTwentieth, 6);
    const fall = -input.settings.stress.fall;
    const stressed = aheadBy(now, input.settings.stress.days, settlesAt);
    const move = tiedMove(position, fall, stressed);
    expect(hold.stressLoss).toBeCloseTo(-condorProfit(position, fall, move, stressed.elapsed), 5);
    const [k1, k2, k3, k4] = condor.strikes;
    const fees = 4 * condor.count * condor.fee;
    expect(hold.capital).toBeCloseTo(size * (Math.max(k2 - k1, k4 - k3) - condor.credit) + fees, 9);
    expect(hold.extraNatural).toBe(0);
    expect(hold.ticket).toBeNull();
  });

  it('closed costs what all four legs cost at their natural prices, and nothing is at risk any more', () => {
    const close = row(decision, 'close');
    const [k1, k2, k3, k4] = condor.strikes;
    const { chain } = own;
    const points =
      quote(chain, k2, 'put').ask -
      quote(chain, k1, 'put').bid +
      quote(chain, k3, 'call').ask -
      quote(chain, k4, 'call').bid;
    const fees = 4 * condor.count * condor.fee;
    expect(close.extraNatural).toBeCloseTo(size * points + fees, 6);
    const kept = size * (condor.credit - points) - 2 * fees;
    for (const profit of [close.expectation, close.worstTwentieth, -close.stressLoss])
      expect(profit).toBeCloseTo(kept, 6);
    expect(close.capital).toBe(0);
    expect(close.breakEvens).toEqual([]);
    expect(close.ticket?.natural.order.limit).toEqual({ kind: 'debit', price: expect.closeTo(points, 9) });
  });

  it('rolled away keeps the call side and the width, and moves the puts down', () => {
    const { ticket, capital, extraNatural } = row(decision, 'roll-away');
    const legs = ticket?.natural.order.legs ?? [];
    const opened = legs.filter(({ effect }) => effect === 'open');
    const closed = legs.filter(({ effect }) => effect === 'close');
    expect(closed.map(({ strike }) => strike)).toEqual(condor.strikes.slice(0, 2));
    expect(opened.map(({ action, right }) => `${action} ${right}`)).toEqual(['buy put', 'sell put']);
    expect(opened[1]?.strike ?? 0).toBeLessThan(condor.strikes[1]);
    const points = legs.reduce((sum, { action, strike }) => {
      const { bid, ask } = quote(own.chain, strike, 'put');
      return sum + (action === 'buy' ? ask : -bid);
    }, 0);
    expect(extraNatural).toBeCloseTo(size * points + 4 * condor.count * condor.fee, 6);
    expect(capital - row(decision, 'hold').capital).toBeCloseTo(extraNatural, 6);
  });

  it('rolled out sells the same strikes in the next expiry, and both sides can then lose', () => {
    const { ticket, extraCapital, settlesAt } = row(decision, 'roll-out');
    const opened = ticket?.natural.order.legs.filter(({ effect }) => effect === 'open') ?? [];
    expect(opened.map(({ strike }) => strike)).toEqual(condor.strikes.slice(0, 2));
    expect((opened[0]?.expiry ?? '') > own.chain.expiry).toBe(true);
    expect(settlesAt).toBeGreaterThan(decision.horizon);
    expect(extraCapital).toBeGreaterThan(size * 10);
  });

  it('hedged buys layer 1 alone, and loses less at the stress', () => {
    const { ticket, extraNatural, extraMid, stressLoss } = row(decision, 'hedge');
    expect(ticket?.natural.order.legs).toHaveLength(1);
    expect(ticket?.natural.order.underlying).toBe('VIX');
    expect(extraNatural).toBeGreaterThan(extraMid);
    expect(stressLoss).toBeLessThan(row(decision, 'hold').stressLoss);
  });

  it('has every order at natural and at mid as a text that reads back', () => {
    for (const { action, outcome } of decision.rows) {
      if (!outcome.ok || outcome.value.ticket === null) continue;
      for (const { order } of [outcome.value.ticket.natural, outcome.value.ticket.mid]) {
        const text = plain.write(order);
        if (!text.ok) throw new Error(`${action}: ${text.error.code}`);
        const read = plain.parse?.(text.value, { today: null, root: null, effect: null });
        expect(read?.ok && read.value, action).toEqual(order);
      }
    }
  });

  it('may be tested on its call side: then the calls move up, and no VIX call is sold as help', () => {
    const calls = decided(inputOf({ put: 0.03, call: 0.004 }));
    expect(calls.tested.side).toBe('call');
    expect(calls.stress).toBeGreaterThan(0);
    const opened =
      row(calls, 'roll-away').ticket?.mid.order.legs.filter(({ effect }) => effect === 'open') ?? [];
    expect(opened.every(({ right }) => right === 'call')).toBe(true);
    const hedged = calls.rows.find(({ action }) => action === 'hedge')?.outcome;
    if (hedged?.ok) expect(hedged.value.stressLoss).toBeGreaterThanOrEqual(row(calls, 'hold').stressLoss);
  });
});

describe('what cannot be done says why', () => {
  const without =
    (right: 'put' | 'call', strike: number) =>
    (chain: Chain): Chain => ({
      ...chain,
      rows: chain.rows.map((each) =>
        each.strike === strike ? { ...each, [right]: { bid: null, ask: null } } : each,
      ),
    });

  it('a condor that nobody tests', () => {
    expect(decide(inputOf({ put: 0.05, call: 0.05 }))).toMatchObject({
      ok: false,
      error: { code: 'notTested' },
    });
  });

  it('a condor that cannot be', () => {
    expect(decide({ ...input, condor: { ...condor, count: 0 } })).toMatchObject({
      ok: false,
      error: { code: 'condorRefused' },
    });
  });

  it('no further expiry', () => {
    expect(refusal({ ...input, further: [] }, 'roll-out').code).toBe('noFurtherExpiry');
  });

  it('a leg without quotes', () => {
    const unquoted = inputOf(undefined, without('call', condor.strikes[3]));
    expect(refusal(unquoted, 'close')).toEqual({
      code: 'legUnquoted',
      detail: [String(condor.strikes[3]), 'call'],
    });
    expect(row(decided(unquoted), 'roll-away').pop).toBeGreaterThanOrEqual(0);
  });

  it('nothing known of VIX, a modelled one, a set of no layers', () => {
    expect(refusal({ ...input, vix: null }, 'hedge').code).toBe('noVix');
    if (input.vix === null) throw new Error('no VIX');
    expect(refusal({ ...input, vix: { ...input.vix, source: 'modelled' } }, 'hedge').code).toBe('modelled');
    const set = { id: 'none', layers: [], weights: null };
    expect(refusal({ ...input, settings: { ...input.settings, set } }, 'hedge').code).toBe('noLayer');
  });
});
