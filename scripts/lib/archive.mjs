import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Local time on purpose: zip dates have no zone and fflate reads them with local getters. */
const DATE = new Date(1980, 0, 2, 12, 0, 0);

/** Writes a zip whose bytes depend on nothing but the names and contents of the files. */
export async function writeZip(target, folder, files) {
  const { zipSync } = await import('fflate');
  const entries = [...files].sort().map((file) => [file, readFileSync(path.join(folder, file))]);
  const bytes = zipSync(Object.fromEntries(entries), { level: 9, mtime: DATE });
  writeFileSync(target, bytes);
  return bytes.length;
}

/** Every file under a folder, with forward slashes. */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}
