import { existsSync, readFileSync } from 'node:fs';

/** Golden vectors stand beside the project, not in it: `../shared`, or next to the main checkout. */
const ROOT = new URL('../../../../shared/vectors/', import.meta.url);

export type Row = { readonly text: (column: string) => string; readonly number: (column: string) => number };

/** Rows of a vector file; `null`, with a line that says so, where `../shared` is missing. */
export function vectors(name: string): Row[] | null {
  const file = new URL(name, ROOT);
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
