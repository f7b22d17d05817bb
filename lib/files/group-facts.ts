import { contractOf, rootOn, rootsOf } from '@/lib/core/market/contract';
import type { CalendarDate } from '@/lib/core/unit';
import type { Answers } from './answers';
import { DateColumn } from './date-column';
import { refuse } from './failure';
import type { Hints } from './file-name';
import type { OptionCell } from './option-columns';

/** The root and the expiry of a group of lines. */
export type GroupName = { readonly root: string; readonly expiry: CalendarDate };

/**
 * Names every group of lines: from its symbols, its columns or the user's answers. What nothing says is asked for;
 * the name of the file gives the first option and nothing more.
 */
export function nameGroups(
  groups: readonly { readonly option: OptionCell; readonly line: number }[],
  answers: Answers,
  hints: Hints,
): readonly GroupName[] {
  const column = new DateColumn('Expiry');
  for (const { option, line } of groups)
    if (option.expiry === null && option.expiryText !== '') column.add(option.expiryText, line);
  const dates = [...column.dates(answers.dateOrder)];
  return groups.map(({ option }) => {
    const written = option.expiry ?? (option.expiryText === '' ? null : (dates.shift() ?? null));
    const expiry = written ?? answers.expiry ?? askExpiry(hints);
    return { root: option.root ?? rootIn(option, expiry, answers, hints), expiry };
  });
}

function askExpiry(hints: Hints): never {
  const options = hints.expiry === null ? [] : [hints.expiry];
  return refuse('expiryUnknown', {}, [{ about: 'expiry', options }]);
}

function rootIn(option: OptionCell, expiry: CalendarDate, answers: Answers, hints: Hints): string {
  const underlying = symbolIn(option.underlying ?? answers.underlying ?? '');
  if (underlying === null) {
    const options = hints.underlying === null ? [] : [hints.underlying];
    return refuse('underlyingUnknown', { text: option.underlying ?? '' }, [{ about: 'underlying', options }]);
  }
  // Someone who says SPXW has named the root itself.
  if (contractOf(underlying).underlying !== underlying) return underlying;
  const root = rootOn(underlying, expiry);
  if (root.ok) return root.value;
  const roots = rootsOf(underlying);
  if (answers.root !== undefined && roots.includes(answers.root)) return answers.root;
  return refuse('rootUnclear', { text: `${underlying} ${expiry}` }, [{ about: 'root', options: roots }]);
}

/** `_SPX`, `^SPX` and `$SPX` are SPX; `null` for what is no symbol. */
export function symbolIn(text: string): string | null {
  const symbol = text
    .trim()
    .toUpperCase()
    .replace(/^[_^$.]/, '');
  return /^[A-Z][A-Z0-9]{0,11}$/.test(symbol) ? symbol : null;
}
