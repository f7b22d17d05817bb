import type { Instant } from '@/lib/core/unit';
import type { Answers } from './answers';
import { readCalendar } from './calendar-file';
import { readChains } from './chain-file';
import { chainHeadIn, mostRecordsAbove } from './chain-head';
import type { FileContent } from './content';
import { decimalOf, separatorOf } from './dialect';
import { refuse } from './failure';
import { titleIn } from './file-name';
import { isIcs, readIcs } from './ics';
import { isPosition, readPosition } from './position-file';
import { type Row, records } from './records';
import { isPage, type PageReader, readSavedPage } from './saved-page';
import { readSeries } from './series-file';
import { type DatedHead, datedHeadIn, headlessIn, namesContracts } from './series-head';
import type { Steps } from './steps';
import { checkWords, columnsBeside, isHistory } from './value-columns';

export type NamedText = {
  readonly name: string;
  readonly text: string;
  readonly now: Instant;
  readonly answers: Answers;
  readonly readPage?: PageReader;
};

/** 32 million characters: a day of every SPX option is five million. */
const longestText = 32_000_000;

/** Tells what a text is by what stands in it, from the most telling mark to the least, and reads it. */
export function* recognise(file: NamedText): Steps<FileContent> {
  if (file.text.length > longestText) return refuse('tooLarge');
  const text = file.text.startsWith('\ufeff') ? file.text.slice(1) : file.text;
  if (text.trim() === '') return refuse('empty');
  // Packed files, spreadsheets and texts in another encoding.
  if (text.includes('\0') || text.startsWith('PK\u0003') || text.startsWith('\u001f'))
    return refuse('notText');
  if (isPage(text))
    return { kind: 'chains', chains: readSavedPage(text, { name: file.name, readPage: file.readPage }) };
  if (isIcs(text)) return { kind: 'calendar', title: titleIn(file.name), events: yield* readIcs(text) };
  return yield* readTable({ ...file, text });
}

function* readTable(file: NamedText): Steps<FileContent> {
  const { text, answers } = file;
  const separator = separatorOf(text) ?? ',';
  const above: Row[] = [];
  for (const record of records(text, separator)) {
    const head = chainHeadIn(record, above);
    if (head !== null) {
      const dialect = { separator, decimal: decimalOf(text, separator, answers.decimal) };
      return { kind: 'chains', chains: yield* readChains({ ...file, dialect, head, above }) };
    }
    above.push(record);
    if (above.length > mostRecordsAbove) break;
  }
  if (isPosition(text)) return { kind: 'position', position: readPosition(text, file) };
  const head = datedHead(above) ?? refuse('formatUnknown', { text: text.slice(0, 200) });
  const dialect = { separator, decimal: decimalOf(text, separator, answers.decimal) };
  const beside = columnsBeside(text, dialect, head);
  const dated = { ...file, dialect, head };
  if (isHistory(head, beside)) {
    checkWords(head, beside);
    return { kind: 'series', series: yield* readSeries(dated, beside.values) };
  }
  // Dates beside dates are a table of contracts, and a history without numbers is nothing.
  if (beside.dates > 1 || head.line === 0) return refuse('formatUnknown', { text: text.slice(0, 200) });
  return { kind: 'calendar', title: titleIn(file.name), events: yield* readCalendar(dated) };
}

/** The head of a history or a calendar among the first records, or a first record that is already a row. */
function datedHead(first: readonly Row[]): DatedHead | null {
  const [top] = first;
  if (top === undefined) return null;
  const headless = headlessIn(top);
  if (headless !== null) return headless;
  for (const [at, record] of first.entries()) {
    const head = namesContracts(record) ? null : datedHeadIn(record, first[at + 1]);
    if (head !== null) return head;
  }
  return null;
}
