/** Numbers as people write them in a quote cell. Linear in the length of the text; no backtracking. */

export type CellValue =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** The text says `%`; the value is as printed. */
      readonly percent?: true;
      /** The text carries a sign: a change rather than a price. */
      readonly signed?: true;
      /** `K`, `M`, `lakh`: a count, rounded. */
      readonly rounded?: true;
    }
  /** The page says there is no quote: empty, `-`, `--`, `—`, `N/A`. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' };

/** Which sign stands before the decimals: `1,813.05` or `1.813,05`. A page has one. */
export type Notation = 'point' | 'comma';

const none: CellValue = { kind: 'none' };
const unreadable: CellValue = { kind: 'unreadable' };
const noneMarks = new Set(
  [
    '',
    '-',
    '--',
    '---',
    '–',
    '—',
    '−',
    '‐',
    'N/A',
    'n/a',
    'NA',
    'n.a.',
    'n.d.',
    's/d',
    'n.v.t.',
    'N/D',
    'n/d',
    'k.A.',
    '...',
    '…',
  ].concat(['- -', '– –', '— —']),
);
const currencies = new Set('$ € £ ₹ ¥ ￥ USD EUR GBP INR JPY BRL R$ US$ Rs Rs.'.split(' '));
const minuses = new Set(['-', '−', '–', '‐']);
const scales: ReadonlyMap<string, number> = new Map([
  ['K', 1e3],
  ['k', 1e3],
  ['M', 1e6],
  ['m', 1e6],
  ['B', 1e9],
  ['L', 1e5],
  ['lakh', 1e5],
  ['Lakh', 1e5],
  ['Lac', 1e5],
  ['Cr', 1e7],
  ['crore', 1e7],
]);
/** A longer text is prose, or an attack, but no quote. */
const longest = 40;

/**
 * A text with one number: `1,813.05`, `1,30,900`, `1 813,05`, `$0.18`, `−4.20`, `6,655.50USD`, `514.91K`,
 * `568.75%`, `50*`. Anything that could be two numbers, or a number in the other notation, is unreadable.
 */
export function readCell(text: string, notation: Notation = 'point'): CellValue {
  const trimmed = bare(text);
  if (trimmed.length > longest) return unreadable;
  if (noneMarks.has(trimmed)) return none;
  const start = firstDigit(trimmed, notation);
  if (start < 0) return unreadable;
  let end = start;
  while (end < trimmed.length && isBody(trimmed[end] ?? '')) end += 1;
  while (end > start && isSpace(trimmed[end - 1] ?? '')) end -= 1;
  const sign = signOf(trimmed.slice(0, start));
  if (sign === null) return unreadable;
  const digits = digitsOf(trimmed.slice(start, end), notation);
  if (digits === null) return unreadable;
  const tail = tailOf(trimmed.slice(end));
  if (tail === null) return unreadable;
  const value = Number(digits) * tail.scale * (sign === '-' ? -1 : 1);
  if (!Number.isFinite(value)) return unreadable;
  return {
    kind: 'number',
    value: value === 0 ? 0 : tail.scale === 1 ? value : Number(value.toPrecision(12)),
    ...(tail.percent && { percent: true as const }),
    ...(tail.scale !== 1 && { rounded: true as const }),
    ...(sign !== '' && { signed: true as const }),
  };
}

/** Without white space and direction marks at its ends; inside a number these make it unreadable. */
export function bare(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isEdge(text[from] ?? '')) from += 1;
  while (to > from && isEdge(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
}

function isEdge(sign: string): boolean {
  return isSpace(sign) || sign === '\u200b' || sign === '\u200e' || sign === '\u200f' || sign === '\ufeff';
}

function isSpace(sign: string): boolean {
  return (
    sign === ' ' ||
    (sign >= '\t' && sign <= '\r') ||
    sign === '\u00a0' ||
    sign === '\u2009' ||
    sign === '\u202f'
  );
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}

function isBody(sign: string): boolean {
  return isDigit(sign) || sign === '.' || sign === ',' || sign === "'" || sign === '’' || isSpace(sign);
}

/** Where the number starts; `.80` starts at its point. */
function firstDigit(text: string, notation: Notation): number {
  const point = notation === 'point' ? '.' : ',';
  for (let i = 0; i < text.length; i += 1) {
    if (!isDigit(text[i] ?? '')) continue;
    return i > 0 && text[i - 1] === point ? i - 1 : i;
  }
  return -1;
}

/** What may stand before a number: a sign and a currency, in either order. */
function signOf(prefix: string): '' | '+' | '-' | null {
  let rest = '';
  let sign: '' | '+' | '-' = '';
  for (const each of prefix) {
    if (isSpace(each)) continue;
    if (each === '+' || minuses.has(each)) {
      if (sign !== '') return null;
      sign = each === '+' ? '+' : '-';
    } else rest += each;
  }
  return rest === '' || currencies.has(rest) ? sign : null;
}

/** What may stand after it: a percent sign, a currency, a scale, a star. */
function tailOf(suffix: string): { scale: number; percent: boolean } | null {
  let rest = bare(suffix);
  while (rest.endsWith('*')) rest = bare(rest.slice(0, -1));
  if (rest === '' || currencies.has(rest)) return { scale: 1, percent: false };
  if (rest === '%') return { scale: 1, percent: true };
  const scale = scales.get(rest);
  return scale === undefined ? null : { scale, percent: false };
}

/** The digits with a point for their decimals; refuses groups that are neither western nor Indian. */
function digitsOf(body: string, notation: Notation): string | null {
  const point = notation === 'point' ? '.' : ',';
  const at = body.indexOf(point);
  const whole = at < 0 ? body : body.slice(0, at);
  const decimals = at < 0 ? '' : body.slice(at + 1);
  for (const sign of decimals) if (!isDigit(sign)) return null;
  if (at >= 0 && decimals === '') return null;
  const groups = [''];
  let separator = '';
  for (const sign of whole) {
    if (isDigit(sign)) {
      groups[groups.length - 1] += sign;
      continue;
    }
    const kind = isSpace(sign) ? ' ' : sign;
    if (separator !== '' && kind !== separator) return null;
    separator = kind;
    groups.push('');
  }
  if (groups.length > 1 && !areGroups(groups, separator)) return null;
  const joined = groups.join('');
  return joined === '' && decimals === '' ? null : `${joined === '' ? '0' : joined}.${decimals || '0'}`;
}

function areGroups(groups: readonly string[], separator: string): boolean {
  const first = groups[0] ?? '';
  if (first === '' || first.length > 3 || groups.at(-1)?.length !== 3) return false;
  const middle = groups.slice(1, -1);
  if (middle.every((group) => group.length === 3)) return true;
  return separator === ',' && first.length <= 2 && middle.every((group) => group.length === 2);
}
