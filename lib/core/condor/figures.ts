import type { Figure, FigureInput } from '../figure';
import { CHANCES } from './chance-definitions';
import { netCredit } from './condor';
import type { Definition } from './definition';
import { GREEKS } from './greek-definitions';
import { type FigureSource, LETTERS } from './letters';
import { MONEY } from './money-definitions';

const DEFINITIONS = { ...MONEY, ...CHANCES, ...GREEKS };

export type CondorFigureId = keyof typeof DEFINITIONS;

export const CONDOR_FIGURES = Object.keys(DEFINITIONS) as readonly CondorFigureId[];

/** One number with all that "explain this number" needs; null where it does not exist for this condor. */
export function condorFigure(id: CondorFigureId, source: FigureSource): Figure | null {
  const { unit, formula, value, inputs }: Definition = DEFINITIONS[id];
  const number = value(source);
  if (number === null || !Number.isFinite(number)) return null;
  const known: FigureInput[] = [];
  for (const symbol of inputs) {
    const [of, read] = LETTERS[symbol];
    const input = read(source);
    if (input !== null) known.push({ symbol, value: input, unit: of });
  }
  return { id: `condor.${id}`, value: number, unit, formula, inputs: known };
}

/** Every level of V(S, t) = c′ as a figure of its own, rising. */
export function breakEvenNowFigures(source: FigureSource): readonly Figure[] {
  const { condor, situation, numbers } = source;
  return numbers.breakEvensNow.map((value) => ({
    id: 'condor.breakEvenNow',
    value,
    unit: 'points',
    formula: 'V(S, t) = c′',
    inputs: [
      { symbol: 'c′', value: netCredit(condor), unit: 'points' },
      { symbol: 'T', value: situation.years, unit: 'years' },
    ],
  }));
}
