import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Mutates one folder of the engine and lets its own tests notice: `npm run mutation -- market`, or with files of it,
 * `npm run mutation -- market parity.ts clock.ts`, or `npm run mutation -- market --sample=0.05` for every twentieth
 * mutant of all its files. Takes minutes to hours, and is no part of `npm test`.
 */
const words = process.argv.slice(2);
const [folder = '', ...files] = words.filter((word) => !word.startsWith('--'));
const share = words.find((word) => word.startsWith('--sample='))?.slice('--sample='.length);
/** Anything else, such as --concurrency=1, is Stryker's. */
const others = words.filter((word) => word.startsWith('--') && !word.startsWith('--sample='));
if (!['condor', 'market', 'pricing', 'stages'].includes(folder)) {
  console.error('Which folder of lib/core: condor, market, pricing or stages?');
  process.exit(1);
}
if (share !== undefined && !(Number(share) > 0 && Number(share) <= 1)) {
  console.error('A sample is a share above 0 and up to 1, such as --sample=0.05');
  process.exit(1);
}
const here = import.meta.dirname;
const root = join(here, '../..');
const stryker = join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js');
if (!existsSync(stryker))
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });

const paths = (files.length > 0 ? files : ['**/*.ts']).map((file) => `lib/core/${folder}/${file}`);
const config = join('test', 'mutation', 'stryker.config.json');
// What a sample leaves out must not be remembered as tried.
const memory = share === undefined ? folder : `${folder}-sample-${share}`;
const { plugins } = JSON.parse(readFileSync(join(here, 'stryker.config.json'), 'utf8'));
const own = [
  ...['--incrementalFile', `reports/mutation/${memory}.json`, '--mutate', paths.join(',')],
  ...others,
  ...(share === undefined
    ? []
    : ['--plugins', [...plugins, './test/mutation/sample.mjs'].join(','), '--checkers', 'sample']),
];
try {
  execFileSync(process.execPath, [stryker, 'run', config, ...own], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      MUTATED: folder,
      MUTANT_SHARE: share ?? '1',
      // A sandbox stands deeper than the checkout it is made of.
      WINGSPAN_SHARED: process.env['WINGSPAN_SHARED'] ?? join(root, '../shared'),
    },
  });
} catch {
  process.exit(1);
}
