/**
 * What-if moves by name. `spxReturn` and `deviations` are alternatives: a fraction, or so many expected moves of the
 * condor; `vixMove` is in points, and `tied` leaves it to the model.
 */
export type Move = {
  /** Names the move; its words stand in the locale under this name. */
  readonly id: string;
  readonly spx:
    | { readonly kind: 'return'; readonly fraction: number }
    | { readonly kind: 'deviations'; readonly count: number };
  readonly vixMove: number | 'tied';
  /** Trading days the move takes. */
  readonly days: number;
  /** The close it led to, where it is a day that happened. */
  readonly date?: string;
};

const byReturn = (id: string, fraction: number, vixMove: number | 'tied', days = 1): Move => ({
  id,
  spx: { kind: 'return', fraction },
  vixMove,
  days,
});

const byDeviations = (id: string, count: number): Move => ({
  id,
  spx: { kind: 'deviations', count },
  vixMove: 'tied',
  days: 1,
});

/** Close to close: S&P 500 as a fraction, VIX in points. */
const onDay = (date: string, fraction: number, vixMove: number): Move => ({
  id: `day-${date}`,
  spx: { kind: 'return', fraction },
  vixMove,
  days: 1,
  date,
});

/** A move on the call side as large as the falls that hedges are bought for. */
const CALL_SIDE_TEST = 0.018;

export const MOVES: readonly Move[] = [
  byReturn('vix-surprise', 0, 10),
  byDeviations('down-1', -1),
  byDeviations('down-2', -2),
  byDeviations('down-3', -3),
  byDeviations('up-1', 1),
  byDeviations('up-2', 2),
  byDeviations('up-3', 3),
  byReturn('relief-rally', 0.015, -4),
  byReturn('sideways-5', 0, 'tied', 5),
  byReturn('call-side-test', CALL_SIDE_TEST, 'tied'),
  onDay('2011-08-08', -0.0666, 16),
  onDay('2018-02-05', -0.041, 20.01),
  onDay('2020-03-16', -0.1198, 24.86),
  onDay('2024-08-05', -0.03, 15.18),
  onDay('2025-04-04', -0.0597, 15.29),
  onDay('2025-04-09', 0.0952, -18.71),
];

/** The SPX return of a move, a fraction above −1; `expectedMove` is one deviation as a fraction of the level. */
export function returnOf(move: Move, expectedMove: number): number {
  const raw = move.spx.kind === 'return' ? move.spx.fraction : move.spx.count * expectedMove;
  return Math.max(raw, -0.99);
}
