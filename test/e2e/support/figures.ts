import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the tests measured, by name: `test-results/figures.json`, from which the papers quote. */

const file = path.resolve('test-results/figures.json');

export type Figure = { readonly value: number; readonly unit: string };

/** Say a measured figure in one line and keep it. Files of tests run one after another, so nobody interferes. */
export async function figure(name: string, value: number, unit: string): Promise<void> {
  const rounded = Number(value.toPrecision(4));
  console.log(`figure: ${name}: ${rounded} ${unit}`);
  const kept = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Record<string, Figure>,
    () => ({}),
  );
  const all = Object.entries({ ...kept, [name]: { value: rounded, unit } });
  await mkdir(path.dirname(file), { recursive: true });
  const sorted = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')));
  await writeFile(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The value below which this part of the samples lies: 0.5 for the median, 0.95 for the slow ones. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
