import type { Result } from '../result';
import type { CalendarDate } from '../unit';
import { type Effect, expiriesOf, type Order, orderOf } from './order';
import { refuse, type TicketFailure } from './ticket-failure';

/** What an order text leaves out and only the user or the page can tell; `null` where they cannot either. */
export type TicketContext = {
  readonly today: CalendarDate | null;
  /** The root meant by a text without one, or on a day when an underlying has two. */
  readonly root: string | null;
  /** What a text means that does not say whether it opens or closes. */
  readonly effect: Effect | null;
};

/** `needed`: refuses an order without it; `kept`: written where it is there; `dropped`: the format has no place. */
export type Keeping = 'needed' | 'kept' | 'dropped';

export type Carries = {
  readonly legs: number;
  readonly expiries: number;
  readonly limit: Keeping;
  readonly timeInForce: Keeping;
  readonly legPrices: Keeping;
  /** False: a reader cannot tell opening from closing. */
  readonly effect: boolean;
  /** False: every leg becomes an order of its own and can be filled without the others. */
  readonly together: boolean;
};

export type FormatId =
  | 'plain'
  | 'thinkorswim'
  | 'option-omega'
  | 'occ-padded'
  | 'occ-compact'
  | 'optionstrat'
  | 'tastytrade'
  | 'schwab'
  | 'tradier'
  | 'ibkr-basket'
  | 'wingspan';

/** One way to write an order. Neither function ever throws. */
export type TicketFormat = {
  readonly id: FormatId;
  readonly carries: Carries;
  write(order: Order): Result<string, TicketFailure>;
  /** Absent where a text of this format is only ever written. */
  readonly parse?: (text: string, context: TicketContext) => Result<Order, TicketFailure>;
};

const LONGEST_TEXT = 4000;

/**
 * A format behind the guards that all share: an order is checked before it is written and after it is read,
 * what the format cannot carry is refused, and a text with anything but printable ASCII is not read at all.
 */
export function guarded(format: TicketFormat): TicketFormat {
  const { id, carries, parse } = format;
  const guardedFormat: TicketFormat = {
    id,
    carries,
    write(order) {
      const checked = orderOf(order);
      if (!checked.ok) return checked;
      const missing = missingFrom(checked.value, carries);
      return missing ?? format.write(checked.value);
    },
  };
  if (parse === undefined) return guardedFormat;
  return {
    ...guardedFormat,
    parse(text, context) {
      if (text.length > LONGEST_TEXT) return refuse('textTooLong', text.length, LONGEST_TEXT);
      // Pages and mails separate words with no-break spaces; nothing else beyond ASCII has business in an order.
      const plain = text.replaceAll('\u00a0', ' ').trim();
      if (plain === '') return refuse('textEmpty');
      const strange = /[^\x20-\x7e\t\r\n]/u.exec(plain)?.[0]?.codePointAt(0);
      if (strange !== undefined)
        return refuse('characterStrange', `U+${strange.toString(16).toUpperCase().padStart(4, '0')}`);
      const read = parse(plain, context);
      return read.ok ? orderOf(read.value) : read;
    },
  };
}

function missingFrom(order: Order, carries: Carries) {
  if (order.legs.length > carries.legs) return refuse('formatLegs', order.legs.length, carries.legs);
  const expiries = expiriesOf(order).length;
  if (expiries > carries.expiries) return refuse('formatExpiries', expiries, carries.expiries);
  if (carries.limit === 'needed' && order.limit === null) return refuse('limitMissing');
  if (carries.timeInForce === 'needed' && order.timeInForce === null) return refuse('timeInForceMissing');
  const unpriced = order.legs.find((leg) => leg.price === null);
  if (carries.legPrices === 'needed' && unpriced)
    return refuse('legPriceMissing', unpriced.strike, unpriced.right);
  return null;
}
