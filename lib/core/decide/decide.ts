import { condorOf } from '../condor/condor';
import { type HedgeTicket, type HedgeTicketRefusal, hedgeTicket } from '../hedge/hedge-ticket';
import { aheadBy } from '../hedge/horizon';
import { legsCost, VIX_MULTIPLIER } from '../hedge/leg';
import { sizeSet } from '../hedge/sized-set';
import { heldAtNatural, snapSet, valueAtBid } from '../hedge/snapped-set';
import { stillToBuy } from '../hedge/still-to-buy';
import { newYorkTime } from '../market/clock';
import { ok, type Result } from '../result';
import type { TicketFailure } from '../tickets/ticket-failure';
import type { Instant } from '../unit';
import {
  DECIDE_ACTIONS,
  type DecideAction,
  type DecideExpiry,
  type DecideInput,
  type DecideRefusal,
  type DecideRow,
  type Decision,
  refuse,
} from './decision';
import type { Holding } from './holding';
import { type Roll, rollAway, rollOut } from './rolls';
import { measured, type Scene, sceneOf } from './scene';
import { testedSide } from './tested';
import { type ActionTicket, costOf, type Trade, ticketOf, tradeOf } from './trades';

/** Hold, hedge, roll or close a tested condor, in one table with the same columns. Never throws. */
export function decide(input: DecideInput): Result<Decision, DecideRefusal> {
  try {
    return run(input);
  } catch {
    return refuse('crashed');
  }
}

function run(input: DecideInput): Result<Decision, DecideRefusal> {
  const { own, settings } = input;
  const checked = condorOf(input.condor);
  if (!checked.ok) return refuse('condorRefused', checked.error);
  const { market, surface } = own;
  const tested = testedSide({
    condor: checked.value,
    forward: market.parity.forward,
    years: market.years,
    smile: surface.smile,
    expectedMove: market.expectedMove,
  });
  if (!tested.tested)
    return refuse('notTested', tested.side, tested.delta.toFixed(2), tested.moves?.toFixed(2) ?? '');
  const scene = sceneOf(input, tested);
  const rows = DECIDE_ACTIONS.map((action) => ({ action, outcome: rowOf(scene, action) }));
  return ok({
    tested,
    horizon: market.settlesAt,
    stress: scene.stress,
    law: settings.gate.law,
    vixKnown: input.vix !== null,
    rows: rows.map((row) => row),
  });
}

function rowOf(scene: Scene, action: DecideAction): Result<DecideRow, DecideRefusal> {
  const { input, tested, before } = scene;
  switch (action) {
    case 'hold':
      return ok(
        measured(scene, { after: before, cost: NOTHING, fees: 0, ticket: null, heldAtBid: input.heldAtBid }),
      );
    case 'hedge':
      return hedged(scene);
    case 'roll-away':
      return rolled(scene, rollAway(input, tested.side));
    case 'roll-out':
      return rolled(scene, rollOut(input, tested.side));
    case 'close':
      return closed(scene);
  }
}

const NOTHING = { natural: 0, mid: 0 };

function closed(scene: Scene): Result<DecideRow, DecideRefusal> {
  const { input, before } = scene;
  const { condor, own } = input;
  const trades: Trade[] = [];
  for (const [i, strike] of condor.strikes.entries()) {
    const trade = tradeOf(own.chain, i < 2 ? 'put' : 'call', strike, i === 1 || i === 2 ? 1 : -1, 'close');
    if (trade === null) return refuse('legUnquoted', strike, i < 2 ? 'put' : 'call');
    trades.push(trade);
  }
  return traded(scene, { trades, markets: [own], options: before.options.slice(0, 0), settlesAt: input.now });
}

function rolled(scene: Scene, roll: Result<Roll, DecideRefusal>): Result<DecideRow, DecideRefusal> {
  if (!roll.ok) return roll;
  const { input, tested, before } = scene;
  const { condor } = input;
  const { into, trades, short, long } = roll.value;
  const market = {
    ...into.market,
    level: scene.position.market.level,
    forward: into.market.parity.forward,
    smile: into.surface.smile,
  };
  const kept = before.options.filter(({ right }) => right !== tested.side);
  const options = [
    ...kept,
    { right: tested.side, strike: long, contracts: condor.count, market },
    { right: tested.side, strike: short, contracts: -condor.count, market },
  ];
  return traded(scene, {
    trades,
    markets: into === input.own ? [input.own] : [input.own, into],
    options,
    settlesAt: into.market.settlesAt,
  });
}

function traded(
  scene: Scene,
  action: {
    readonly trades: readonly Trade[];
    readonly markets: readonly DecideExpiry[];
    readonly options: Holding['options'];
    readonly settlesAt: Instant;
  },
): Result<DecideRow, DecideRefusal> {
  const { input, before } = scene;
  const { condor, own, heldAtBid } = input;
  const { trades, markets, options, settlesAt } = action;
  const ticket = ticketOf(
    own.chain.root,
    trades,
    condor.count,
    markets.map(({ chain, market }) => ({ chain, parity: market.parity })),
  );
  if (!ticket.ok) return notAnOrder(ticket.error);
  const size = condor.count * condor.multiplier;
  const points = costOf(trades);
  const fees = trades.length * condor.count * condor.fee;
  const cost = { natural: size * points.natural, mid: size * points.mid };
  const after = { ...before, options, cash: before.cash - cost.natural - fees };
  return ok(measured(scene, { after, cost, fees, ticket: ticket.value, heldAtBid, settlesAt }));
}

function hedged(scene: Scene): Result<DecideRow, DecideRefusal> {
  const { input, position, before } = scene;
  const { vix, settings, now, own, heldAtBid, heldLayers } = input;
  if (vix === null) return refuse('noVix');
  if (vix.source === 'modelled') return refuse('modelled');
  const [first] = settings.set.layers;
  if (first === undefined) return refuse('noLayer', settings.set.id);
  const snapped = snapSet({ id: settings.set.id, layers: [first], weights: null }, vix.board);
  const [unmatched] = snapped.unmatched;
  if (unmatched !== undefined) return refuse('noLayer', first.name, unmatched.reason);
  const { settlesAt } = own.market;
  const { sizing } = sizeSet({
    position: { ...position, legs: [] },
    snapped,
    settings,
    ahead: aheadBy(now, settings.stress.days, settlesAt),
    quietDay: aheadBy(now, 1, settlesAt),
    entryDelta: null,
    expirationDay: newYorkTime(now).date === newYorkTime(settlesAt).date,
  });
  const asked = snapped.layers.map((each, i) => ({ ...each, contracts: sizing.counts[i] ?? 0 }));
  const still = stillToBuy(asked, heldLayers);
  const counts = still.toBuy;
  if (still.held.size > 0 && counts.every((count) => count === 0))
    return refuse('layerHeld', first.name, asked[0]?.contracts ?? 0, still.held.get(0) ?? 0);
  const natural = hedgeTicket(snapped, counts, vix.board, 'natural');
  const mid = hedgeTicket(snapped, counts, vix.board, 'mid');
  if (!natural.ok) return ticketRefused(natural.error);
  if (!mid.ok) return ticketRefused(mid.error);
  const legs = heldAtNatural(snapped, counts);
  const contracts = legs.reduce((sum, leg) => sum + Math.abs(leg.contracts), 0);
  const middle = snapped.layers.reduce(
    (sum, layer, i) => sum + VIX_MULTIPLIER * layer.mid * (counts[i] ?? 0),
    0,
  );
  const ticket = { natural: priced(natural.value), mid: priced(mid.value), bounds: natural.value.bounds };
  return ok(
    measured(scene, {
      after: { ...before, hedge: [...before.hedge, ...legs] },
      cost: { natural: legsCost(legs), mid: middle },
      fees: contracts * settings.hedgeFee,
      ticket,
      heldAtBid: heldAtBid + valueAtBid(snapped, counts),
    }),
  );
}

function priced({ order, warnings }: HedgeTicket): ActionTicket['natural'] {
  return { order, warnings };
}

function ticketRefused(refusal: HedgeTicketRefusal) {
  return refusal.code === 'notAnOrder' ? notAnOrder(refusal.failure) : refuse(refusal.code);
}

function notAnOrder({ code, detail }: TicketFailure) {
  return refuse('notAnOrder', code, ...detail);
}
