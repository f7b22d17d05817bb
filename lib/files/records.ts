import { refuse } from './failure';

/** One record of a separated file. */
export type Row = {
  /** The line it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Where the next record begins in the text. */
  readonly end: number;
};

export type Separator = ',' | ';' | '\t' | '|';

/** No file of quotes comes near these; a text that does was made to stall us. */
const longestRecord = 100_000;
const mostCells = 512;

/**
 * The records of a text by RFC 4180: quoted cells may hold separators, doubled quotes and line ends.
 * Lines end in CRLF, LF or CR; empty ones are passed over. One pass, nothing kept.
 */
export function* records(text: string, separator: Separator, from = 0): Generator<Row, void, void> {
  let at = from;
  let line = 1;
  const lineEnd = !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
  while (at < text.length) {
    const found = text.indexOf(lineEnd, at);
    const stop = found < 0 ? text.length : found;
    if (stop - at > longestRecord) refuse('lineTooLong', { line, text: text.slice(at, at + 200) });
    const plain = text.slice(at, text[stop - 1] === '\r' && stop > at ? stop - 1 : stop);
    if (!plain.includes('"')) {
      at = stop + 1;
      if (plain.trim() !== '') yield { line, cells: split(plain, separator, line), end: at };
      line += 1;
    } else {
      const quoted = readQuoted(text, at, separator, line);
      at = quoted.end;
      yield { line, cells: quoted.cells, end: at };
      line += quoted.lines;
    }
  }
}

function split(plain: string, separator: Separator, line: number): readonly string[] {
  const cells = plain.split(separator, mostCells + 1);
  if (cells.length > mostCells) refuse('tooManyColumns', { line });
  return cells;
}

type Quoted = { readonly cells: readonly string[]; readonly end: number; readonly lines: number };

function readQuoted(text: string, from: number, separator: Separator, line: number): Quoted {
  const cells: string[] = [];
  const limit = Math.min(text.length, from + longestRecord);
  let at = from;
  let lines = 1;
  for (;;) {
    if (cells.length >= mostCells) refuse('tooManyColumns', { line });
    let cell = '';
    let start = at;
    while (text[start] === ' ') start += 1;
    if (text[start] === '"') {
      at = start + 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0 || quote >= limit) refuse('quoteOpen', { line, text: text.slice(from, from + 200) });
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
      lines += countLines(cell);
    }
    // A plain cell, or what stands after a closing quote; quotes in the middle are kept as they are.
    start = at;
    while (at < limit && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    if (at >= limit && limit < text.length)
      refuse('lineTooLong', { line, text: text.slice(from, from + 200) });
    cells.push(cell + (cell === '' ? text.slice(start, at) : text.slice(start, at).trimEnd()));
    if (at >= text.length || text[at] !== separator) break;
    at += 1;
  }
  if (text[at] === '\r') at += 1;
  if (text[at] === '\n') at += 1;
  return { cells, end: at, lines };
}

function countLines(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}
