import { statSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, writeZip } from './lib/archive.mjs';
import { BUILDS } from './lib/builds.mjs';
import { inside, manifest, root } from './lib/project.mjs';
import { sourceFiles } from './lib/source-files.mjs';

/** Packs both builds and the sources that made them; the same tree gives the same bytes. */
export async function zip() {
  const name = (what) => inside('.output', `${manifest.name}-${manifest.version}-${what}.zip`);
  const targets = [];
  for (const [browser, { folder }] of Object.entries(BUILDS)) {
    await writeZip(name(browser), folder, filesUnder(folder));
    targets.push(name(browser));
  }
  await writeZip(name('sources'), root, sourceFiles(root));
  return [...targets, name('sources')];
}

if (process.argv[1] === import.meta.filename)
  for (const file of await zip())
    console.log(`${path.relative(root, file)}  ${(statSync(file).size / 1000).toFixed(1)} kB`);
