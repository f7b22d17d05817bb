import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * The folder of quotes and histories that belongs to other people: read where it lies, never copied here.
 * Beside a checkout or a worktree of it; `WINGSPAN_SHARED` names another place.
 */
const folder = process.env['WINGSPAN_SHARED'] ?? join(import.meta.dirname, '../../../shared');

export const hasSharedData = existsSync(join(folder, 'data'));

if (!hasSharedData) console.warn(`skipped: tests on real quotes and histories, ${folder}/data is missing`);

/** Text of a file under `shared/data`, unpacked where its name ends in `.gz`. */
export function sharedText(path: string): string {
  const bytes = readFileSync(join(folder, 'data', path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Cells of a comma-separated file without quoted commas. */
export function sharedRows(path: string): readonly (readonly string[])[] {
  return sharedText(path)
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('"', '').split(','));
}
