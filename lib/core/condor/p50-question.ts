import type { Analysis } from '../analysis';
import type { ChosenCondor } from '../stages/chosen';
import type { Condor } from './condor';
import type { Situation } from './situation';

/** What a P50 simulation needs of the condor looked at: plain data, to be sent to a worker. */
export type P50Question = { readonly condor: Condor; readonly situation: Situation };

export function p50Question({ figures }: Pick<Analysis, 'figures'>, chosen: ChosenCondor): P50Question {
  const { strikes, credits, position, legs } = chosen;
  const [a, b, c, d] = legs.map(({ volatility }) => volatility);
  const { multiplier, count, fees, years, volatility } = position;
  const forward = figures.forward.value;
  return {
    condor: { strikes, credit: credits.target, multiplier, count, fee: fees / (4 * count), sides: 1 },
    situation: {
      forward,
      level: forward,
      years,
      volatility,
      volatilities: [a ?? volatility, b ?? volatility, c ?? volatility, d ?? volatility],
      below: null,
      above: null,
      forecast: null,
      history: null,
      straddle: null,
    },
  };
}
