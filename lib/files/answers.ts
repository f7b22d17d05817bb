import type { CalendarDate } from '@/lib/core/unit';

/** Which of `03/04/2026` is the day. */
export type DateOrder = 'dayFirst' | 'monthFirst';
export const dateOrders: readonly DateOrder[] = ['dayFirst', 'monthFirst'];

/** The sign before the decimals. */
export type Decimal = '.' | ',';

/** What a file does not say and its owner has said in answer to a refusal. */
export type Answers = {
  readonly underlying?: string;
  /** Where two roots are listed on one day: `SPX` or `SPXW`. */
  readonly root?: string;
  readonly expiry?: CalendarDate;
  readonly dateOrder?: DateOrder;
  readonly decimal?: Decimal;
  readonly year?: number;
};
