import type { Condor } from '../condor/condor';
import { type TimeValueLeft, timeValueLeft } from '../condor/decay';
import { breakEvenNowFigures, CONDOR_FIGURES, condorFigure } from '../condor/figures';
import { condorNumbers } from '../condor/numbers';
import { type Credits, creditsOf, type LegQuote } from '../condor/quotes';
import type { Situation } from '../condor/situation';
import { type Failure, failure } from '../failure';
import type { Figure } from '../figure';
import type { Chain } from '../market/chain';
import { smileAbove, smileCdf } from '../pricing/density';
import { smileVolatility } from '../pricing/smile';
import { fail, ok, type Result } from '../result';
import type { CondorSettings } from './condor-settings';
import type { Market } from './market';
import type { Surface } from './surface';

/** The last stage: everything about the one condor that is looked at. */
export type ChosenCondor = {
  readonly strikes: readonly [number, number, number, number];
  readonly credits: Credits;
  /** Every number of the condor, by its id. */
  readonly figures: readonly Figure[];
  /** Where closing now would cost the credit, rising: none to four. */
  readonly breakEvensNow: readonly Figure[];
  readonly timeValueLeft: readonly TimeValueLeft[];
  /** Legs whose rows failed a check: to be looked at before anything is copied. */
  readonly suspectLegs: readonly number[];
};

/** Refuses strikes that are not listed, legs without quotes, and a price that leaves nothing to lose. */
export function chosenCondor(
  chain: Pick<Chain, 'rows'>,
  market: Market,
  surface: Surface,
  strikes: readonly [number, number, number, number],
  settings: CondorSettings,
): Result<ChosenCondor, Failure> {
  const rows = strikes.map((strike) => chain.rows.find((row) => row.strike === strike));
  const unlisted = strikes.filter((_, leg) => rows[leg] === undefined);
  if (unlisted[0] !== undefined) return fail(failure('strikeUnlisted', unlisted[0]));
  const quote = (leg: number): LegQuote => {
    const row = rows[leg];
    return (leg < 2 ? row?.put : row?.call) ?? { bid: null, ask: null };
  };
  const credits = creditsOf([quote(0), quote(1), quote(2), quote(3)], settings.share);
  if (credits === null) return fail(failure('legUnquoted', strikes.join(' / ')));

  const condor: Condor = {
    strikes,
    credit: credits.target,
    multiplier: settings.multiplier,
    count: settings.condors,
    fee: settings.fee,
    sides: 1,
  };
  const situation = situationOf(market, surface, strikes, settings.forecast);
  const numbers = condorNumbers(condor, situation);
  if (!numbers.ok) return fail(failure('condorsUnknown', numbers.error, strikes.join(' / ')));
  const source = { condor, situation, numbers: numbers.value, credits };
  const left = timeValueLeft(condor, situation);
  return ok({
    strikes,
    credits,
    figures: CONDOR_FIGURES.flatMap((id) => condorFigure(id, source) ?? []),
    breakEvensNow: breakEvenNowFigures(source),
    timeValueLeft: left.ok ? thinned(left.value) : [],
    suspectLegs: strikes.filter((strike) => market.suspects.has(strike)),
  });
}

/** A curve is drawn, and sent, with this many points at most; the first and the last always among them. */
const mostPoints = 64;

function thinned<T>(curve: readonly T[]): readonly T[] {
  if (curve.length <= mostPoints) return curve;
  const step = (curve.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, i) => curve[Math.round(i * step)] as T);
}

function situationOf(
  { parity, years, volatility, straddle }: Market,
  { smile, fitted }: Surface,
  strikes: readonly [number, number, number, number],
  forecast: number | null,
): Situation {
  const [k1, k2, k3, k4] = strikes;
  const at = (strike: number) => smileVolatility(smile, strike);
  return {
    forward: parity.forward,
    level: parity.forward,
    years,
    volatility,
    volatilities: [at(k1), at(k2), at(k3), at(k4)],
    below: fitted ? (level) => smileCdf(smile, level) : null,
    above: fitted ? (level) => smileAbove(smile, level) : null,
    forecast,
    history: null,
    straddle: straddle.listed.mid,
  };
}
