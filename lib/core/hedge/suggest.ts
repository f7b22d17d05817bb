import { type Condor, condorOf } from '../condor/condor';
import type { Chain } from '../market/chain';
import { newYorkTime } from '../market/clock';
import { type Smile, smileVolatility } from '../pricing/smile';
import { fail, ok, type Result } from '../result';
import type { Instant, Years } from '../unit';
import { layerState, SIGNAL_RULES, type SignalReadings } from './activation';
import type { HeldView } from './analysis';
import { type CombinedBreakEvens, combinedBreakEvens } from './break-evens';
import { acidTest, capitalCharge } from './capital';
import type { CostRow } from './costs';
import { hedgeDoubts } from './doubts';
import { type Expectations, expectationsOf } from './expectation';
import { type Gate, irrGate } from './gate';
import { aheadBy, aheadTo } from './horizon';
import { jointOutcomes } from './joint-law';
import type { HedgeSet, Layer } from './layer';
import { VIX_MULTIPLIER } from './leg';
import type { Position } from './position';
import type { HedgeDoubt, HedgeRefusal } from './refusal';
import { type Scenario, scenarioTable } from './scenarios';
import { type HedgeSettings, refuseSettings } from './settings';
import { type SizedSet, sizeSet } from './sized-set';
import { heldAtNatural, type SnappedSet, snapSet, valueAtBid } from './snapped-set';
import { heldFromNow, type StillToBuy, stillToBuy } from './still-to-buy';
import { joinVix, type VixJoin } from './vix-join';

/** A condor on its own market, and what the user wants done about it. */
export type CondorToHedge = {
  readonly condor: Condor;
  /** Of the condor's expiry, from its own chain. */
  readonly spx: {
    readonly level: number;
    readonly forward: number;
    readonly years: Years;
    readonly smile: Smile;
    readonly settlesAt: Instant;
  };
  readonly now: Instant;
  /** Delta of one condor when it was sold; `null` unknown. */
  readonly entryDelta: number | null;
  readonly settings: HedgeSettings;
  /** What the rules of activation read; a signal that is not there is unknown. */
  readonly signals?: SignalReadings;
  /** Layers that were bought before, at the quotes of now. */
  readonly held?: readonly HeldView[];
};

/** The same with the VIX chains as they were captured. */
export type HedgeInput = CondorToHedge & {
  readonly vixChains: readonly Chain[];
  /** The level of VIX where it is known; otherwise that of the page, or the nearest forward. */
  readonly vixLevel: number | null;
};

/** A hedge on listed contracts with real prices, what it does and what it costs. */
export type HedgeSuggestion = {
  readonly snapped: SnappedSet;
  /** Contracts of each matched layer. */
  readonly counts: readonly number[];
  /** What of that is held already and what is still to be bought, matched layers first. */
  readonly still: StillToBuy;
  readonly sized: SizedSet;
  /** The condor with everything that is held and what is still to be bought, worth from now on. */
  readonly position: Position;
  readonly vixLevel: number;
  /** Every set of the table and `none`, this one first. */
  readonly compared: readonly SizedSet[];
  /** The same, only what they cost and do. */
  readonly costs: readonly CostRow[];
  readonly gate: Gate;
  /** At the condor's settlement, under the law of the gate. */
  readonly expectations: Expectations;
  readonly breakEvens: CombinedBreakEvens;
  readonly scenarios: readonly Scenario[];
  readonly hedgeAtBid: number;
  readonly acidTest: number | null;
  readonly acidTestAlone: number | null;
  readonly capitalCharge: number;
  readonly capitalChargeAlone: number;
  readonly doubts: readonly HedgeDoubt[];
  /** False where a doubt guards the copy. */
  readonly copyable: boolean;
};

/** The whole hedge of one condor, or the one reason why there is none. Never throws. */
export function suggestHedge(input: HedgeInput): Result<HedgeSuggestion, HedgeRefusal> {
  const { vixChains, vixLevel, now, settings } = input;
  return guarded(() => {
    const refused = refuseInput(input);
    if (refused !== null) return fail(refused);
    const { oldest, rate } = settings;
    const join = joinVix({ chains: vixChains, typed: null, level: vixLevel, now, oldest, rate });
    return join.ok ? run(join.value, input) : join;
  });
}

/** The same where the VIX side was joined before. */
export function suggestOn(join: VixJoin, input: CondorToHedge): Result<HedgeSuggestion, HedgeRefusal> {
  return guarded(() => {
    const refused = refuseInput(input);
    return refused === null ? run(join, input) : fail(refused);
  });
}

function guarded(work: () => Result<HedgeSuggestion, HedgeRefusal>): Result<HedgeSuggestion, HedgeRefusal> {
  try {
    return work();
  } catch {
    return fail({ code: 'crashed' });
  }
}

function refuseInput(input: CondorToHedge): HedgeRefusal | null {
  const setting = refuseSettings(input.settings);
  if (setting !== null) return { code: 'setting-refused', where: setting };
  if (input.condor.count === 0) return { code: 'zero-condors' };
  const condor = condorOf(input.condor);
  if (!condor.ok) return { code: 'condor-refused', why: condor.error };
  const market = refuseMarket(input);
  return market === null ? null : { code: 'market-refused', where: market };
}

function run(join: VixJoin, input: CondorToHedge): Result<HedgeSuggestion, HedgeRefusal> {
  const { condor, spx, now, settings, entryDelta, signals = {}, held = [] } = input;
  const { listings, board, level: vix, stale } = join;
  const isActive = ({ activation }: Layer) => layerState(activation, SIGNAL_RULES, signals, now).active;
  const snap = (set: HedgeSet) => snapSet(set, board, isActive);
  const snapped = snap(settings.set);
  if (snapped.unmatched.length > 0 && snapped.layers.length + snapped.waiting.length === 0)
    return fail({ code: 'no-layer-matched', unmatched: snapped.unmatched });

  const { level, forward, years, smile, settlesAt } = spx;
  const bare: Position = {
    condor,
    market: { level, forward, years, smile, vix: vix.level },
    legs: [],
    model: settings.model,
    hedgeFee: settings.hedgeFee,
  };
  const ahead = aheadBy(now, settings.stress.days, settlesAt);
  const atSettlement = aheadTo(now, settlesAt);
  const sizeOf = (each: SnappedSet) =>
    sizeSet({
      position: bare,
      snapped: each,
      settings,
      ahead,
      quietDay: aheadBy(now, 1, settlesAt),
      entryDelta,
      expirationDay: newYorkTime(now).date === newYorkTime(settlesAt).date,
    });
  const sized = sizeOf(snapped);
  const { counts } = sized.sizing;
  const asked = snapped.layers.map((each, i) => ({ ...each, contracts: counts[i] ?? 0 }));
  const idle = [...snapped.waiting, ...snapped.unmatched].map(({ place, layer }) => ({
    place,
    layer,
    legs: [],
    contracts: 0,
  }));
  const still = stillToBuy([...asked, ...idle], held);
  const legs = [...heldAtNatural(snapped, still.toBuy), ...heldFromNow(held, settings.hedgeFee)];
  const position = { ...bare, legs };
  const others = settings.compared.filter(({ id }) => id !== settings.set.id);
  const compared = [sized, ...others.map((set) => sizeOf(snap(set)))];
  const outcomes = jointOutcomes(position, atSettlement, settings.gate.law);
  const expectations = expectationsOf(position, outcomes, atSettlement.elapsed);
  const hedgeAtBid =
    valueAtBid(snapped, still.toBuy) +
    held.reduce((sum, { proceeds, contracts }) => sum + contracts * VIX_MULTIPLIER * proceeds, 0);
  const { condorLoss, maxLoss } = sized.measures;
  const { count, multiplier, credit } = condor;
  const acid = (atBid: number) =>
    acidTest({ credit: credit * count * multiplier, hedgeAtBid: atBid, lossAtStress: condorLoss });
  const charge = (debit: number) =>
    capitalCharge({ costOfCapital: settings.costOfCapital, maxLoss, debit, years });
  const breakEvens = combinedBreakEvens({ position, ahead: atSettlement });
  const gate = irrGate(position, atSettlement, settings.gate, expectations.hedgeValue);
  const doubts = hedgeDoubts({
    sized,
    listings,
    board,
    settings,
    stale,
    vix,
    breakEvens,
    level,
    cost: gate.cost,
  });
  return ok({
    snapped,
    counts,
    still,
    sized,
    position,
    vixLevel: vix.level,
    compared,
    costs: compared.map(({ costs }) => costs),
    gate,
    expectations,
    breakEvens,
    scenarios: scenarioTable(position, settings.moves, { now, settlesAt }),
    hedgeAtBid,
    acidTest: acid(hedgeAtBid),
    acidTestAlone: acid(0),
    capitalCharge: charge(gate.cost),
    capitalChargeAlone: charge(0),
    doubts,
    copyable: !doubts.some(({ guards }) => guards),
  });
}

function refuseMarket({ spx, now, entryDelta }: CondorToHedge): string | null {
  const { level, forward, years, smile, settlesAt } = spx;
  if (!(level > 0 && level <= 1e9)) return 'level';
  if (!(forward > 0 && forward <= 1e9 && Math.abs(Math.log(forward / level)) < 1)) return 'forward';
  if (!(years >= 0 && years <= 100)) return 'years';
  if (!(smile.forward > 0 && smile.forward <= 1e9)) return 'smile';
  const volatility = smileVolatility(smile, smile.forward);
  if (!(volatility >= 0 && volatility <= 100)) return 'smile';
  if (!(Math.abs(now) < 8e15)) return 'now';
  if (!(settlesAt > now)) return 'settlesAt';
  if (entryDelta !== null && !(Math.abs(entryDelta) <= 10)) return 'entryDelta';
  return null;
}
