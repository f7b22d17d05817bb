/** Which numbers of the hedge stand where, each at one place. */

/** What costs, then what gives: in one row, so that neither is read alone. */
export const BOTH_SIDES = [
  { id: 'debit' },
  { id: 'bleedPerQuietDay', sign: -1 },
  { id: 'callSideLoss', sign: -1 },
  { id: 'gainAt2', sign: 1 },
  { id: 'gainAt3', sign: 1 },
  { id: 'gainAt5', sign: 1 },
] as const;

/** So wide are they with their names, in pixels. */
export const BOTH_SIDES_WIDTH = 600;

/** In the order in which they are asked. */
export const FIRST_FIGURES = [
  'shiftBelow',
  'shiftAbove',
  'offset',
  'costPerOffset',
  'acidTest',
  'popCombined',
];

/** From the size that is wanted to the one that is bought. */
export const SIZE_FIGURES = ['setsWanted', 'stanceFactor', 'sets'];

/** What opens the gate, or shuts it. */
export const GATE_FIGURES = ['expectedValue', 'periodReturn', 'irr', 'bleed', 'thetaCapture', 'allowance'];
