import type { FigureUnit } from '../figure';
import type { FigureSource, Letter } from './letters';

/** What a number of a condor is: its value, and the formula and letters that explain it. */
export type Definition = {
  readonly unit: FigureUnit;
  readonly formula: string;
  /** Null where the number does not exist. */
  readonly value: (source: FigureSource) => number | null;
  readonly inputs: readonly Letter[];
};

export const STRIKES = ['K1', 'K2', 'K3', 'K4'] as const;
export const LEGS = [...STRIKES, 'F', 'T', 'σ(K1)', 'σ(K2)', 'σ(K3)', 'σ(K4)'] as const;
export const SIZE = ['M', 'n'] as const;
export const BREAK_EVEN = ['K1', 'K2', 'K3', 'K4', 'c', 'f', 'M'] as const;

export function define(
  unit: FigureUnit,
  formula: string,
  value: Definition['value'],
  ...inputs: readonly Letter[]
): Definition {
  return { unit, formula, value, inputs };
}

/** Money per point of the whole position. */
export function sizeOf({ condor }: FigureSource): number {
  return condor.count * condor.multiplier;
}

/** Up to two days out decay is told by the hour, after that by the day. */
const HOURLY_BELOW = 2 / 365;

export function isHourly({ situation }: FigureSource): boolean {
  return situation.years <= HOURLY_BELOW;
}

/** Null where there is nothing to divide, or nothing to divide by. */
export function ratio(above: number | undefined, below: number | undefined): number | null {
  if (above === undefined || below === undefined || !(below > 0)) return null;
  return above / below;
}
