import { newYorkTime } from '@/lib/core/market/clock';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import type { DateOrder } from './answers';
import { DateColumn } from './date-column';
import { refuse } from './failure';
import { instantAt, readTime, splitMoment, type WrittenTime } from './moment';

export type Times = {
  readonly dates: readonly CalendarDate[];
  /** `null` where every row is a day of its own. */
  readonly times: readonly Instant[] | null;
  readonly zoneWritten: boolean;
};

const DAY_SECONDS = 86_400;

/** Collects the dates and times of a history's rows, whatever way they are written, and settles them at the end. */
export class TimeColumn {
  readonly #name: string;
  readonly #column: DateColumn;
  readonly #clock: (WrittenTime | null)[] = [];
  readonly #epochs: number[] = [];

  constructor(name: string) {
    this.#name = name;
    this.#column = new DateColumn(name);
  }

  /** A cell such as `2026-07-22`, `2026-07-22 09:30`, `1771016400`, and the time of a column beside it. */
  add(cell: string, timeCell: string | null, line: number): void {
    const text = cell.trim();
    const epoch = timeCell === null ? epochSeconds(text) : null;
    if (epoch !== null && this.#clock.length === 0) {
      this.#epochs.push(epoch);
      return;
    }
    const moment = splitMoment(text);
    if (moment === null || this.#epochs.length > 0)
      refuse('dateUnreadable', { line, column: this.#name, text });
    this.#column.add(moment.day, line);
    const time = timeCell === null ? moment.time : readTime(timeCell);
    if (timeCell !== null && time === null)
      refuse('dateUnreadable', { line, column: 'time', text: timeCell });
    this.#clock.push(time);
  }

  settle(order: DateOrder | undefined): Times {
    return this.#epochs.length > 0 ? epochTimes(this.#epochs) : this.#written(order);
  }

  #written(order: DateOrder | undefined): Times {
    const days = this.#column.dates(order);
    if (this.#clock.every((time) => time === null)) return { dates: days, times: null, zoneWritten: true };
    const zoneWritten = this.#clock.every((time) => time === null || time.zone !== null);
    if (areDistinct(days)) return { dates: days, times: null, zoneWritten };
    const times = days.map((day, at) => instantAt(day, this.#clock[at] ?? midnight));
    return { dates: times.map((time) => newYorkTime(time).date), times, zoneWritten };
  }
}

const midnight: WrittenTime = { hour: 0, minute: 0, second: 0, zone: null };

function epochTimes(seconds: readonly number[]): Times {
  const times = seconds.map((each) => (each * 1000) as Instant);
  // Midnights of Greenwich are days of their own; in New York they would be the evening before.
  const whole = seconds.every((each) => each % DAY_SECONDS === 0);
  const dates = times.map((time) => (whole ? utcDate(time) : newYorkTime(time).date));
  return { dates, times: areDistinct(dates) ? null : times, zoneWritten: true };
}

function utcDate(time: Instant): CalendarDate {
  return new Date(time).toISOString().slice(0, 10) as CalendarDate;
}

function areDistinct(dates: readonly CalendarDate[]): boolean {
  return new Set(dates).size === dates.length;
}

/** Ten digits are seconds, thirteen milliseconds, from 2001 to 2100. */
function epochSeconds(text: string): number | null {
  if (!/^(\d{10}|\d{13})$/.test(text)) return null;
  const seconds = text.length === 13 ? Number(text) / 1000 : Number(text);
  return seconds >= 1e9 && seconds < 4.1e9 ? seconds : null;
}
