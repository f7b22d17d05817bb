import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';

/** What the tests measured, a line each: `test-results/figures.txt`, from which the papers quote. */

const file = path.resolve('test-results/figures.txt');

/** Say a measured figure in one line and keep it; two files of tests may do so at once. */
export async function figure(name: string, value: number, unit: string): Promise<void> {
  const line = `${name}: ${Number(value.toPrecision(4))} ${unit}`;
  console.log(`figure: ${line}`);
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `${line}\n`);
}

/** The value below which this part of the samples lies: 0.5 for the median, 0.95 for the slow ones. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
