/** Why nothing is drawn any more on a page whose chain is read: the page removes it, or our own code failed. */
export const drawingEnds = ['outfought', 'crashed'] as const;

export type DrawingEnd = (typeof drawingEnds)[number];
