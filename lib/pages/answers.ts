import type { CalendarDate } from '@/lib/core/unit';
import type { Notation } from './columns/cells';

/** What the user said about a page that does not say it itself. What the page says goes before. */
export type Answers = {
  /** The underlying, such as `SPX`. */
  readonly symbol?: string;
  /** The root, such as `SPXW`: it decides AM or PM on days that have both. */
  readonly root?: string;
  readonly expiry?: CalendarDate;
  /** What the commas of its numbers are, where no number tells. */
  readonly notation?: Notation;
};
