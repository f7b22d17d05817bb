import { readDate } from './date';
import type { Dialect } from './dialect';
import { refuse } from './failure';
import { readNumber } from './number';
import { records } from './records';
import type { DatedHead } from './series-head';

/** What the columns beside the dates hold, by their first rows. */
export type Beside = {
  /** Columns of numbers, the history's own, and of nothing yet. */
  readonly values: readonly number[];
  readonly hasNumbers: boolean;
  /** Columns of words that change from row to row. */
  readonly words: readonly number[];
  /** How many of those hold other dates. */
  readonly dates: number;
};

const rowsLooked = 200;

/** Columns without a name are row numbers of the program that wrote the file, and left out. */
export function columnsBeside(text: string, dialect: Dialect, head: DatedHead): Beside {
  const columns = head.cells.map(() => ({ numbers: 0, dates: 0, words: new Set<string>() }));
  let rows = 0;
  for (const { cells, line } of records(text, dialect.separator)) {
    if (line <= head.line) continue;
    rows += 1;
    if (rows > rowsLooked) break;
    for (const [at, column] of columns.entries()) {
      const cell = (cells[at] ?? '').trim();
      const value = readNumber(cell, dialect.decimal);
      if (typeof value === 'number') column.numbers += 1;
      else if (value !== null) {
        column.words.add(cell);
        if (readDate(cell) !== null) column.dates += 1;
      }
    }
  }
  const beside = columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ at }) => at !== head.dateAt && at !== head.timeAt && (head.cells[at] ?? '').trim() !== '');
  const worded = beside.filter(({ numbers, words }) => numbers === 0 && words.size > 1);
  return {
    // A column that is empty at first may be filled later.
    values: beside.filter(({ numbers, words }) => numbers > 0 || words.size === 0).map(({ at }) => at),
    hasNumbers: beside.some(({ numbers }) => numbers > 0),
    words: worded.map(({ at }) => at),
    dates: worded.filter(({ dates }) => dates > 0).length,
  };
}

/** True of a history: numbers beside the dates, and no column that names events. */
export function isHistory(head: DatedHead, beside: Beside): boolean {
  return !head.events && head.titleAt === null && beside.hasNumbers;
}

/** Refuses words among the numbers of a history: another table, or one whose cells have moved. */
export function checkWords(head: DatedHead, beside: Beside): void {
  const [at] = beside.words;
  if (at !== undefined) refuse('numberUnreadable', { column: head.cells[at] ?? '', line: head.line + 1 });
}
