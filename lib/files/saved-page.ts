import type { Chain } from '@/lib/core/market/chain';
import type { Result } from '@/lib/core/result';
import { refuse } from './failure';

/**
 * What reads a page, given by the entry point: this folder knows no DOM and `lib/pages` no files. `address` is where
 * the browser that saved the page says it came from, or empty.
 */
export type PageReader = (
  html: string,
  address: string,
) => Result<readonly Chain[], { readonly code: string; readonly detail: readonly string[] }>;

/** True of a saved page: markup that says so in its first kilobytes. */
export function isPage(text: string): boolean {
  const start = text.slice(0, 4_000).trimStart().toLowerCase();
  return (
    start.startsWith('<') &&
    (start.includes('<!doctype html') || start.includes('<html') || start.includes('<table'))
  );
}

/** The chains of a saved page, which keep their prices and are named after the file they lie in. */
export function readSavedPage(
  html: string,
  file: { readonly name: string; readonly readPage: PageReader | undefined },
): readonly Chain[] {
  if (file.readPage === undefined) return refuse('pageUnread');
  const reading = file.readPage(html, savedAddress(html));
  if (!reading.ok) {
    const { code, detail } = reading.error;
    return refuse('pageUnread', { text: [code, ...detail].join(' ') });
  }
  return reading.value.map((chain) => ({
    ...chain,
    source: { ...chain.source, reader: 'file', place: file.name },
  }));
}

/** `<!-- saved from url=(0042)https://… -->`, as browsers write it. */
export function savedAddress(html: string): string {
  const mark = 'saved from url=(';
  const at = html.slice(0, 4_000).indexOf(mark);
  const found =
    at < 0 ? null : /^\d{4}\)(https?:\/\/[^\s<>"]{1,2000})/.exec(html.slice(at + mark.length, at + 2_100));
  return found?.[1] ?? '';
}
