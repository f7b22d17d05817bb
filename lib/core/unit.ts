declare const unit: unique symbol;

/** A number that says what it measures. Give the unit once, where the number is made. */
export type Unit<Name extends string> = number & { readonly [unit]: Name };

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = Unit<'instant'>;

/** Time in years of 525 600 minutes. */
export type Years = Unit<'years'>;

declare const calendar: unique symbol;

/** A day on the New York calendar, written `2026-11-23`. */
export type CalendarDate = string & { readonly [calendar]: true };
