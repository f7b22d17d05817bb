import { smileVolatility } from '../pricing/smile';
import { residualDeviation, responseOver } from './joint';
import { type Ahead, condorAfter, hedgeAfter, type Position, tiedTo } from './position';

/** What a plot of the pair of condor and hedge needs, in money, VIX tied to SPX by the model. */
export type CombinedCurves = {
  /** Levels of SPX, rising, in points. */
  readonly levels: readonly number[];
  readonly curves: readonly PayoffCurve[];
};

export type Moment = 'now' | 'later' | 'settlement';

export type PayoffCurve = {
  readonly moment: Moment;
  readonly tradingDays: number;
  readonly alone: readonly number[];
  readonly combined: readonly number[];
  /** The pair where VIX ends one residual deviation below and above the model's middle. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Points that VIX moves in the middle, and one deviation around it: the fan. */
  readonly vixMoves: readonly number[];
  readonly vixDeviations: readonly number[];
};

/** The moments a plot shows. */
export type Moments = Readonly<Record<Moment, Ahead>>;

const LEVELS = 64;
/** How far beyond the wings a plot reaches, and how many expected moves at least. */
const MOVES = 3.5;

/** Payoff now, on the day looked at and at the condor's settlement, with and without the hedge. */
export function combinedCurves(position: Position, moments: Moments): CombinedCurves {
  const levels = levelsOf(position);
  const curve = (moment: Moment): PayoffCurve => {
    const ahead = moments[moment];
    const condor = condorAfter(position, ahead.elapsed);
    const hedge = hedgeAfter(position, ahead.elapsed);
    const tied = tiedTo(position, ahead);
    const response = responseOver(position.model, ahead.tradingDays);
    const rows = levels.map((level) => {
      const spxReturn = level / position.market.level - 1;
      const deviation = residualDeviation(position.model, response, spxReturn);
      const at = (residual: number) => {
        const move = tied(spxReturn, residual);
        return condor(spxReturn, move) + hedge(move);
      };
      const move = tied(spxReturn, 0);
      return {
        alone: condor(spxReturn, move),
        combined: at(0),
        low: at(-deviation),
        high: at(deviation),
        move,
        deviation,
      };
    });
    const column = (of: keyof (typeof rows)[number]) => rows.map((row) => rounded(row[of]));
    return {
      moment,
      tradingDays: ahead.tradingDays,
      alone: column('alone'),
      combined: column('combined'),
      low: column('low'),
      high: column('high'),
      vixMoves: column('move'),
      vixDeviations: column('deviation'),
    };
  };
  return { levels, curves: [curve('now'), curve('later'), curve('settlement')] };
}

/** The strikes themselves are among them: there the payoff bends. */
function levelsOf({ condor, market }: Position): readonly number[] {
  const [from, to] = reachOf({ condor, market });
  const found = new Set(condor.strikes.filter((strike) => strike > from && strike < to));
  for (let i = 0; i <= LEVELS; i++) found.add(rounded(from + ((to - from) * i) / LEVELS));
  return [...found].sort((a, b) => a - b);
}

function reachOf({ condor, market }: Pick<Position, 'condor' | 'market'>): readonly [number, number] {
  const { level, years, smile } = market;
  const move = MOVES * level * smileVolatility(smile, smile.forward) * Math.sqrt(years);
  const [k1, , , k4] = condor.strikes;
  const wing = 0.25 * (k4 - k1);
  const low = Math.min(k1 - wing, level - move);
  return [
    Math.max(low, 0.5 * level),
    Math.max(Math.min(Math.max(k4 + wing, level + move), 1.5 * level), level * 1.001),
  ];
}

/** Sets against those of the sizing that break-evens are shown at. */
export const RATIOS = [0, 0.5, 1, 2] as const;

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
