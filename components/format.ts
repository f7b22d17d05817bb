import { i18n } from '#i18n';

/** Numbers as the reader's language writes them. Formatters are costly to make, so each is made once. */

/** Numbers are written in the language of the words; how its country writes them, where the browser says so. */
const language = i18n.t('language');
const preferred = globalThis.navigator?.language ?? '';
const locale = preferred.startsWith(language) ? preferred : language;

const makers = new Map<string, Intl.NumberFormat>();

function formatter(digits: number, extra: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${digits}${JSON.stringify(extra)}`;
  let made = makers.get(key);
  if (!made) {
    made = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // What rounds to zero has no side.
      signDisplay: 'negative',
      ...extra,
    });
    makers.set(key, made);
  }
  return made;
}

/** Index points or option prices: `6,013.05`. */
export function points(value: number): string {
  return minus(formatter(2).format(value));
}

/** A strike: whole where it is whole, so `6,010` and `17.50`. */
export function strike(value: number): string {
  return formatter(Number.isInteger(value) ? 0 : 2).format(value);
}

/** Strikes beside each other, where a separator would only take room: `6655/6660`. */
export function strikePair(low: number, high: number): string {
  return [low, high]
    .map((value) => formatter(0, { useGrouping: false, maximumFractionDigits: 2 }).format(value))
    .join('/');
}

/** A fraction as percent: 0.1234 is `12.34 %` in the reader's way. */
export function percent(value: number, digits = 1): string {
  return minus(formatter(digits, { style: 'percent' }).format(value));
}

/** The same with its sign, plus too: `+9.5%`. */
export function signedPercent(value: number, digits = 1): string {
  return minus(formatter(digits, { style: 'percent', signDisplay: 'exceptZero' }).format(value));
}

const dollars = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;
const signedDollars = { ...dollars, signDisplay: 'exceptZero' } as const;

/** Money of the account, which is dollars for everything dealt in here: `$2,398.40`, `−$12.00`. */
export function money(value: number): string {
  return minus(formatter(2, dollars).format(value));
}

/** The same with its sign, plus too: gain and loss are told by more than a colour. */
export function signedMoney(value: number): string {
  return minus(formatter(2, signedDollars).format(value));
}

/** Without cents, where they would say more than is known: `$2,398`. */
export function wholeMoney(value: number): string {
  return minus(formatter(0, dollars).format(value));
}

/** The same with its sign: `+$2,398`. */
export function signedWholeMoney(value: number): string {
  return minus(formatter(0, signedDollars).format(value));
}

/** So many digits after the point: `0.163`. */
export function decimals(value: number, digits: number): string {
  return minus(formatter(digits).format(value));
}

/** A hyphen is no minus: it is as short as a dash of the text and breaks from its number. */
function minus(text: string): string {
  return text.replace('-', '\u2212');
}

/** The same with its sign, plus too: `+1.30`. */
export function signed(value: number, digits: number): string {
  return minus(formatter(digits, { signDisplay: 'exceptZero' }).format(value));
}

export function count(value: number): string {
  return formatter(0).format(value);
}

/** Any number at up to six digits after the point, for the inputs of a formula. */
export function exact(value: number): string {
  return formatter(0, { maximumFractionDigits: 6 }).format(value);
}

/** How long ago, short: `0.8 s`, `12 s`, `3 min`, `2 h`. Never negative, even where a clock went backwards. */
export function age(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) return unit(seconds, 1, 'second');
  if (seconds < 100) return unit(seconds, 0, 'second');
  if (seconds < 5_400) return unit(seconds / 60, 0, 'minute');
  return unit(seconds / 3_600, 0, 'hour');
}

/** Time left, the two largest units: `3d 4h`, `22h 41m`, `12m 5s`; zero once it is over. */
export function countdown(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3_600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const [large, small]: [Largest, Largest] =
    days > 0
      ? [
          [days, 'day'],
          [hours, 'hour'],
        ]
      : hours > 0
        ? [
            [hours, 'hour'],
            [minutes, 'minute'],
          ]
        : [
            [minutes, 'minute'],
            [seconds % 60, 'second'],
          ];
  return `${unit(large[0], 0, large[1], 'narrow')} ${unit(small[0], 0, small[1], 'narrow')}`;
}

type Largest = readonly [value: number, unit: string];

function unit(
  value: number,
  digits: number,
  name: string,
  unitDisplay: 'short' | 'narrow' = 'short',
): string {
  return formatter(digits, { style: 'unit', unit: name, unitDisplay }).format(value);
}

/** A calendar date with its weekday: `Mon, Nov 23`. */
export function day(date: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00Z`));
}

/** A calendar date with its year: `Nov 23, 2026`. */
export function dated(date: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00Z`));
}

/** A calendar date without its weekday: `Nov 23`. */
export function monthDay(date: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00Z`),
  );
}

/** A call by root, strike and day: the strike first, so that no day runs into it. `VIX 26 C Wed, Jan 20`. */
export function callOf(
  { root, strike: at, expiry }: { readonly root: string; readonly strike: number; readonly expiry: string },
  write = day,
): string {
  return `${root} ${strike(at)} C ${write(expiry)}`;
}

/** A time of day in New York: `16:00`. */
export function newYorkClock(instant: number): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'America/New_York',
  }).format(new Date(instant));
}

/** A day and a time in New York: `Nov 20, 14:31`. */
export function newYorkMoment(instant: number): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'America/New_York',
  }).format(new Date(instant));
}
