/**
 * How to read the chains of a site whose own words do not tell: taught by a person who clicked, kept as the words
 * of heads and the shape of rows. No class, no id: those change with every release of a page.
 */
export type Recipe = {
  /** One grid with both sides, or one for the calls and one for the puts. */
  readonly parts: readonly TaughtPart[];
  readonly expiry: TaughtPlace | null;
};

type Side = 'call' | 'put';

export type TaughtPart = TaughtColumns | TaughtRows;

/** Which of the grids that fit, and how many there were; without it all of them. */
export type Which = { readonly nth: number; readonly of: number };

export type TaughtField = 'strike' | 'bid' | 'ask';

/** Columns of a grid that the reader sees as one, though it does not know what they mean. */
export type TaughtColumns = {
  readonly kind: 'columns';
  /** The kind of structure, as the ladder calls it. */
  readonly reader: string;
  readonly width: number;
  /** Columns of its lowest head, `null` where it has none: a head that has lost one since names the wrong columns. */
  readonly heads: number | null;
  /** The whole grid is of this side. */
  readonly side: Side | null;
  readonly which: Which | null;
  readonly columns: readonly TaughtColumn[];
};

export type TaughtColumn = {
  readonly field: TaughtField;
  readonly side: Side | null;
  /** What stands over the column; empty where nothing does. */
  readonly head: string;
  /** Which of the columns under this head, and how many there are. */
  readonly nth: number;
  readonly of: number;
  /** Its place, believed only where there is no head and the grid is as wide as it was. */
  readonly at: number;
};

/** Rows of nameless elements, all of one make: each cell by its way down from the row. */
export type TaughtRows = {
  readonly kind: 'rows';
  readonly side: Side | null;
  readonly which: Which | null;
  readonly tag: string;
  /** Elements in a row. */
  readonly width: number;
  /** Steps from a row up to what holds them all. */
  readonly up: number;
  readonly columns: readonly {
    readonly field: TaughtField;
    readonly side: Side | null;
    readonly path: readonly number[];
  }[];
};

/** An element by its make, the shape of its text and the words before it; it must be the only one of its kind. */
export type TaughtPlace = { readonly tag: string; readonly shape: string; readonly before: string };
