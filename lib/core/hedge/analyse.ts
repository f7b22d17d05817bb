import { carried } from '../carried';
import type { Condor } from '../condor/condor';
import { decide } from '../decide/decide';
import { type DecideExpiry, type DecideRefusal, refuse } from '../decide/decision';
import { decisionView } from '../decide/view';
import type { Chain } from '../market/chain';
import { fail, ok, type Result } from '../result';
import { type Market, marketOf } from '../stages/market';
import { remember } from '../stages/remember';
import { type Surface, surfaceOf } from '../stages/surface';
import type { Instant } from '../unit';
import type { SignalReadings } from './activation';
import type { CountedView, HedgeAnalysis, HeldView } from './analysis';
import { type BoughtLayer, type HeldHedge, heldOn, NOTHING_HELD } from './held';
import { heldViews } from './layer-views';
import type { TypedCurve } from './modelled';
import type { HedgeRefusal } from './refusal';
import { type HedgeSettings, refuseSettings } from './settings';
import type { Counting } from './still-to-buy';
import { type HedgeSuggestion, suggestOn } from './suggest';
import { type HedgeTrouble, trouble, troubleOf } from './trouble';
import { hedgeView, heldOverTime, sceneryOf, vixView } from './views';
import { joinVix, type VixJoin, vixForwards } from './vix-join';

/** Chains, condor and settings. A stage runs again when one of its own inputs is another object or number. */
export type HedgeAnalyseInput = {
  /** The chain the condor stands on, and other SPX expiries to roll to. */
  readonly chain: Chain;
  readonly further: readonly Chain[];
  readonly condor: Condor;
  /** Every VIX chain that was kept, of any age. */
  readonly vixChains: readonly Chain[];
  /** A level and curve typed by hand; only used where no captured chain serves. */
  readonly typed: TypedCurve | null;
  /** The level of VIX where it is known. */
  readonly vixLevel: number | null;
  readonly signals: SignalReadings;
  /** RSI of VIX, 0 to 100; `null` unknown. */
  readonly vixRsi: number | null;
  /** Delta of one condor when it was sold; `null` unknown. */
  readonly entryDelta: number | null;
  /** Layers that were bought before. */
  readonly bought: readonly BoughtLayer[];
  readonly settings: HedgeSettings;
  /** Trading days ahead of the plot's middle curve, and sets per condor against the sizing's. */
  readonly daysAhead: number;
  readonly ratio: number;
  readonly now: Instant;
};

/** The whole hedge and the decide table, or the one reason why the SPX side has none. Never throws. */
export function analyseHedge(input: HedgeAnalyseInput): Result<HedgeAnalysis, HedgeTrouble> {
  return createHedgeAnalyser()(input);
}

/** The same with a memory of one: a new size fits nothing. */
export function createHedgeAnalyser(): (input: HedgeAnalyseInput) => Result<HedgeAnalysis, HedgeTrouble> {
  const market = remember((chain: Chain, now: Instant, rate: number) => marketOf({ chain, now, rate }));
  const surface = remember(surfaceOf);
  const rolledTo = remember(expiryAt);
  const join = remember(
    (
      chains: readonly Chain[],
      typed: TypedCurve | null,
      level: number | null,
      now: Instant,
      oldest: number,
      rate: number,
    ) => joinVix({ chains, typed, level, now, oldest, rate }),
  );
  const forwards = remember(vixForwards);
  const suggestion = remember(suggest);
  const scenery = remember(sceneryOf);
  const views = remember(hedgeView);
  const holdings = remember(holdingsOf);
  const heldLayers = remember(heldNow);
  const heldOver = remember(heldOverTime);
  const decision = remember(
    (
      condor: Condor,
      own: DecideExpiry,
      further: readonly Chain[],
      vix: VixJoin | null,
      held: HeldHedge,
      heldLayers: readonly HeldView[],
      settings: HedgeSettings,
      now: Instant,
    ) =>
      decide({
        condor,
        own,
        further,
        expiryOf: (chain) => rolledTo(chain, now, settings.rate),
        vix,
        held: held.legs,
        heldAtBid: held.atBid,
        heldLayers,
        settings,
        now,
      }),
  );
  const expiry = remember(
    (chain: Chain, at: Market, on: Surface): DecideExpiry => ({ chain, market: at, surface: on }),
  );

  return (input) => {
    try {
      const { chain, condor, now, settings, signals, entryDelta, vixRsi, daysAhead, ratio } = input;
      const wrong = refuseSettings(settings);
      if (wrong !== null) return fail(trouble('settingRefused', wrong));
      const { rate, oldest } = settings;
      const own = market(chain, now, rate);
      if (!own.ok) return fail(trouble('chainRefused', own.error.code, ...own.error.detail));
      const on = surface(chain, own.value);
      const vix = join(input.vixChains, input.typed, input.vixLevel, now, oldest, rate);
      const { settlesAt } = own.value;
      const kept = heldLayers(vix.ok ? vix.value : null, input.bought, settings, vixRsi, now);
      const found = vix.ok
        ? suggestion(vix.value, condor, own.value, on, entryDelta, settings, signals, kept, now)
        : null;
      const hedge = (): HedgeAnalysis['hedge'] => {
        if (!vix.ok) return fail(troubleOf(vix.error));
        if (!found?.ok) return fail(found ? troubleOf(found.error) : trouble('crashed'));
        const shown = scenery(found.value, now, settlesAt, daysAhead, ratio);
        return ok(views(found.value, vix.value, shown, settings, signals, vixRsi, now));
      };
      const held = holdings(vix.ok ? vix.value : null, input.bought);
      const decided = held.ok
        ? decision(
            condor,
            expiry(chain, own.value, on),
            input.further,
            vix.ok ? vix.value : null,
            held.value,
            kept,
            settings,
            now,
          )
        : held;
      const analysis: HedgeAnalysis = {
        asOf: now,
        settlesAt,
        vix: vix.ok ? ok(vixView(vix.value, forwards(vix.value, rate))) : fail(troubleOf(vix.error)),
        hedge: hedge(),
        held: counted(kept, found?.ok ? found.value : null),
        heldOver: found?.ok ? heldOver(found.value, kept, now, settlesAt) : null,
        decision: decided.ok ? ok(decisionView(decided.value, settings.costOfCapital)) : decided,
      };
      const whole = carried(analysis);
      return whole === null ? fail(trouble('crashed')) : ok(whole);
    } catch {
      return fail(trouble('crashed'));
    }
  };
}

/** Of unknown worth where a leg has no quote: then nothing is decided on it. */
function holdingsOf(vix: VixJoin | null, bought: readonly BoughtLayer[]): Result<HeldHedge, DecideRefusal> {
  if (bought.length === 0) return ok(NOTHING_HELD);
  const [first] = bought.flatMap(({ legs }) => legs);
  const held = vix === null || vix.source === 'modelled' ? null : heldOn(vix.board, bought);
  if (held?.ok) return held;
  const leg = held === null ? first : held.error;
  return refuse('heldUnquoted', leg?.strike ?? '', leg?.expiry ?? '');
}

/** Those of the bought layers that real quotes can value. */
function heldNow(
  vix: VixJoin | null,
  bought: readonly BoughtLayer[],
  settings: HedgeSettings,
  vixRsi: number | null,
  now: Instant,
): readonly HeldView[] {
  if (vix === null || vix.source === 'modelled') return [];
  return heldViews(bought, { board: vix.board, settings, vixRsi, now });
}

function counted(held: readonly HeldView[], suggestion: HedgeSuggestion | null): readonly CountedView[] {
  const nothing: Counting = { towards: [], apart: null };
  return held.map((each, i) => ({ ...each, ...(suggestion?.still.counting[i] ?? nothing) }));
}

function suggest(
  join: VixJoin,
  condor: Condor,
  { parity, years, settlesAt }: Market,
  { smile }: Surface,
  entryDelta: number | null,
  settings: HedgeSettings,
  signals: SignalReadings,
  held: readonly HeldView[],
  now: Instant,
): Result<HedgeSuggestion, HedgeRefusal> {
  const { forward } = parity;
  const spx = { level: forward, forward, years, smile, settlesAt };
  return suggestOn(join, { condor, spx, now, entryDelta, settings, signals, held });
}

/** The market and the surface of one more expiry; `null` where its quotes tell none. */
function expiryAt(chain: Chain, now: Instant, rate: number): DecideExpiry | null {
  const market = marketOf({ chain, now, rate });
  return market.ok ? { chain, market: market.value, surface: surfaceOf(chain, market.value) } : null;
}
