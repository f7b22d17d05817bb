import { refuse } from './failure';
import type { Row } from './records';

/**
 * A record that fits its head: `null` for the head said again, a refusal where cells are missing (a file that was
 * cut) or are too many (a separator inside a number, which moves every cell after it).
 */
export function fitRow(row: Row, head: readonly string[]): Row | null {
  const { cells, line } = row;
  if (cells.length === head.length && cells[0] !== head[0]) return row;
  if (cells.length < head.length) {
    if (isBlank(head.slice(cells.length))) return row;
    return refuse('rowCut', { line, text: cells.slice(0, 20).join(' ') });
  }
  if (!isBlank(cells.slice(head.length)))
    return refuse('rowWide', { line, text: cells.slice(0, 20).join(' ') });
  return head.every((name, at) => name.trim() === (cells[at] ?? '').trim()) || isBlank(cells) ? null : row;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
