import type { ChainRow, Quote, Right } from './chain';
import type { Defect } from './defect';

/** One reading of a chain after another, the oldest first. */
export type History = readonly (readonly ChainRow[])[];

/** One strike through all readings. */
type Track = { readonly strike: number; readonly rows: readonly ChainRow[] };

/**
 * Options that stood still in the last readings while both neighbours moved more than `allowed` times, and by
 * more than the option's own spread could hide. Only strikes that every reading has are compared.
 */
export function staleDefects(history: History, allowed: number): readonly Defect[] {
  if (history.length < allowed + 2) return [];
  const all = tracksOf(history);
  return (['call', 'put'] as const).flatMap((side) => {
    const tracks = all.filter((track) => middle(track.rows.at(-1)?.[side]) !== null);
    return tracks.flatMap((track, index) => {
      const still = unchangedSince(track, side);
      // Nobody moved more often than there were readings.
      if (still <= allowed) return [];
      const below = tracks[index - 1];
      const above = tracks[index + 1];
      if (below === undefined || above === undefined) return [];
      const since = history.length - 1 - still;
      const moves = Math.min(movesSince(below, side, since), movesSince(above, side, since));
      if (moves <= allowed) return [];
      const drift = Math.min(driftSince(below, side, since), driftSince(above, side, since));
      if (drift <= width(track.rows.at(-1)?.[side]) / 2) return [];
      const suspects = [track.strike];
      return [{ code: 'stale', side, strikes: suspects, suspects, found: moves, limit: allowed } as const];
    });
  });
}

function tracksOf(history: History): readonly Track[] {
  const last = history.at(-1) ?? [];
  const places = history.map((rows) => placesOf(rows, last));
  return last.flatMap(({ strike }, index) => {
    const rows = history.map((reading, which) => reading[places[which]?.get(strike) ?? index]);
    return rows.every((row) => row?.strike === strike) ? [{ strike, rows: rows as ChainRow[] }] : [];
  });
}

/** Where each strike of a reading stands; null where that is where the last one has it, as nearly always. */
function placesOf(rows: readonly ChainRow[], last: readonly ChainRow[]): ReadonlyMap<number, number> | null {
  if (rows.length === last.length && rows.every((row, index) => row.strike === last[index]?.strike))
    return null;
  return new Map(rows.map((row, index) => [row.strike, index]));
}

/** How many readings in a row, counted from the last, found nothing changed. */
function unchangedSince({ rows }: Track, side: Right): number {
  const last = rows.at(-1)?.[side];
  let still = 0;
  for (let index = rows.length - 2; index >= 0 && same(rows[index]?.[side], last); index--) still++;
  return still;
}

function movesSince({ rows }: Track, side: Right, since: number): number {
  let moves = 0;
  for (let index = since + 1; index < rows.length; index++)
    if (!same(rows[index]?.[side], rows[index - 1]?.[side])) moves++;
  return moves;
}

/** The furthest the middle of the market got from where it stood. Points; 0 where it was not quoted. */
function driftSince({ rows }: Track, side: Right, since: number): number {
  const start = middle(rows[since]?.[side]);
  if (start === null) return 0;
  return Math.max(0, ...rows.slice(since).map((row) => Math.abs((middle(row[side]) ?? start) - start)));
}

function same(a: Quote | undefined, b: Quote | undefined): boolean {
  return a?.bid === b?.bid && a?.ask === b?.ask;
}

function middle(quote: Quote | undefined): number | null {
  return quote?.bid == null || quote.ask === null ? null : (quote.bid + quote.ask) / 2;
}

function width(quote: Quote | undefined): number {
  return quote?.bid == null || quote.ask === null ? 0 : quote.ask - quote.bid;
}
