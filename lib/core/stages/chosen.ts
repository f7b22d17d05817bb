import { type Condor, netCredit } from '../condor/condor';
import { type TimeValueLeft, timeValueLeft } from '../condor/decay';
import { breakEvenNowFigures, CONDOR_FIGURES, condorFigure } from '../condor/figures';
import { condorNumbers } from '../condor/numbers';
import { type Credits, creditsOf, type LegQuote, targetOf } from '../condor/quotes';
import type { Situation } from '../condor/situation';
import { type Failure, failure } from '../failure';
import type { Figure } from '../figure';
import type { Chain, ChainRow, Right } from '../market/chain';
import { limitBounds } from '../market/parity';
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
  /** In the order of the strikes. */
  readonly legs: readonly ChosenLeg[];
  /** What one condor may fetch, in points: above `most` nobody could pay it, below `least` it is given away. */
  readonly bounds: { readonly least: number | null; readonly most: number | null };
  readonly position: Position;
};

/** A leg as it is dealt in. */
export type ChosenLeg = {
  readonly strike: number;
  readonly right: Right;
  readonly sold: boolean;
  readonly bid: number;
  readonly ask: number;
  /** Its part of the credit aimed at, in whole cents. */
  readonly price: number;
  /** Of one option held, by the smile. */
  readonly delta: number;
  /** Of the smile. */
  readonly volatility: number;
};

/** What a plot needs of the position beside the smile: money, and the time that is left. */
export type Position = {
  /** After fees, in points. */
  readonly net: number;
  readonly multiplier: number;
  readonly count: number;
  /** Money, of the whole position. */
  readonly fees: number;
  readonly years: number;
  /** Of the straddle: the lognormal law is drawn with it. */
  readonly volatility: number;
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
    legs: strikes.map((strike, leg) => legOf(quote(leg), strike, leg, surface, settings.share)),
    bounds: boundsOf(rows as readonly ChainRow[], market, strikes),
    position: {
      net: netCredit(condor),
      multiplier: condor.multiplier,
      count: condor.count,
      fees: numbers.value.fees,
      years: market.years,
      volatility: market.volatility,
    },
  });
}

function legOf(quote: LegQuote, strike: number, leg: number, surface: Surface, share: number): ChosenLeg {
  // Quoted on both sides, or there would be no credit.
  const [bid, ask] = [quote.bid as number, quote.ask as number];
  const sold = leg === 1 || leg === 2;
  const at = surface.strikes.indexOf(strike);
  const side = leg < 2 ? surface.puts : surface.calls;
  return {
    strike,
    right: leg < 2 ? 'put' : 'call',
    sold,
    bid,
    ask,
    price: Math.round(100 * targetOf({ bid, ask }, sold, share)) / 100,
    delta: side.delta[at] as number,
    volatility: surface.volatilities[at] as number,
  };
}

/** Each leg held against the same position made of the other right and the forward, at prices to be had now. */
function boundsOf(
  rows: readonly ChainRow[],
  { parity }: Market,
  [k1, k2, k3, k4]: ChosenCondor['strikes'],
): ChosenCondor['bounds'] {
  let least: number | null = 0;
  let most: number | null = 0;
  rows.forEach((row, leg) => {
    const { lowest, highest } = limitBounds(row, leg < 2 ? 'put' : 'call', parity);
    const sold = leg === 1 || leg === 2;
    const [low, high] = sold ? [lowest, highest] : [negative(highest), negative(lowest)];
    least = least === null || low === null ? null : least + low;
    most = most === null || high === null ? null : most + high;
  });
  // Whatever is quoted, a sold condor never takes less than nothing back nor more than its wider wing.
  const widest = Math.max(k2 - k1, k4 - k3);
  return {
    least: least === null ? null : Math.max(0, least),
    most: most === null ? null : Math.min(widest, most),
  };
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
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
