import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject } from '../support/copy';

const root = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** The same sources in two places, built under two skies. */
const PLACES = [
  { folder: 'a', env: { TZ: 'America/New_York', LANG: 'C' } },
  {
    folder: 'a folder with spaces/b',
    env: { TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8', NODE_ENV: 'test' },
  },
];

describe('a build', () => {
  let temporary: string;

  beforeAll(async () => {
    temporary = await mkdtemp(path.join(os.tmpdir(), 'wingspan-twice-'));
  });

  afterAll(() => rm(temporary, { recursive: true, force: true }));

  it('has the same bytes wherever and whenever it is made, zips included', async () => {
    const digests = await Promise.all(
      PLACES.map(async ({ folder, env }) => {
        const place = path.join(temporary, folder);
        await copyProject(root, place);
        await run(process.execPath, ['scripts/build.mjs'], { cwd: place, env: { ...process.env, ...env } });
        return digestsUnder(path.join(place, '.output'));
      }),
    );
    const [first = {}, second = {}] = digests;
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining(['chrome-mv3/manifest.json', 'firefox-mv3/manifest.json']),
    );
    expect(Object.keys(first).filter((file) => file.endsWith('.zip'))).toHaveLength(3);
    expect(second).toEqual(first);
  });
});

/** SHA-256 of every file, by path. */
async function digestsUnder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files.sort().map(async (file) => {
      const digest = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      return [path.relative(folder, file).split(path.sep).join('/'), digest];
    }),
  );
  return Object.fromEntries(pairs);
}
