/** A column of a table of the hedge, and how its values are written. */
export type TableColumn = {
  readonly id: string;
  /** Of a value that gains or costs; `-1` where the engine counts a loss as a positive number. */
  readonly sign?: 1 | -1;
  /** A move: its sign is seen, and neither side is a gain. */
  readonly moves?: true;
  /** Money without cents, where they would say more than is known. */
  readonly whole?: true;
  readonly head?: string;
  /** Only shown where there is room: from 400, 460 or 940 pixels on. */
  readonly roomy?: 'medium' | 'large' | 'wide';
};
