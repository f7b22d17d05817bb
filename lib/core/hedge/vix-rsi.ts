import { daysBetween } from '../market/clock';
import { tradingDayBefore } from '../market/holidays';
import { fail, ok, type Result } from '../result';
import type { CalendarDate } from '../unit';
import type { DailyHistory } from './daily-history';

export type Rsi = { readonly value: number; readonly on: CalendarDate };

/** Why the RSI of VIX is not known: words under `history.rsi.<code>`; with the last day there is, where there is one. */
export type RsiUnknown = {
  readonly code: 'noHistory' | 'stale' | 'tooShort' | 'gaps';
  readonly on: CalendarDate | null;
};

const PERIOD = 14;
/** From here on what the average began with is less than a thousandth of it. */
const FEWEST = 120;
/** So many sessions last as many calendar days, holidays among them. */
const LONGEST_DAYS = 182;

/** RSI(14) of VIX by Wilder on the last close there is; a history that lacks the session before today is too old. */
export function vixRsi(history: DailyHistory | null, today: CalendarDate): Result<Rsi, RsiUnknown> {
  const on = history?.dates.at(-1);
  if (!history || on === undefined) return fail({ code: 'noHistory', on: null });
  if (on < tradingDayBefore(today)) return fail({ code: 'stale', on });
  const { dates, closes } = history;
  const from = dates.at(-FEWEST);
  if (from === undefined) return fail({ code: 'tooShort', on });
  if (daysBetween(from, on) > LONGEST_DAYS) return fail({ code: 'gaps', on });
  return ok({ value: wilderRsi(closes, PERIOD), on });
}

/** The relative strength index after the last of these closes (Wilder, 1978), 0 to 100; 50 where nothing moved. */
export function wilderRsi(closes: readonly number[], period: number): number {
  let gain = 0;
  let loss = 0;
  for (let i = 1; i < closes.length; i++) {
    const change = (closes[i] as number) - (closes[i - 1] as number);
    // The first averages are plain means, the later ones keep all but one part of what they were.
    const share = Math.min(i, period);
    gain += (Math.max(change, 0) - gain) / share;
    loss += (Math.max(-change, 0) - loss) / share;
  }
  return gain + loss > 0 ? (100 * gain) / (gain + loss) : 50;
}
