import type { Decimal } from './answers';
import { refuse } from './failure';
import { decimalHint } from './number';
import { records, type Separator } from './records';

/** How a file separates its cells and writes its decimals. */
export type Dialect = { readonly separator: Separator; readonly decimal: Decimal };

/** In order of trust: a tab is never part of a number or a name, a comma often is. */
const separators: readonly Separator[] = ['\t', ';', '|', ','];
const linesLooked = 60;
const linesForDecimal = 5_000;

/** The separator under which the first lines fall into the most alike records, or none. */
export function separatorOf(text: string): Separator | null {
  let best: Separator | null = null;
  let bestLines = 0;
  for (const separator of separators) {
    const widths = new Map<number, number>();
    let lines = 0;
    for (const { cells } of records(text, separator)) {
      const width = cells.length;
      if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
      lines += 1;
      if (lines === linesLooked) break;
    }
    const alike = Math.max(0, ...widths.values());
    // A comma inside names or decimals must beat a separator that already explains most of the lines.
    if (alike > bestLines && bestLines < 0.8 * lines) {
      best = separator;
      bestLines = alike;
    }
  }
  return best;
}

/**
 * The decimal sign that the numbers of a file show. A comma can only be one where it does not also separate,
 * or where cells are quoted. Refuses where `1,234` could be either and nothing tells.
 */
export function decimalOf(text: string, separator: Separator, answer: Decimal | undefined): Decimal {
  if (answer !== undefined) return answer;
  if (separator === ',' && !hasQuotedNumbers(text)) return '.';
  let point = false;
  let comma = false;
  let doubtful: { line: number; text: string } | null = null;
  let lines = 0;
  for (const { cells, line } of records(text, separator)) {
    for (const cell of cells) {
      const hint = decimalHint(cell);
      if (hint === '.') point = true;
      else if (hint === ',') comma = true;
      else if (hint === 'either') doubtful ??= { line, text: cell };
    }
    lines += 1;
    if (lines === linesForDecimal) break;
  }
  if (point && !comma) return '.';
  if (comma && !point) return ',';
  if (!point && !comma && doubtful === null) return '.';
  return refuse('decimalUnclear', doubtful ?? {}, [{ about: 'decimal', options: ['.', ','] }]);
}

/** Numbers with commas in a file that separates by commas, which can only be in quotes. */
function hasQuotedNumbers(text: string): boolean {
  if (!text.includes('"')) return false;
  let lines = 0;
  for (const { cells } of records(text, ',')) {
    if (cells.some((cell) => cell.includes(',') && decimalHint(cell) !== null)) return true;
    lines += 1;
    if (lines === linesForDecimal) break;
  }
  return false;
}
