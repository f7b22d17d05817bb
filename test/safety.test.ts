import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The table of faults says what is done about each and which test shows it: those tests have to be there. */

const rows = readFileSync('docs/safety.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| F\d\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, fault = '', , , tests = '']) => ({ fault, tests: proofsIn(tests) }));

/** Files in the order of the cell, each with the titles that follow it. */
function proofsIn(cell: string): readonly { readonly file: string; readonly titles: readonly string[] }[] {
  return cell
    .split('`test/')
    .slice(1)
    .map((part) => ({
      file: `test/${part.slice(0, part.indexOf('`'))}`,
      titles: [...part.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
    }));
}

describe('the table of faults', () => {
  it('has every fault once', () => {
    const all = Array.from({ length: 28 }, (_, i) => `F${String(i + 1).padStart(2, '0')}`);
    expect(rows.map(({ fault }) => fault)).toEqual(all);
  });

  it.each(rows)('$fault names tests that are there', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, titles } of tests) {
      expect(existsSync(file), file).toBe(true);
      const source = readFileSync(file, 'utf8');
      expect(titles.length, file).toBeGreaterThan(0);
      for (const title of titles) expect(source, file).toContain(title);
    }
  });
});
