import { type Failure, failure } from '@/lib/core/failure';
import type { Settlement } from '@/lib/core/market/chain';
import { contractOf, rootOn } from '@/lib/core/market/contract';
import { fail, ok, type Result } from '@/lib/core/result';
import type { CalendarDate } from '@/lib/core/unit';
import type { Answers } from '../answers';
import { agreedExpiry, type ExpiryTold } from './expiry';
import { type Found, found, type Origin } from './origin';
import type { Series } from './series';
import { agreedSymbols, rootsTold } from './symbol';

/** The contract of a series, with where each part was told. */
export type ContractTold = {
  readonly underlying: string;
  readonly root: string;
  readonly expiry: CalendarDate;
  readonly settlement: Settlement;
  readonly provenance: { readonly symbol: Origin; readonly root: Origin; readonly expiry: Origin };
};

/** What a page tells around its chain: heard only for what the rows leave open. */
export type Around = {
  readonly symbols: readonly Found<string>[];
  readonly expiries: readonly ExpiryTold[];
  /** The page shows one series: what is told around it is told of it. */
  readonly alone: boolean;
};

/**
 * Root and expiry of a series: from its contract symbols, else from what all places around agree on, else from
 * the user's answer. A part that nobody tells, or that two places tell differently, is a question.
 */
export function contractTold(
  series: Series,
  around: Around,
  answers: Answers,
): Result<ContractTold, Failure> {
  const symbol = symbolTold(series, around, answers);
  if (!symbol.ok) return symbol;
  const expiry = expiryTold(series, around, answers);
  if (!expiry.ok) return expiry;
  const root = rootTold(symbol.value, expiry.value.value, series, around, answers);
  if (!root.ok) return root;
  const { underlying, settlement } = contractOf(root.value.value);
  return ok({
    underlying,
    root: root.value.value,
    expiry: expiry.value.value,
    settlement,
    provenance: { symbol: symbol.value.origin, root: root.value.origin, expiry: expiry.value.origin },
  });
}

function symbolTold(series: Series, around: Around, answers: Answers): Result<Found<string>, Failure> {
  if (series.root !== null)
    return ok(found(series.root, series.fromSymbol ? 'contractSymbol' : 'column', series.root));
  const told = agreedSymbols(around.symbols);
  const [only] = told;
  if (only && told.length === 1) return ok(only);
  const answered = answers.root ?? answers.symbol;
  if (answered !== undefined && /^[A-Z]{1,6}$/.test(answered)) return ok(found(answered, 'answer', answered));
  return fail(failure('contractUnknown', ...told.slice(0, 6).map(({ value }) => value)));
}

/** Places that a person sees beside the chain. */
const shown: ReadonlySet<Origin['from']> = new Set(['selected', 'heading', 'attribute']);

function expiryTold(series: Series, around: Around, answers: Answers): Result<Found<CalendarDate>, Failure> {
  const told = around.expiries;
  if (series.expiry !== null) {
    const { expiry } = series;
    const denying = told.filter(({ value, origin }) => shown.has(origin.from) && !value.includes(expiry));
    // A note between the rows may have a day of its own.
    if (!series.fromSymbol && around.alone && denying.length > 0 && answers.expiry !== expiry)
      return fail(
        failure('expiryUnknown', ...[expiry, ...denying.flatMap(({ value }) => value)].sort().slice(0, 8)),
      );
    return ok(found(expiry, series.fromSymbol ? 'contractSymbol' : 'groupRow', expiry));
  }
  // Rows that tell a day without its year are one more place that tells it.
  const rows: readonly ExpiryTold[] =
    series.candidates.length > 0
      ? [{ ...found(series.candidates, 'groupRow', series.candidates.join(' ')), series: series.series }]
      : [];
  const { days, by } = agreedExpiry([...rows, ...told]);
  const [only] = days;
  if (only && by) return ok({ value: only, origin: by.origin });
  if (answers.expiry !== undefined && (days.length === 0 || days.includes(answers.expiry)))
    return ok(found(answers.expiry, 'answer', answers.expiry));
  return fail(failure('expiryUnknown', ...days.slice(0, 8)));
}

/** AM or PM follows from the root alone; where a day has two, the page's word for the series tells, or the user. */
function rootTold(
  symbol: Found<string>,
  expiry: CalendarDate,
  series: Series,
  around: Around,
  answers: Answers,
): Result<Found<string>, Failure> {
  if (series.root !== null) return ok(symbol);
  const roots = rootsTold(symbol.value);
  const [monthly = symbol.value, weekly = monthly] = roots;
  if (roots.length === 1) return ok(symbol);
  const one = rootOn(contractOf(symbol.value).underlying, expiry);
  if (one.ok) return ok(found(one.value, 'calendar', expiry));
  const told = around.expiries.filter(({ value }) => value.includes(expiry)).map((each) => each.series);
  // What heads the rows themselves goes before what else the page speaks of.
  const words = new Set((series.series ? [series.series] : told).filter((word) => word !== null));
  const [word] = words;
  if (words.size === 1 && word) return ok(found(word === 'weekly' ? weekly : monthly, 'selected', word));
  if (answers.root !== undefined && roots.includes(answers.root))
    return ok(found(answers.root, 'answer', answers.root));
  return fail(failure('settlementUnknown', ...roots));
}
