import type { CalendarDate, Instant } from '@/lib/core/unit';

/** A history as a file gives it, oldest first. */
export type Series = {
  /** The one value column's own name where it has one, else the file's. */
  readonly name: string;
  readonly nameFrom: 'column' | 'file';
  readonly spacing: 'daily' | 'intraday';
  /** The day in New York of every row. */
  readonly dates: readonly CalendarDate[];
  /** The moment of every row where the spacing is intraday. */
  readonly times: readonly Instant[] | null;
  /** False where times were written without a zone and taken for New York's. */
  readonly zoneWritten: boolean;
  readonly columns: readonly SeriesColumn[];
  /** Places among the columns, where all four are there. */
  readonly ohlc: Ohlc | null;
  /** Rows whose open or close lies outside their low and high: a known defect of real files, kept and counted. */
  readonly oddRows: number;
};

export type SeriesColumn = { readonly name: string; readonly values: readonly (number | null)[] };

export type Ohlc = {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
};
