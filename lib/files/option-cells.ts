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
