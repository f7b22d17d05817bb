import { type AnalyseInput, type Analyser, createAnalyser } from '@/lib/core/analyse';
import type { Analysis } from '@/lib/core/analysis';
import type { Strikes, WhyNot } from '@/lib/core/condor/why-not';
import { type Failure, failure } from '@/lib/core/failure';
import type { Chain } from '@/lib/core/market/chain';
import { fail, type Result } from '@/lib/core/result';
import type { Settings } from '@/lib/core/settings';
import type { CondorSketch } from '@/lib/core/stages/condor-sketch';
import { choiceIn, seriesName } from './choices';

/** One analyser per tab, each with what it was last asked: a cache that may vanish with the worker. */
type Seat = { readonly analyser: Analyser; input: AnalyseInput | null };

const seats = new Map<number, Seat>();

function seatOf(tabId: number): Seat {
  let seat = seats.get(tabId);
  if (!seat) {
    seat = { analyser: createAnalyser(), input: null };
    seats.set(tabId, seat);
  }
  return seat;
}

/** Analyse what a tab shows, with what was chosen on it. */
export async function analyseIn(
  tabId: number,
  chain: Chain,
  settings: Settings,
): Promise<Result<Analysis, Failure>> {
  const { series, strikes, ...choice } = await choiceIn(tabId);
  const seat = seatOf(tabId);
  const input: AnalyseInput = {
    chain,
    now: chain.source.readAt,
    rate: settings.rate,
    condors: {
      ...settings.condors,
      ...choice,
      preset: choice.preset ?? settings.condors.preset,
      strikes: series === seriesName(chain) ? strikes : null,
    },
  };
  seat.input = input;
  return seat.analyser.analyse(input);
}

/** Why these strikes are not among the best of what this tab showed last. */
export function whyNotIn(tabId: number, strikes: Strikes): Result<WhyNot, Failure> {
  const seat = seats.get(tabId);
  return seat?.input ? seat.analyser.whyNot(seat.input, strikes) : fail(failure('chainForgotten'));
}

/** The condor with a short leg at this strike of what this tab showed last. */
export function shortHereIn(tabId: number, strike: number): Result<CondorSketch, Failure> {
  const seat = seats.get(tabId);
  return seat?.input ? seat.analyser.shortHere(seat.input, strike) : fail(failure('chainForgotten'));
}

/** The condor of these legs on what this tab showed last. */
export function condorAtIn(tabId: number, strikes: Strikes): Result<CondorSketch, Failure> {
  const seat = seats.get(tabId);
  return seat?.input ? seat.analyser.condorAt(seat.input, strikes) : fail(failure('chainForgotten'));
}

/** The series that this tab showed last. */
export function seriesIn(tabId: number): string | null {
  const input = seats.get(tabId)?.input;
  return input ? seriesName(input.chain) : null;
}

export function forgetSeat(tabId: number): void {
  seats.delete(tabId);
}
