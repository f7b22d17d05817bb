import type { ChainRow, Quote, Right } from './chain';
import type { Defect } from './defect';

/** One reading of a chain after another, the oldest first. */
export type History = readonly (readonly ChainRow[])[];

type Track = { readonly strike: number; readonly quotes: readonly Quote[] };

/**
 * Options that stood still in the last readings while both neighbours moved more than `allowed` times, and by
 * more than the option's own spread could hide. Only strikes that every reading has are compared.
 */
export function staleDefects(history: History, allowed: number): readonly Defect[] {
  if (history.length < allowed + 2) return [];
  return (['call', 'put'] as const).flatMap((side) => {
    const tracks = tracksOf(history, side).filter(({ quotes }) => middle(quotes.at(-1)) !== null);
    return tracks.flatMap((track, index) => {
      const below = tracks[index - 1];
      const above = tracks[index + 1];
      if (below === undefined || above === undefined) return [];
      const still = unchangedSince(track);
      const since = history.length - 1 - still;
      const moves = Math.min(movesSince(below, since), movesSince(above, since));
      const drift = Math.min(driftSince(below, since), driftSince(above, since));
      if (moves <= allowed || drift <= width(track.quotes.at(-1)) / 2) return [];
      const suspects = [track.strike];
      return [{ code: 'stale', side, strikes: suspects, suspects, found: moves, limit: allowed } as const];
    });
  });
}

function tracksOf(history: History, side: Right): readonly Track[] {
  const readings = history.map((rows) => new Map(rows.map((row) => [row.strike, row[side]])));
  const last = history.at(-1) ?? [];
  return last.flatMap(({ strike }) => {
    const quotes = readings.map((reading) => reading.get(strike)).filter((quote) => quote !== undefined);
    return quotes.length === history.length ? [{ strike, quotes }] : [];
  });
}

/** How many readings in a row, counted from the last, found nothing changed. */
function unchangedSince({ quotes }: Track): number {
  const last = quotes.at(-1);
  let still = 0;
  for (let index = quotes.length - 2; index >= 0 && same(quotes[index], last); index--) still++;
  return still;
}

function movesSince({ quotes }: Track, since: number): number {
  return quotes.slice(since).filter((quote, index, run) => index > 0 && !same(quote, run[index - 1])).length;
}

/** The furthest the middle of the market got from where it stood. Points; 0 where it was not quoted. */
function driftSince({ quotes }: Track, since: number): number {
  const start = middle(quotes[since]);
  if (start === null) return 0;
  return Math.max(0, ...quotes.slice(since).map((quote) => Math.abs((middle(quote) ?? start) - start)));
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
