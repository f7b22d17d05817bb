/** Why nothing is drawn any more on a page whose chain is read: the page removes it, or our own code failed. */
export const drawingEnds = ['outfought', 'crashed'] as const;

/** What is amiss with the drawing; `crowded`: nothing but quotes is in sight, so the chip has no place for now. */
export const drawingTroubles = [...drawingEnds, 'crowded'] as const;

export type DrawingEnd = (typeof drawingEnds)[number];
export type DrawingTrouble = (typeof drawingTroubles)[number];
