import { acidTest, capitalCharge } from '../hedge/capital';
import { aheadBy, aheadTo } from '../hedge/horizon';
import { jointOutcomes, type Outcome } from '../hedge/joint-law';
import { hedgePaid, type Position, tiedTo } from '../hedge/position';
import { smileVolatility } from '../pricing/smile';
import type { Instant } from '../unit';
import type { DecideInput, DecideRow } from './decision';
import { breakEvensOf, type Holding, profitAfter, taleOfHolding, widestLoss } from './holding';
import type { TestedSide } from './tested';
import type { ActionTicket } from './trades';

/** What all actions share. */
export type Scene = {
  readonly input: DecideInput;
  readonly tested: TestedSide;
  readonly position: Position;
  readonly before: Holding;
  readonly stress: number;
  readonly capitalNow: number;
  /** Of the condor's settlement. */
  readonly outcomes: readonly Outcome[];
};

export function sceneOf(input: DecideInput, tested: TestedSide): Scene {
  const { condor, own, vix, held, settings } = input;
  const { strikes, credit, count, multiplier, fee } = condor;
  const { forward } = own.market.parity;
  const spx = {
    level: forward,
    forward,
    years: own.market.years,
    smile: own.surface.smile,
    vix: vix?.level.level ?? 100 * smileVolatility(own.surface.smile, forward),
  };
  const before: Holding = {
    cash: count * (multiplier * credit - 4 * fee),
    options: strikes.map((strike, i) => ({
      right: i < 2 ? 'put' : 'call',
      strike,
      contracts: i === 1 || i === 2 ? -count : count,
      market: spx,
    })),
    multiplier,
    hedge: held,
    hedgeFee: settings.hedgeFee,
    model: settings.model,
  };
  const position: Position = {
    condor,
    market: spx,
    legs: held,
    model: settings.model,
    hedgeFee: settings.hedgeFee,
  };
  return {
    input,
    tested,
    position,
    before,
    stress: (tested.side === 'put' ? -1 : 1) * settings.stress.fall,
    capitalNow: capitalOf(before),
    outcomes: jointOutcomes(position, aheadTo(input.now, own.market.settlesAt), settings.gate.law),
  };
}

export type Measured = {
  readonly after: Holding;
  readonly cost: { readonly natural: number; readonly mid: number };
  readonly fees: number;
  readonly ticket: ActionTicket | null;
  readonly heldAtBid: number;
  readonly settlesAt?: Instant;
};

/** The columns of one action. */
export function measured(
  scene: Scene,
  { after, cost, fees, ticket, heldAtBid, settlesAt }: Measured,
): DecideRow {
  const { input, position, stress, capitalNow, outcomes } = scene;
  const { own, settings, now } = input;
  const horizon = own.market.settlesAt;
  const atSettlement = aheadTo(now, horizon);
  const ahead = aheadBy(now, settings.stress.days, horizon);
  const tale = taleOfHolding(after, outcomes, atSettlement.elapsed);
  const stressLoss = -profitAfter(after, ahead.elapsed)(stress, tiedTo(position, ahead)(stress, 0));
  const capital = capitalOf(after);
  const last = settlesAt ?? horizon;
  const { elapsed: years } = aheadTo(now, last);
  const credit = after.cash;
  return {
    extraNatural: cost.natural + fees,
    extraMid: cost.mid + fees,
    capital,
    extraCapital: capital - capitalNow,
    capitalCharge: capitalCharge({
      costOfCapital: settings.costOfCapital,
      maxLoss: capital,
      debit: 0,
      years,
    }),
    breakEvens: breakEvensOf(after, position, atSettlement),
    pop: tale.probabilityOfProfit,
    expectation: tale.expectation,
    stressLoss,
    worstTwentieth: tale.worstTwentieth,
    acidTest: acidTest({ credit, hedgeAtBid: heldAtBid, lossAtStress: stressLoss }),
    credit,
    hedgeAtBid: heldAtBid,
    years,
    settlesAt: last,
    ticket,
  };
}

/** Most that can be lost: the widest of the index options less what came in for them, and what the hedge cost. */
function capitalOf(holding: Holding): number {
  if (holding.options.length === 0)
    return Math.max(hedgePaid({ legs: holding.hedge, hedgeFee: holding.hedgeFee }), 0);
  const { hedge, hedgeFee } = holding;
  return Math.max(widestLoss(holding) - holding.cash + hedgePaid({ legs: hedge, hedgeFee }), 0);
}
