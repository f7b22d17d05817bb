import type { CalendarDate } from '@/lib/core/unit';
import type { DateOrder } from './answers';
import { dateBy, readDate, type WrittenDate } from './date';
import { askDateOrder, refuse } from './failure';

/**
 * The dates of one column. `03/04/2026` is decided by the whole column: one number above 12 settles it for all,
 * two that disagree refuse it, none asks.
 */
export class DateColumn {
  readonly #name: string;
  readonly #written: WrittenDate[] = [];
  #dayFirst: Proof | null = null;
  #monthFirst: Proof | null = null;
  #open: Proof | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** Takes the next cell, which must be a date. */
  add(text: string, line: number): void {
    const written = readDate(text) ?? refuse('dateUnreadable', { line, column: this.#name, text });
    this.#written.push(written);
    if (written.kind === 'date') return;
    const proof = { line, text };
    if (written.first > 12) this.#dayFirst ??= proof;
    else if (written.second > 12) this.#monthFirst ??= proof;
    else if (written.first !== written.second) this.#open ??= proof;
  }

  /** All dates in their order in the file, or a refusal. */
  dates(answer: DateOrder | undefined): readonly CalendarDate[] {
    const order = this.#order(answer);
    return this.#written.map(
      (written) => dateBy(order, written) ?? refuse('dateUnreadable', { column: this.#name }),
    );
  }

  #order(answer: DateOrder | undefined): DateOrder {
    const column = this.#name;
    const against = this.#dayFirst && this.#monthFirst;
    if (against) return refuse('dateOrderMixed', { column, ...against });
    if (this.#dayFirst) return 'dayFirst';
    if (this.#monthFirst) return 'monthFirst';
    if (answer !== undefined) return answer;
    if (this.#open) return refuse('dateOrderUnclear', { column, ...this.#open }, [askDateOrder]);
    return 'monthFirst';
  }
}

type Proof = { readonly line: number; readonly text: string };
