import { headingOf, wordOf } from './chain-words';
import { readDate } from './date';
import { readNumber } from './number';
import type { Row } from './records';

const dateWords = words('date datum fecha data day datetime timestamp observationdate tradedate');
const eventDateWords = words('announcedate releasedate meetingdate eventdate startdate start when');
const timeWords = words('time timestamp');
const eventWords = words('event events title name summary subject release indicator description meeting');
const placeWords = words('country currency region land ccy');

/** Where the dates of a history or a calendar stand. */
export type DatedHead = {
  /** 0 where the file has no head and its first line is a row. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly dateAt: number;
  /** A column of times beside the dates. */
  readonly timeAt: number | null;
  readonly titleAt: number | null;
  /** A column of countries or currencies. */
  readonly placeAt: number | null;
  /** Its dates are of announcements by their own head. */
  readonly events: boolean;
};

/** A head with a column of dates; `next` is the record after it. */
export function datedHeadIn(record: Row, next: Row | undefined): DatedHead | null {
  const names = record.cells.map(wordOf);
  const at = (list: ReadonlySet<string>) => names.findIndex((name) => list.has(name));
  const [plain, event, time] = [at(dateWords), at(eventDateWords), at(timeWords)];
  const unnamed = names[0] === '' && isDay(next?.cells[0]) ? 0 : -1;
  const dateAt = [plain, event, time, unnamed].find((found) => found >= 0);
  if (dateAt === undefined || !record.cells.every(isName)) return null;
  const timeAt = time >= 0 && time !== dateAt ? time : null;
  const titleAt = names.findIndex((name, column) => eventWords.has(name) && column !== dateAt);
  const placeAt = at(placeWords);
  const events = plain < 0 && event >= 0;
  return {
    line: record.line,
    cells: record.cells,
    dateAt,
    timeAt,
    titleAt: titleAt < 0 ? null : titleAt,
    placeAt: placeAt < 0 ? null : placeAt,
    events,
  };
}

/** A first line that is already a row: a day and numbers. */
export function headlessIn({ cells }: Row): DatedHead | null {
  const [day, ...values] = cells;
  const numbers = values.filter((cell) => typeof readNumber(cell) === 'number').length;
  if (!isDay(day) || numbers === 0 || numbers < values.length) return null;
  const names = ['date', ...values.map((_, at) => (values.length === 1 ? 'value' : `value ${at + 1}`))];
  return { line: 0, cells: names, dateAt: 0, timeAt: null, titleAt: null, placeAt: null, events: false };
}

/** True of a head that might be a chain's or a list of contracts, whose dates are expiries. */
export function namesContracts({ cells }: Row): boolean {
  return cells.some((cell) => ['expiry', 'strike'].includes(headingOf(cell)?.meaning ?? ''));
}

function isName(cell: string): boolean {
  return (
    cell.length <= 120 &&
    typeof readNumber(cell) !== 'number' &&
    (cell.trim() === '' || readDate(cell) === null)
  );
}

function isDay(cell: string | undefined): boolean {
  return cell !== undefined && readDate(cell) !== null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
