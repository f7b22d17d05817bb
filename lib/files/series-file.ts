import { addDays, newYorkTime } from '@/lib/core/market/clock';
import type { Instant } from '@/lib/core/unit';
import type { Answers } from './answers';
import { wordOf } from './chain-words';
import type { Dialect } from './dialect';
import { refuse } from './failure';
import { titleIn } from './file-name';
import { readNumber } from './number';
import { records } from './records';
import type { Ohlc, Series, SeriesColumn } from './series';
import type { DatedHead } from './series-head';
import { TimeColumn, type Times } from './series-times';
import { recordsPerStep, type Steps } from './steps';
import { fitRow } from './table';
import { visible } from './visible';

export type DatedFile = {
  readonly text: string;
  readonly dialect: Dialect;
  readonly head: DatedHead;
  readonly name: string;
  readonly now: Instant;
  readonly answers: Answers;
};

type Column = { readonly name: string; readonly at: number; readonly values: (number | null)[] };

/** The history of a file, oldest first; refuses a cell that is no number and a day that comes twice. */
export function* readSeries(file: DatedFile, valueColumns: readonly number[]): Steps<Series> {
  const { head, dialect } = file;
  const columns = valueColumns.map((at): Column => ({ name: visible(head.cells[at] ?? ''), at, values: [] }));
  checkNames(columns, head.line);
  const moments = new TimeColumn(head.cells[head.dateAt] ?? '');
  const lines: number[] = [];
  for (const record of records(file.text, dialect.separator)) {
    if (record.line <= head.line) continue;
    const row = fitRow(record, head.cells);
    if (row === null) continue;
    lines.push(row.line);
    if (lines.length % recordsPerStep === 0) yield record.end;
    moments.add(
      row.cells[head.dateAt] ?? '',
      head.timeAt === null ? null : (row.cells[head.timeAt] ?? ''),
      row.line,
    );
    for (const { at, name, values } of columns) {
      const text = row.cells[at] ?? '';
      const value = readNumber(text, dialect.decimal);
      if (value === 'unreadable') return refuse('numberUnreadable', { line: row.line, column: name, text });
      values.push(value);
    }
  }
  if (lines.length === 0) return refuse('rowsMissing');
  const times = moments.settle(file.answers.dateOrder);
  return seriesOf(file, columns, inOrder(times, columns, lines, file.now));
}

function seriesOf(file: DatedFile, columns: readonly Column[], times: Times): Series {
  const filled = columns.filter(({ values }) => values.some((value) => value !== null));
  if (filled.length === 0) return refuse('rowsMissing');
  const [only] = filled;
  const ownName =
    filled.length === 1 && only !== undefined && !plainNames.has(wordOf(only.name)) ? only.name : null;
  const kept: readonly SeriesColumn[] = filled.map(({ name, values }) => ({ name, values }));
  const ohlc = ohlcOf(kept);
  return {
    name: ownName ?? titleIn(file.name),
    nameFrom: ownName === null ? 'file' : 'column',
    spacing: times.times === null ? 'daily' : 'intraday',
    ...times,
    columns: kept,
    ohlc,
    oddRows: ohlc === null ? 0 : oddRows(kept, ohlc),
  };
}

const plainNames: ReadonlySet<string> = new Set([
  'value',
  'close',
  'price',
  'last',
  'settle',
  'settlement',
  'level',
]);

/** Turns a file that begins with the newest row; refuses one that goes neither way. */
function inOrder(times: Times, columns: readonly Column[], lines: number[], now: Instant): Times {
  const keys: readonly (string | number)[] = times.times ?? times.dates;
  const falling = (keys[0] ?? 0) > (keys.at(-1) ?? 0);
  for (let at = 1; at < keys.length; at += 1) {
    const [before, here] = [keys[at - 1] ?? 0, keys[at] ?? 0];
    const place = { line: lines[at] ?? 0, text: times.dates[at] ?? '' };
    if (here === before) refuse('dateTwice', place);
    if (here > before === falling) refuse('datesDisordered', place);
  }
  const newest = (falling ? times.dates[0] : times.dates.at(-1)) ?? newYorkTime(now).date;
  // A day and a month in the wrong order soon lie ahead.
  if (newest > addDays(newYorkTime(now).date, 2)) refuse('dateAhead', { text: newest });
  if (!falling) return times;
  for (const { values } of columns) values.reverse();
  return { ...times, dates: times.dates.toReversed(), times: times.times?.toReversed() ?? null };
}

function checkNames(columns: readonly Column[], line: number): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    const word = wordOf(name);
    if (word !== '' && seen.has(word)) refuse('columnTwice', { line, column: name });
    seen.add(word);
  }
}

function ohlcOf(columns: readonly SeriesColumn[]): Ohlc | null {
  const at = (word: string) => columns.findIndex(({ name }) => wordOf(name) === word);
  const close = at('close') < 0 ? at('closelast') : at('close');
  const found = { open: at('open'), high: at('high'), low: at('low'), close };
  return Object.values(found).every((place) => place >= 0) ? found : null;
}

function oddRows(columns: readonly SeriesColumn[], ohlc: Ohlc): number {
  const value = (field: keyof Ohlc, row: number) => columns[ohlc[field]]?.values[row] ?? null;
  let count = 0;
  const rows = columns[ohlc.close]?.values.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const [open, high, low, close] = [
      value('open', row),
      value('high', row),
      value('low', row),
      value('close', row),
    ];
    if (open === null || high === null || low === null || close === null) continue;
    if (Math.max(open, close) > high || Math.min(open, close) < low) count += 1;
  }
  return count;
}
