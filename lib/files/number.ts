import type { Decimal } from './answers';

/** What a cell holds: a finite number, `null` for "nothing there", or something that is no number. */
export type NumberCell = number | null | 'unreadable';

const noneMarks: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '---',
  '.',
  '–',
  '—',
  '−',
  '…',
  'n/a',
  '#n/a',
  'na',
  'nan',
  'null',
  'none',
]);
const scales: ReadonlyMap<string, number> = new Map([
  ['%', 0.01],
  ['K', 1e3],
  ['k', 1e3],
  ['M', 1e6],
  ['B', 1e9],
]);
const currencies = new Set(['$', '€', '£', '₹', '¥']);
const blanks = new Set([' ', '\u00a0', '\u2009', '\u202f', "'", '’']);
const longest = 40;
/** Beyond any volume, price or count; what is larger was not meant. */
const largest = 1e15;

/**
 * A number as files write it: `-1813.05`, `7,040.00`, `1,30,900`, `17,24` where the comma is the decimal sign,
 * `5e-05`, `$0.18`, `− 4.20`, `12.3%` as 0.123, `514.91K`. Linear in the text, at most 40 characters.
 */
export function readNumber(text: string, decimal: Decimal = '.'): NumberCell {
  if (isPlain(text) && (decimal === '.' || !text.includes('.'))) return bounded(Number(text));
  const trimmed = text.trim();
  if (trimmed.length > longest) return 'unreadable';
  if (noneMarks.has(trimmed.toLowerCase())) return null;
  return readWritten(trimmed, decimal);
}

/** A number that cannot be a share or be counted in thousands: `12.05B` is a price with an exchange beside it. */
export function readPrice(text: string, decimal: Decimal = '.'): NumberCell {
  const value = readNumber(text, decimal);
  return value !== null && scales.has(text.trimEnd().at(-1) ?? '') ? 'unreadable' : value;
}

/** Digits with at most a minus before and a point among them. */
function isPlain(text: string): boolean {
  if (text.length === 0 || text.length > 20) return false;
  let digits = 0;
  let points = 0;
  for (let at = text.charCodeAt(0) === 45 ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 46 && points === 0) points = 1;
    else return false;
  }
  return digits > 0;
}

function readWritten(text: string, decimal: Decimal): NumberCell {
  let rest = text;
  let negative = false;
  let signed = false;
  for (; rest !== ''; rest = rest.slice(1)) {
    const sign = rest[0] ?? '';
    if (sign === '-' || sign === '−' || sign === '+') {
      if (signed) return 'unreadable';
      signed = true;
      negative = sign !== '+';
    } else if (!(currencies.has(sign) || (signed && blanks.has(sign) && sign !== "'" && sign !== '’'))) break;
  }
  const scale = scales.get(rest.at(-1) ?? '');
  if (scale !== undefined) rest = rest.slice(0, -1).trimEnd();
  else if (currencies.has(rest.at(-1) ?? '')) rest = rest.slice(0, -1).trimEnd();
  const digits = ungrouped(rest, decimal);
  if (digits === null) return 'unreadable';
  // 12.3 % is 0.123 to the last digit when divided, not when multiplied.
  const value = scale === 0.01 ? Number(digits) / 100 : Number(digits) * (scale ?? 1);
  return bounded(negative ? -value : value);
}

/** The digits with a point for the decimals and without separators of thousands, or `null`. */
function ungrouped(text: string, decimal: Decimal): string | null {
  const thousands = decimal === '.' ? ',' : '.';
  const exponentAt = text.search(/[eE]/);
  const body = exponentAt < 0 ? text : text.slice(0, exponentAt);
  const exponent = exponentAt < 0 ? '' : text.slice(exponentAt + 1);
  if (exponentAt >= 0 && !/^[+-]?\d{1,3}$/.test(exponent)) return null;
  const [whole = '', fraction, more] = body.split(decimal);
  if (more !== undefined || (fraction !== undefined && !areDigits(fraction))) return null;
  const groups = [''];
  let separator = '';
  for (const sign of whole) {
    if (sign >= '0' && sign <= '9') groups[groups.length - 1] += sign;
    else if ((sign === thousands || blanks.has(sign)) && (separator === '' || separator === sign)) {
      separator = sign;
      groups.push('');
    } else return null;
  }
  if (!areGroups(groups)) return null;
  if (whole === '' && (fraction ?? '') === '') return null;
  return `${groups.join('')}.${fraction ?? ''}0${exponentAt < 0 ? '' : `e${exponent}`}`;
}

/** Thousands in threes, or in the Indian way: a last three, twos before it. */
function areGroups([first = '', ...others]: readonly string[]): boolean {
  const last = others.pop();
  if (last === undefined) return true;
  if (last.length !== 3 || first.length < 1 || first.length > 3) return false;
  const width = others[0]?.length ?? 3;
  return (
    (width === 3 || (width === 2 && first.length <= 2)) && others.every((group) => group.length === width)
  );
}

function areDigits(text: string): boolean {
  for (const sign of text) if (sign < '0' || sign > '9') return false;
  return true;
}

function bounded(value: number): NumberCell {
  return Math.abs(value) <= largest ? value : 'unreadable';
}

/** What a cell says about the decimal sign of its file: the sign, `either`, or nothing. */
export function decimalHint(text: string): Decimal | 'either' | null {
  const cell = text.trim();
  if (cell.length > longest || !(cell.includes(',') || cell.includes('.'))) return null;
  const [asPoint, asComma] = [readWrittenOrNone(cell, '.'), readWrittenOrNone(cell, ',')];
  if (asPoint === asComma) return null;
  if (asPoint === null) return ',';
  if (asComma === null) return '.';
  // `0,125` and `0.125`: no number of thousands begins with a zero.
  const [, separator] = /^\D{0,4}0([.,])\d/.exec(cell) ?? [];
  return separator === '.' || separator === ',' ? separator : 'either';
}

function readWrittenOrNone(text: string, decimal: Decimal): number | null {
  const value = readWritten(text, decimal);
  return typeof value === 'number' ? value : null;
}
