/** Numbers as people write them in a quote cell. Linear in the length of the text; no regular expressions. */

export type CellValue =
  | { readonly kind: 'number'; readonly value: number }
  /** The page says there is no quote: empty, `-`, `--`, `—`, `N/A`. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' };

const none: CellValue = { kind: 'none' };
const unreadable: CellValue = { kind: 'unreadable' };
const noneMarks = new Set(['', '-', '--', '---', '–', '—', '−', 'N/A', 'n/a', 'NA', '...', '…']);
const currencies = new Set(['$', '€', '£', '₹', '¥']);
const minuses = new Set(['-', '−', '–']);
/** A longer text is prose, or an attack, but no quote. */
const longest = 40;

/** A cell with one number: `1,813.05`, `$0.18`, `−4.20`, `+ 4.20`; thousands by comma or space. */
export function readCell(text: string): CellValue {
  const trimmed = text.trim();
  if (noneMarks.has(trimmed)) return none;
  if (trimmed.length > longest) return unreadable;
  let digits = '';
  let negative = false;
  let point = false;
  let group = -1;
  for (const sign of trimmed) {
    if (sign >= '0' && sign <= '9') {
      digits += sign;
      if (group >= 0 && !point) group += 1;
    } else if (sign === '.' && !point) {
      if (group >= 0 && group !== 3) return unreadable;
      point = true;
      digits += '.';
    } else if (sign === ',' && !point && digits !== '') {
      if (group >= 0 && group !== 3) return unreadable;
      group = 0;
    } else if (minuses.has(sign) && digits === '' && !negative) {
      negative = true;
    } else if (!(digits === '' && (sign === '+' || sign === ' ' || currencies.has(sign)))) {
      return unreadable;
    }
  }
  if (group >= 0 && !point && group !== 3) return unreadable;
  if (digits === '' || digits === '.') return unreadable;
  const value = Number(digits);
  return Number.isFinite(value) ? { kind: 'number', value: negative ? -value : value } : unreadable;
}
