import type { CalendarDate, Instant } from '../unit';

/** The vocabulary of an option chain: what a page showed, nothing added. */

export type Right = 'call' | 'put';

/** Which print settles the contract: the opening of the expiry day, or its close. */
export type Settlement = 'am' | 'pm';

/**
 * One side of one row. `null` means "no quote"; a bid of 0 is a real zero bid.
 * An optional field that is absent means the page has no such column.
 */
export type Quote = {
  readonly bid: number | null;
  readonly ask: number | null;
  readonly last?: number | null;
  /** As the page prints it, as a fraction; never used where prices are there. */
  readonly iv?: number | null;
  readonly delta?: number | null;
  readonly openInterest?: number | null;
  readonly volume?: number | null;
};

export type ChainRow = {
  readonly strike: number;
  readonly call: Quote;
  readonly put: Quote;
  /** Read earlier than the rest, in a table that draws only the rows in view; absent where it was read with it. */
  readonly readAt?: Instant;
};

/** Where a chain was read, so that every number can show its source and its age. */
export type Source = {
  /** Which reader made it: `table`, `file`, a site's name. */
  readonly reader: string;
  /** The page as a person knows it: a host name or a file name, never a full address. */
  readonly place: string;
  readonly readAt: Instant;
  /** The time the page itself prints beside its quotes, where it does. */
  readonly quotedAt: Instant | null;
  readonly delayed: boolean | null;
  /** What the page left open and the user said. */
  readonly answered?: readonly ('symbol' | 'root' | 'expiry' | 'notation')[];
  /** The other series that the page shows beside this one, such as `SPXW 2026-12-18`. */
  readonly besides?: readonly string[];
};

/** One underlying, one expiry, one root. */
export type Chain = {
  readonly underlying: string;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly settlement: Settlement;
  /** The level the page prints; often not simultaneous with the quotes. */
  readonly spot: number | null;
  /** Strictly rising strikes. */
  readonly rows: readonly ChainRow[];
  /** False where the page shows only a part (a virtualised table). */
  readonly complete: boolean;
  /** Strikes the page says there are, where it shows only some of them and says so. */
  readonly listed?: number;
  readonly source: Source;
};
