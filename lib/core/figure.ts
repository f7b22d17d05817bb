/** One number as a screen shows it, with everything "explain this number" needs. */
export type Figure = {
  /** Names the number; its words (title, definition) stand in the locale under this name. */
  readonly id: string;
  readonly value: number;
  readonly unit: FigureUnit;
  /** In the letters of the definition, such as `F = K + (C − P) ÷ D`. */
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
};

export type FigureUnit = 'points' | 'fraction' | 'money' | 'years' | 'count' | 'probability';

export type FigureInput = {
  readonly symbol: string;
  readonly value: number | string;
  readonly unit: FigureUnit | 'text';
};
