/** Anything row-like as a rectangle: every cell with its element, so that numbers keep their place. */
export type Grid = {
  readonly element: Element;
  readonly rows: readonly GridRow[];
  /** Rows the page says there are, where it draws only some of them. */
  readonly total: number | null;
};

export type GridRow = {
  readonly element: Element;
  readonly head: boolean;
  /** One entry per column; a spanning cell stands in each of its columns. */
  readonly cells: readonly (Element | undefined)[];
  /** The row was cut, or is of another make than its neighbours: it must not be read by position. */
  readonly cut?: true;
};

/** More rows than any broker lists, or a page built to stall us. */
export const mostRows = 4_000;
/** Wider than any real chain; a colspan of a million is an attack. */
export const mostColumns = 120;
