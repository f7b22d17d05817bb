import { type Board, type BoardSide, boardOf } from '../condor/board';
import type { Candidate } from '../condor/candidate';
import { ENTRY_PRESETS, type EntryPreset } from '../condor/presets';
import { search } from '../condor/search';
import { type Failure, failure } from '../failure';
import type { Chain } from '../market/chain';
import { smileAbove, smileCdf } from '../pricing/density';
import { fail, ok, type Result } from '../result';
import type { Market } from './market';
import type { Surface } from './surface';

/** The third stage: the board of all spreads of the expiry, and the best condors on it under the user's limits. */
export type Candidates = {
  readonly preset: EntryPreset['id'];
  /** How many put spreads × call spreads the limits left. */
  readonly pairs: number;
  /** Best first by the preset's objective. */
  readonly best: readonly Candidate[];
  /** Nothing within the limits beats these in both return on risk and probability of profit. */
  readonly frontier: readonly Candidate[];
};

/**
 * Legs in the numbers the search reads; a row that failed a check takes no part. `share`, `stress` as in
 * `CondorSettings`; `fees` of one condor in points.
 */
export function boardFor(
  chain: Pick<Chain, 'rows'>,
  market: Market,
  surface: Surface,
  share: number,
  stress: number,
  fees: number,
): Result<Board, Failure> {
  const { parity, expectedMove, suspects } = market;
  const { smile, puts, calls, strikes } = surface;
  const stressed = parity.forward * (1 + stress);
  const board = boardOf({
    strikes,
    puts: side(chain, 'put', puts, (strike) => Math.max(0, strike - stressed)),
    calls: side(chain, 'call', calls, (strike) => Math.max(0, stressed - strike)),
    barred: chain.rows.map(({ strike }) => suspects.has(strike)),
    forward: parity.forward,
    expectedMove,
    below: (level) => smileCdf(smile, level),
    above: (level) => smileAbove(smile, level),
    share,
    fees,
  });
  return board.ok ? board : fail(failure('condorsUnknown', board.error.code, board.error.where));

  function side(
    { rows }: Pick<Chain, 'rows'>,
    right: 'put' | 'call',
    columns: Surface['puts'],
    payoff: (strike: number) => number,
  ): BoardSide {
    return {
      bid: rows.map((row) => row[right].bid),
      ask: rows.map((row) => row[right].ask),
      delta: columns.delta,
      fair: columns.price,
      stress: strikes.map(payoff),
      ...(rows.some((row) => row[right].openInterest !== undefined) && {
        openInterest: rows.map((row) => row[right].openInterest ?? null),
      }),
    };
  }
}

/** The exact best condors and the exact frontier; refuses where no condor keeps to the limits. */
export function candidatesOn(
  board: Board,
  days: number,
  preset: EntryPreset['id'] | null,
  count: number,
): Result<Candidates, Failure> {
  const rule = presetFor(days, preset);
  const found = search(board, {
    limits: rule.limits,
    best: [rule.objective],
    count,
    frontier: ['returnOnRisk', 'pop'],
  });
  if (!found.ok) return fail(failure('condorsUnknown', found.error.code, found.error.where));
  const best = found.value.best[rule.objective] ?? [];
  if (best.length === 0) return fail(failure('noCondor', rule.id));
  return ok({ preset: rule.id, pairs: found.value.pairs, best, frontier: found.value.frontier ?? [] });
}

/** The rule the user chose, or the one made for so many days; the classic one where none is. */
function presetFor(days: number, chosen: EntryPreset['id'] | null): EntryPreset {
  const fits = (preset: EntryPreset) =>
    chosen === null
      ? !preset.beforeFomc && preset.days.low <= days && days <= preset.days.high
      : preset.id === chosen;
  return ENTRY_PRESETS.find(fits) ?? (ENTRY_PRESETS.at(-1) as EntryPreset);
}
