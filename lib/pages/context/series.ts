import { type Failure, failure } from '@/lib/core/failure';
import type { ChainRow, Quote } from '@/lib/core/market/chain';
import { contractOf } from '@/lib/core/market/contract';
import { fail, ok, type Result } from '@/lib/core/result';
import type { CalendarDate } from '@/lib/core/unit';
import type { Half } from '../columns/halves';
import type { Side } from '../columns/words';
import type { Steps } from '../walk/steps';
import { type Mention, meant } from './dates';

/** The halves of one contract series, before the page around them has been asked. */
export type Series = {
  readonly root: string | null;
  readonly expiry: CalendarDate | null;
  /** The days it could be, where the rows tell a day without its year. */
  readonly candidates: readonly CalendarDate[];
  readonly series: Mention['series'];
  readonly fromSymbol: boolean;
  readonly halves: readonly Half[];
};

/** Halves by their root and expiry; rows that say nothing belong to the only series there is, or to nobody. */
export function seriesOf(halves: readonly Half[], today: CalendarDate): Result<Series[], Failure> {
  const found = new Map<string, { told: Told; halves: Half[] }>();
  const silent: Half[] = [];
  const known = new Map<Mention, Told>();
  for (const half of halves) {
    const told = toldBy(half, today, known);
    if (!told.ok) return told;
    const { root, expiry, candidates } = told.value;
    if (expiry === null && candidates.length === 0) {
      silent.push(half);
      continue;
    }
    const day = [expiry ?? candidates.join(), ...(told.value.series ? [told.value.series] : [])].join(' ');
    const key = `${root ?? ''} ${day}`;
    const series = found.get(key) ?? { told: told.value, halves: [] };
    found.set(key, series);
    series.halves.push(half);
    if (half.expiry !== null) series.told = { ...series.told, fromSymbol: true };
  }
  adoptRootless(found);
  if (found.size > 1) {
    const mixed = mixedAt(halves, [...found.values()]);
    if (mixed || silent.length > 0) return fail(failure('contractsMixed', ...[...found.keys()].slice(0, 2)));
  }
  const [only] = found.values();
  if (only) {
    const own = new Set([...only.halves, ...silent]);
    if (found.size === 1) only.halves = halves.filter((half) => own.has(half));
    return ok([...found.values()].map(({ told, halves: each }) => ({ ...told, halves: each })));
  }
  return undated(silent);
}

/** Rows that say no day are of one series, or of one for each root that they name. */
function undated(halves: readonly Half[]): Result<Series[], Failure> {
  const roots = [...new Set(halves.map(({ root }) => root).filter((root) => root !== null))];
  const told = { expiry: null, candidates: [], series: null, fromSymbol: false };
  if (roots.length < 2) return ok([{ ...told, root: roots[0] ?? null, halves }]);
  const all = roots.map((root) => ({ ...told, root, halves: halves.filter((half) => half.root === root) }));
  const twins = new Set(roots.map((root) => contractOf(root).underlying)).size === 1;
  const whole = halves.every(({ root }) => root !== null) && all.every((each) => each.halves.length > 1);
  return twins && whole ? ok(all) : fail(failure('contractsMixed', roots[0] ?? '', roots[1] ?? ''));
}

type Group = { told: Told; halves: Half[] };

/** Rows that name their expiry and no root are of the one root that has this expiry. */
function adoptRootless(found: Map<string, Group>): void {
  for (const [key, group] of found) {
    if (group.told.root !== null) continue;
    const others = [...found].filter(([other]) => other !== key && other.endsWith(key));
    const [own] = others;
    if (others.length !== 1 || !own) continue;
    own[1].halves.push(...group.halves);
    found.delete(key);
  }
}

/** Series stand one after the other; a stray row of another series means that something was misread. */
function mixedAt(halves: readonly Half[], groups: readonly Group[]): boolean {
  const groupOf = new Map(groups.flatMap((group) => group.halves.map((half) => [half, group] as const)));
  for (const side of ['call', 'put'] as const) {
    const left = new Set<Group>();
    let open: Group | undefined;
    for (const half of halves) {
      const group = groupOf.get(half);
      if (half.side !== side || group === open || group === undefined) continue;
      if (left.has(group)) return true;
      if (open) left.add(open);
      open = group;
    }
  }
  const strikes = groups.map((group) => new Set(group.halves.map(({ strike }) => strike)).size);
  // One strike for each of many days is a table of days.
  return groups.some((group) => group.halves.length < 2) || strikes.every((count) => count < 2);
}

type Told = Omit<Series, 'halves'>;

function toldBy(half: Half, today: CalendarDate, known: Map<Mention, Told>): Result<Told, Failure> {
  const { root, expiry, mention } = half;
  if (mention === null)
    return ok({ root, expiry, candidates: [], series: null, fromSymbol: expiry !== null });
  let told = known.get(mention);
  if (!told) {
    const days = meant(mention, today);
    const [only] = days;
    told = {
      root: null,
      expiry: days.length === 1 ? (only ?? null) : null,
      candidates: days,
      series: mention.series,
      fromSymbol: false,
    };
    known.set(mention, told);
  }
  if (expiry === null) return ok({ ...told, root });
  const { month, day, either, year } = mention;
  const own = [Number(expiry.slice(5, 7)), Number(expiry.slice(8))].join();
  const fits =
    (own === [month, day].join() || (either && own === [day, month].join())) &&
    (year === null || Number(expiry.slice(0, 4)) === year);
  if (!fits) return fail(failure('contractsMixed', expiry, `${year ?? ''}-${month}-${day}`));
  return ok({ root, expiry, candidates: [], series: mention.series, fromSymbol: true });
}

/** Rows of both sides, strictly rising, each with the place it was read from. */
export type JoinedRow = { readonly quotes: ChainRow; readonly half: Half; readonly cell: Half };

/** So many rows are next to nothing. */
const few = 50;

const noQuote: Quote = { bid: null, ask: null };

/** Calls and puts of one series joined by strike. Each side must be listed in order and name no strike twice. */
export function* joinSides(halves: readonly Half[]): Steps<Result<JoinedRow[], Failure>> {
  const sides = {
    call: halves.filter(({ side }) => side === 'call'),
    put: halves.filter(({ side }) => side === 'put'),
  };
  for (const side of ['call', 'put'] as const) {
    const listed = inOrder(sides[side]);
    if (!listed.ok) return listed;
    sides[side] = listed.value;
  }
  const rows = new Map<number, { call?: Half; put?: Half }>();
  for (const side of ['call', 'put'] as const)
    for (const half of sides[side]) {
      rows.set(half.strike, { ...rows.get(half.strike), [side]: half });
      if (rows.size % few === 0) yield;
    }
  yield;
  const joined: JoinedRow[] = [];
  for (const [strike, { call, put }] of [...rows].sort(([a], [b]) => a - b)) {
    const half = call ?? put;
    if (!half) continue;
    if (joined.length % few === 0) yield;
    const cell = [call, put].find((each) => each && each.strikeCell !== each.row) ?? half;
    joined.push({ quotes: { strike, call: call?.quote ?? noQuote, put: put?.quote ?? noQuote }, half, cell });
  }
  return ok(joined);
}

/** Rising strikes, whichever way the page lists them; refused where they go both ways or repeat. */
function inOrder(halves: Half[]): Result<Half[], Failure> {
  const first = halves[0];
  const last = halves.at(-1);
  const ordered = first && last && first.strike > last.strike ? [...halves].reverse() : halves;
  for (let i = 1; i < ordered.length; i += 1) {
    const below = ordered[i - 1]?.strike ?? 0;
    const strike = ordered[i]?.strike ?? 0;
    if (strike <= below) return fail(failure('strikesDisordered', below, strike));
  }
  return ok(ordered);
}

/** The side of which there is no row at all. */
export function missingSide(halves: readonly Half[]): Side | null {
  if (!halves.some(({ side }) => side === 'call')) return 'call';
  return halves.some(({ side }) => side === 'put') ? null : 'put';
}

/** Whether calls and puts are listed at the same strikes: what somebody holds, or a screener found, is not. */
export function sidesMeet(halves: readonly Half[]): boolean {
  const strikesOf = (side: Side) =>
    new Set(halves.filter((half) => half.side === side).map(({ strike }) => strike));
  const [calls, puts] = [strikesOf('call'), strikesOf('put')];
  const shared = [...calls].filter((strike) => puts.has(strike)).length;
  return shared * 2 >= Math.min(calls.size, puts.size);
}
