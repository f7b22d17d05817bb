import type { Right } from '@/lib/core/market/chain';
import { dateOf } from '@/lib/core/market/clock';
import { type OptionName, parseOcc } from '@/lib/core/market/occ';
import { fail, ok, type Result } from '@/lib/core/result';

/**
 * A contract's symbol as files and people write it: OCC's, padded or compact; `SPXW 230216C1000000` without the
 * leading zeros; `.SPXW240417C5000` in points, with the dot of a chart's symbol.
 */
export function readOption(text: string): Result<OptionName, 'not-an-option'> {
  const symbol = text.trim().toUpperCase();
  if (symbol.length > 40) return fail('not-an-option');
  const occ = parseOcc(symbol);
  if (occ.ok) return occ;
  const [, dot, root, year, month, day, right, digits = ''] =
    /^(\.?)([A-Z][A-Z0-9]{0,5}) ?(\d{2})(\d{2})(\d{2})([CP])(\d{1,7}(?:\.\d{1,3})?)$/.exec(symbol) ?? [];
  if (root === undefined) return fail('not-an-option');
  // Without the dot, the digits are OptionMetrics' thousandths and never a fraction.
  if (dot === '' && (digits.includes('.') || !symbol.includes(' '))) return fail('not-an-option');
  const expiry = dateOf(2000 + Number(year), Number(month), Number(day));
  const strike = dot === '.' ? Number(digits) : Number(digits) / 1000;
  if (!expiry.ok || strike === 0) return fail('not-an-option');
  return ok({ root, expiry: expiry.value, right: right === 'C' ? 'call' : 'put', strike });
}

const rights: ReadonlyMap<string, Right> = new Map([
  ['c', 'call'],
  ['call', 'call'],
  ['calls', 'call'],
  ['ce', 'call'],
  ['p', 'put'],
  ['put', 'put'],
  ['puts', 'put'],
  ['pe', 'put'],
]);

/** `C`, `Call`, `CE`, `Put`; `null` for any other word. */
export function readRight(text: string): Right | null {
  return rights.get(text.trim().toLowerCase()) ?? null;
}

/**
 * `readOption` for a column of symbols, most of which begin like the one before: the day of those is known, and only
 * their right and strike are read.
 */
export class SymbolColumn {
  #last: OptionName | null = null;
  #start = '';

  read(symbol: string): ReturnType<typeof readOption> {
    const last = this.#last;
    const at = this.#start.length;
    if (last !== null && symbol.length === at + 9 && symbol.startsWith(this.#start)) {
      const [letter, thousandths] = [symbol[at], digitsIn(symbol, at + 1)];
      if ((letter === 'C' || letter === 'P') && thousandths !== null && thousandths > 0)
        return ok({ ...last, right: letter === 'C' ? 'call' : 'put', strike: thousandths / 1000 });
    }
    const read = readOption(symbol);
    if (read.ok && parseOcc(symbol).ok) {
      this.#last = read.value;
      this.#start = symbol.slice(0, -9);
    }
    return read;
  }
}

function digitsIn(text: string, from: number): number | null {
  let value = 0;
  for (let at = from; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    value = 10 * value + digit;
  }
  return value;
}
