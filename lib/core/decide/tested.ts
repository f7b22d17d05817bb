import type { Condor } from '../condor/condor';
import { TESTED_DELTA, TESTED_MOVES } from '../condor/numbers';
import type { Right } from '../market/chain';
import { blackGreeks } from '../pricing/black';
import { type Smile, smileVolatility } from '../pricing/smile';

/** How near a short strike is to being reached. */
export type TestedSide = {
  readonly side: Right;
  /** The short strike, and the forward it is seen from, in points. */
  readonly strike: number;
  readonly forward: number;
  readonly expectedMove: number;
  /** Of the short leg, its size: 0 to 1. */
  readonly delta: number;
  /** Points from the forward to the short strike, negative once it is passed. */
  readonly distance: number;
  /** The same in expected moves; `null` where nothing can move any more. */
  readonly moves: number | null;
  readonly tested: boolean;
};

export type TestedInput = {
  readonly condor: Pick<Condor, 'strikes'>;
  /** Points. */
  readonly forward: number;
  readonly years: number;
  readonly smile: Smile;
  /** One standard deviation to settlement, in points. */
  readonly expectedMove: number;
};

/** The side that is nearer to being reached, by the delta of its short leg. */
export function testedSide({ condor, forward, years, smile, expectedMove }: TestedInput): TestedSide {
  const side = (right: Right): TestedSide => {
    const strike = condor.strikes[right === 'put' ? 1 : 2];
    const volatility = smileVolatility(smile, strike);
    const delta = Math.abs(blackGreeks({ right, forward, strike, years, volatility }).delta);
    const distance = right === 'put' ? forward - strike : strike - forward;
    return {
      side: right,
      strike,
      forward,
      expectedMove,
      delta,
      distance,
      moves: expectedMove > 0 ? distance / expectedMove : null,
      tested: delta >= TESTED_DELTA || distance <= TESTED_MOVES * expectedMove,
    };
  };
  const [put, call] = [side('put'), side('call')];
  return put.delta >= call.delta ? put : call;
}
