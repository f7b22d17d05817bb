import type { CalendarDate, Instant } from '../unit';
import type { FormatId } from './format';

/** A ticket as it was copied. */
export type JournalEntry = {
  readonly at: Instant;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly format: FormatId;
  /** Exactly what went to the clipboard. */
  readonly text: string;
  /** In points, below zero where it is paid. */
  readonly credit: number;
  readonly forward: number;
};
