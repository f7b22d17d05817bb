import type { Instant } from '@/lib/core/unit';
import { readDate } from './date';
import { instantAt, splitMoment } from './moment';
import { readNumber } from './number';
import type { Row } from './records';

/** What the lines above a chain's head say of the whole file. */
export type Preamble = { readonly spot: number | null; readonly quotedAt: Instant | null };

/**
 * Cboe's two generations: `^SPX (Standard & Poors 500 Index),2304.92,…` over `Mar 22 2020 @ 18:24 ET,…`, and
 * `S&P 500 INDEX,Last: 4697.24,…` over `"Date: January 7, 2024 at 10:52 AM EST",…`.
 */
export function readPreamble(above: readonly Row[]): Preamble {
  let spot: number | null = null;
  let quotedAt: Instant | null = null;
  for (const { cells } of above)
    cells.forEach((cell, at) => {
      const text = cell.trim();
      if (text.startsWith('Last:')) spot ??= priceIn(text.slice(5));
      else if (at === 1 && (cells[0] ?? '').trim().startsWith('^')) spot ??= priceIn(text);
      else quotedAt ??= stampIn(text.startsWith('Date:') ? text.slice(5) : text);
    });
  return { spot, quotedAt };
}

/** A moment with a time of day; a date alone is not when something was quoted. */
export function stampIn(text: string): Instant | null {
  if (!text.includes(':')) return null;
  const moment = splitMoment(text);
  if (!moment?.time) return null;
  const written = readDate(moment.day);
  return written?.kind === 'date' ? instantAt(written.date, moment.time) : null;
}

function priceIn(text: string): number | null {
  const value = readNumber(text);
  return typeof value === 'number' && value > 0 ? value : null;
}
