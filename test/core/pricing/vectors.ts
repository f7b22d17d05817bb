import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Golden vectors stand beside the project, not in it: `../shared`, or where `WINGSPAN_SHARED` says. */
const ROOT = join(
  process.env['WINGSPAN_SHARED'] ?? join(import.meta.dirname, '../../../../shared'),
  'vectors',
);

export type Row = { readonly text: (column: string) => string; readonly number: (column: string) => number };

/** Rows of a vector file; `null`, with a line that says so, where `../shared` is missing. */
export function vectors(name: string): Row[] | null {
  const file = join(ROOT, name);
  if (!existsSync(file)) {
    console.warn(`skipped: ${name} is not in ../shared/vectors`);
    return null;
  }
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const text = (column: string) => {
      const cell = cells[columns.indexOf(column)];
      if (cell === undefined) throw new Error(`${name} has no column ${column}`);
      return cell;
    };
    return { text, number: (column) => Number(text(column)) };
  });
}

/** The rounding of a double, 2⁻⁵². */
export const EPSILON = 2 ** -52;
