import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Mutates one folder of the engine and lets its own tests notice: `npm run mutation -- market`, or with files of it,
 * `npm run mutation -- market parity.ts clock.ts`. Takes minutes to hours, and is no part of `npm test`.
 */
const [folder = '', ...files] = process.argv.slice(2);
if (!['condor', 'market', 'pricing', 'stages'].includes(folder)) {
  console.error('Which folder of lib/core: condor, market, pricing or stages?');
  process.exit(1);
}
const here = import.meta.dirname;
const root = join(here, '../..');
const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js');
if (!existsSync(stryker))
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });

const paths = (files.length > 0 ? files : ['**/*.ts']).map((file) => `lib/core/${folder}/${file}`);
const config = join('test', 'mutation', 'stryker.config.json');
const own = ['--incrementalFile', `reports/mutation/${folder}.json`, '--mutate', paths.join(',')];
try {
  execFileSync(process.execPath, [stryker, 'run', config, ...own], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      MUTATED: folder,
      // A sandbox stands deeper than the checkout it is made of.
      WINGSPAN_SHARED: process.env['WINGSPAN_SHARED'] ?? join(root, '../shared'),
    },
  });
} catch {
  process.exit(1);
}
