import { addDays, newYorkTime } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';
import { type CalendarEvent, kindOf } from './calendar-event';
import { sorted } from './calendar-file';
import { readDate } from './date';
import { refuse } from './failure';
import { instantAt } from './moment';
import { recordsPerStep, type Steps } from './steps';
import { visible } from './visible';

type Property = {
  readonly name: string;
  readonly params: string;
  readonly value: string;
  readonly line: number;
};

/** A text that calls itself an iCalendar. */
export function isIcs(text: string): boolean {
  return /^\s{0,20}BEGIN:VCALENDAR\s/i.test(text.slice(0, 60));
}

/**
 * The events of an iCalendar (RFC 5545), earliest first, cancelled ones left out. An event that repeats by rule is
 * refused: half of a calendar would look like the whole of it.
 */
export function* readIcs(text: string): Steps<readonly CalendarEvent[]> {
  const events: CalendarEvent[] = [];
  let open: Map<string, Property> | null = null;
  let depth = 0;
  for (const property of properties(text)) {
    const { name, line } = property;
    const value = property.value.toUpperCase();
    if (line % recordsPerStep === 0) yield line;
    if (name === 'BEGIN' && value === 'VEVENT') open = new Map();
    else if (name === 'BEGIN' && open !== null) depth += 1;
    else if (name === 'END' && value === 'VEVENT') {
      if (open === null) return refuse('rowCut', { line, text: 'END:VEVENT' });
      const event = eventIn(open, line);
      if (event !== null) events.push(event);
      open = null;
      depth = 0;
    } else if (name === 'END' && open !== null) depth -= 1;
    else if (depth === 0 && open !== null && !open.has(name)) open.set(name, property);
  }
  if (open !== null) return refuse('rowCut', { text: 'BEGIN:VEVENT' });
  return events.length === 0 ? refuse('rowsMissing') : sorted(events);
}

function eventIn(properties: ReadonlyMap<string, Property>, line: number): CalendarEvent | null {
  const start = properties.get('DTSTART');
  if (properties.get('STATUS')?.value.toUpperCase() === 'CANCELLED') return null;
  if (start === undefined) return refuse('columnMissing', { line, column: 'DTSTART' });
  const repeat = properties.get('RRULE') ?? properties.get('RDATE');
  if (repeat !== undefined) return refuse('eventRepeats', { line: repeat.line, text: repeat.value });
  const title = visible(unescaped(properties.get('SUMMARY')?.value ?? ''));
  return { ...whenOf(start, properties.get('DTEND')), title, kind: kindOf(title) };
}

/** An event of several days is announced on its last. Of whole days, an iCalendar writes the one after it as the end. */
function whenOf(start: Property, end: Property | undefined): ReturnType<typeof startOf> {
  const from = startOf(start);
  if (end === undefined) return from;
  const to = startOf(end);
  const last = /T\d/i.test(end.value) ? to.date : addDays(to.date, -1);
  return last > from.date ? { date: last, at: null } : from;
}

/** `20260128`, `20260128T190000Z`, `TZID=America/New_York:20260128T140000`; another zone gives its day alone. */
function startOf({ name, value, params, line }: Property): { date: CalendarDate; at: CalendarEvent['at'] } {
  const found = /^(\d{8})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(value.trim().toUpperCase());
  const written = readDate(found?.[1] ?? '');
  if (found === null || written?.kind !== 'date')
    return refuse('dateUnreadable', { line, column: name, text: value });
  const [hour, minute, second] = [Number(found[2]), Number(found[3]), Number(found[4])];
  const isUtc = found[5] === 'Z';
  if (found[2] === undefined || !(isUtc || /America\/New_York|US\/Eastern|Eastern Standard/i.test(params)))
    return { date: written.date, at: null };
  if (hour > 23 || minute > 59 || second > 60)
    return refuse('dateUnreadable', { line, column: name, text: value });
  const at = instantAt(written.date, { hour, minute, second, zone: isUtc ? 0 : 'newYork' });
  return { date: newYorkTime(at).date, at };
}

/** The properties of a text, folded lines joined again. */
function* properties(text: string): Generator<Property, void, void> {
  let folded = '';
  let from = 1;
  let line = 0;
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf('\n', at);
    const stop = found < 0 ? text.length : found;
    const written = text.slice(at, text[stop - 1] === '\r' ? stop - 1 : stop);
    line += 1;
    at = stop + 1;
    if (written.startsWith(' ') || written.startsWith('\t')) {
      // A description may be long; what we read of it is not.
      if (folded.length < 2_000) folded += written.slice(1, 2_000);
      continue;
    }
    if (folded !== '') yield propertyIn(folded, from);
    folded = written.slice(0, 2_000);
    from = line;
  }
  if (folded !== '') yield propertyIn(folded, from);
}

function propertyIn(written: string, line: number): Property {
  const colon = written.indexOf(':');
  const head = colon < 0 ? written : written.slice(0, colon);
  const [name = ''] = head.split(';', 1);
  return {
    name: name.trim().toUpperCase(),
    params: head.slice(name.length),
    value: written.slice(colon + 1),
    line,
  };
}

function unescaped(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? ' ' : sign));
}
