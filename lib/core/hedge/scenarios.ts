import { smileVolatility } from '../pricing/smile';
import type { Instant } from '../unit';
import { aheadBy } from './horizon';
import { type Move, returnOf } from './moves';
import { condorAfter, hedgeAfter, type Position, tiedTo } from './position';

/** One line of the scenario table, in money. */
export type Scenario = {
  readonly move: Move;
  readonly spxReturn: number;
  readonly vixMove: number;
  readonly condor: number;
  readonly hedge: number;
  readonly combined: number;
};

/** What each move does to condor and hedge, at the close it ends on or at the condor's settlement before it. */
export function scenarioTable(
  position: Position,
  moves: readonly Move[],
  { now, settlesAt }: { readonly now: Instant; readonly settlesAt: Instant },
): readonly Scenario[] {
  const { smile, vix } = position.market;
  const volatility = smileVolatility(smile, smile.forward);
  const lowest = Math.min(0, position.model.lowestForward - vix);
  return moves.map((move) => {
    const ahead = aheadBy(now, move.days, settlesAt);
    const spxReturn = returnOf(move, volatility * Math.sqrt(ahead.elapsed));
    const vixMove =
      move.vixMove === 'tied' ? tiedTo(position, ahead)(spxReturn, 0) : Math.max(move.vixMove, lowest);
    const condor = condorAfter(position, ahead.elapsed)(spxReturn, vixMove);
    const hedge = hedgeAfter(position, ahead.elapsed)(vixMove);
    return { move, spxReturn, vixMove, condor, hedge, combined: condor + hedge };
  });
}
