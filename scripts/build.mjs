import path from 'node:path';
import { BUILDS, build } from './lib/builds.mjs';
import { ensureInstall } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { root } from './lib/project.mjs';

/** Both builds and the zips; with `chrome` or `firefox` that build alone. */
await main(async () => {
  await ensureInstall();
  const only = process.argv.slice(2).filter((name) => name in BUILDS);
  const browsers = only.length > 0 ? only : Object.keys(BUILDS);
  await build(browsers);
  for (const browser of browsers) console.log(path.relative(root, BUILDS[browser].folder));
  if (only.length > 0) return;
  const { zip } = await import('./zip.mjs');
  for (const file of await zip()) console.log(path.relative(root, file));
});
