import { fail, ok, type Result } from '../result';
import type { CalendarDate } from '../unit';

export type HistoryIndex = 'SPX' | 'VIX';

/** Daily closes of an index as a file gave them, oldest first. */
export type DailyHistory = {
  readonly index: HistoryIndex;
  /** Of the file or its column. */
  readonly name: string;
  readonly dates: readonly CalendarDate[];
  readonly closes: readonly number[];
};

/** Both indices, as far as files were given. */
export type Histories = Readonly<Record<HistoryIndex, DailyHistory | null>>;

export const NO_HISTORIES: Histories = { SPX: null, VIX: null };

/** Why closes are no history of an index: words under `history.refusal.<code>`. */
export type HistoryRefusal =
  /** By its name it is something else, such as VVIX. */
  | 'anotherIndex'
  /** Its name does not say which, and nobody else did. */
  | 'whichIndex'
  /** The numbers are none of the index. */
  | 'notOfVix'
  | 'notOfSpx'
  | 'tooFew';

export type DailyCloses = {
  readonly name: string;
  readonly dates: readonly CalendarDate[];
  /** `null` on a day without a close. */
  readonly closes: readonly (number | null)[];
};

const NAMES: Readonly<Record<HistoryIndex, ReadonlySet<string>>> = {
  VIX: new Set(['vix', 'vixcls']),
  SPX: new Set(['spx', 'gspc', 'sp500', 'inx']),
};
const OTHERS = new Set(
  'vvix vix1d vix9d vix3m vix6m vix1y vxv vxmt vxn rvx ovx gvz skew cor1m cor3m spy qqq iwm dia ndx rut dji futures future vx'.split(
    ' ',
  ),
);

const FEWEST = 30;

/** The closes as a history of `wanted`, or of the index their name tells. */
export function dailyHistory(
  { name, dates, closes }: DailyCloses,
  wanted: HistoryIndex | null,
): Result<DailyHistory, HistoryRefusal> {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const named = (['VIX', 'SPX'] as const).filter((each) => words.some((word) => NAMES[each].has(word)));
  if (words.some((word) => OTHERS.has(word))) return fail('anotherIndex');
  if (wanted !== null && named.length === 1 && named[0] !== wanted) return fail('anotherIndex');
  const index = wanted ?? (named.length === 1 ? named[0] : undefined);
  if (index === undefined) return fail('whichIndex');
  const kept = dates.flatMap((date, i) => {
    const close = closes[i] ?? null;
    return close === null ? [] : [{ date, close }];
  });
  if (kept.length < FEWEST) return fail('tooFew');
  const values = kept.map(({ close }) => close);
  if (!isLike[index](values)) return fail(index === 'VIX' ? 'notOfVix' : 'notOfSpx');
  return ok({ index, name, dates: kept.map(({ date }) => date), closes: values });
}

/** Bounds that the index itself has never left, and others that bear its name do. */
const isLike: Readonly<Record<HistoryIndex, (closes: readonly number[]) => boolean>> = {
  VIX: (closes) => {
    const middle = closes.toSorted((a, b) => a - b)[closes.length >> 1] as number;
    return middle < 60 && closes.every((close) => close >= 5 && close <= 200);
  },
  SPX: (closes) =>
    (closes.at(-1) as number) >= 500 &&
    closes.every((close, i) => close > 0 && Math.abs(close / (closes[i - 1] ?? close) - 1) <= 0.25),
};
