import { type CalendarEvent, kindOf } from './calendar-event';
import { DateColumn } from './date-column';
import { refuse } from './failure';
import { titleIn } from './file-name';
import { instantAt, readTime, type WrittenTime } from './moment';
import { records } from './records';
import type { DatedFile } from './series-file';
import { recordsPerStep, type Steps } from './steps';
import { fitRow } from './table';
import { visible } from './visible';

/**
 * The events of a CSV calendar, earliest first. Where no column names them, they are named after the file, and
 * their kind is what that name says.
 */
export function* readCalendar(file: DatedFile): Steps<readonly CalendarEvent[]> {
  const { head, dialect, answers } = file;
  const dates = new DateColumn(head.cells[head.dateAt] ?? '');
  const found: { title: string; place: string | undefined; time: WrittenTime | null }[] = [];
  const fileTitle = titleIn(file.name);
  for (const record of records(file.text, dialect.separator)) {
    if (record.line <= head.line) continue;
    const row = fitRow(record, head.cells);
    if (row === null) continue;
    dates.add(row.cells[head.dateAt] ?? '', row.line);
    const title = head.titleAt === null ? fileTitle : visible(row.cells[head.titleAt] ?? '');
    const time = head.timeAt === null ? null : readTime(row.cells[head.timeAt] ?? '');
    const place = head.placeAt === null ? undefined : visible(row.cells[head.placeAt] ?? '');
    found.push({ title: title === '' ? fileTitle : title, place, time });
    if (found.length % recordsPerStep === 0) yield record.end;
  }
  if (found.length === 0) return refuse('rowsMissing');
  const days = dates.dates(answers.dateOrder);
  const events = found.map(({ title, place, time }, at): CalendarEvent | null => {
    const date = days[at];
    if (date === undefined) return null;
    return { date, at: time === null ? null : instantAt(date, time), title, kind: kindOf(title, place) };
  });
  return sorted(events.filter((event) => event !== null));
}

/** Events by day and, within a day, by their moment. */
export function sorted(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  return events.toSorted((a, b) =>
    a.date === b.date ? (a.at ?? 0) - (b.at ?? 0) : a.date < b.date ? -1 : 1,
  );
}
