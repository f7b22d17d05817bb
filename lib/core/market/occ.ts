import { fail, ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import type { Right } from './chain';
import { dateOf, partsOf } from './clock';

/** The symbol that the Options Clearing Corporation gives every listed option. */

export type OptionName = {
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly right: Right;
  /** In points; the symbol holds thousandths. */
  readonly strike: number;
};

export type OccFailure = 'not-an-occ-symbol' | 'not-a-date' | 'not-a-root' | 'not-a-strike';

/** Reads `SPXW  240420C05040000` and the compact `SPXW240420C05040000`; every year is 20xx. */
export function parseOcc(symbol: string): Result<OptionName, OccFailure> {
  const match = /^([A-Z][A-Z0-9]{0,5}) *(\d{2})(\d{2})(\d{2})([CP])(\d{8})$/.exec(symbol);
  const [, root, year, month, day, right, thousandths] = match ?? [];
  if (root === undefined) return fail('not-an-occ-symbol');
  const expiry = dateOf(2000 + Number(year), Number(month), Number(day));
  if (!expiry.ok) return expiry;
  const strike = Number(thousandths) / 1000;
  if (strike === 0) return fail('not-a-strike');
  return ok({ root, expiry: expiry.value, right: right === 'C' ? 'call' : 'put', strike });
}

/** `SPXW240420C05040000`; refuses a strike or year the symbol has no room for. */
export function compactOcc(option: OptionName): Result<string, OccFailure> {
  return write(option, option.root);
}

/** `SPXW  240420C05040000`: the root padded to six. */
export function paddedOcc(option: OptionName): Result<string, OccFailure> {
  return write(option, option.root.padEnd(6));
}

function write({ root, expiry, right, strike }: OptionName, prefix: string): Result<string, OccFailure> {
  if (!/^[A-Z][A-Z0-9]{0,5}$/.test(root)) return fail('not-a-root');
  const { year, month, day } = partsOf(expiry);
  if (!(year >= 2000 && year <= 2099)) return fail('not-a-date');
  const thousandths = Math.round(strike * 1000);
  if (!(thousandths >= 1 && thousandths <= 99_999_999)) return fail('not-a-strike');
  // A strike finer than a thousandth would name another option.
  if (thousandths / 1000 !== strike) return fail('not-a-strike');
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  const date = `${digits(year - 2000, 2)}${digits(month, 2)}${digits(day, 2)}`;
  return ok(`${prefix}${date}${right === 'call' ? 'C' : 'P'}${digits(thousandths, 8)}`);
}
