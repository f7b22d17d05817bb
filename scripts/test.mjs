import { lintAddon } from './lib/addon.mjs';
import { browserVariables, ensureBrowsers } from './lib/browsers.mjs';
import { build } from './lib/builds.mjs';
import { checks } from './lib/checks.mjs';
import { ensurePackages, ensureTypes } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { Steps } from './lib/steps.mjs';
import { Tests } from './lib/vitest.mjs';

requireNode();

const tests = new Tests();
let env = {};
const e2e = (name, ...args) => tests.runTwice(name, ['--project', 'e2e', ...args], { env });

/** Everything a change has to pass, in the order it runs; `after` names what has to have passed before. */
const all = [
  { name: 'install', work: ensurePackages, always: true },
  { name: 'prepare', work: ensureTypes, always: true, after: ['install'] },
  ...checks(tests).map((check) => ({ ...check, after: ['install'] })),
  { name: 'build', work: () => build(), after: ['install'] },
  { name: 'addon', work: () => lintAddon(), after: ['build'] },
  { name: 'browsers', work: findBrowsers },
  {
    name: 'browser',
    work: () => tests.run('browser', ['--project', 'browser', '--passWithNoTests'], { env }),
    after: ['install', 'browsers'],
  },
  {
    name: 'chromium and firefox',
    // Two at once: most of the time each waits for its pages.
    work: () =>
      e2e('surfaces', 'test/e2e/chromium/', 'test/e2e/firefox/', '--fileParallelism=true', '--maxWorkers=2'),
    after: ['build', 'browsers'],
  },
  // Times count here: nothing else may run.
  { name: 'measured', work: () => e2e('measured', 'test/e2e/measured/'), after: ['build', 'browsers'] },
  { name: 'built', work: () => e2e('built', 'test/e2e/built/'), after: ['build'] },
];

/** The steps whose names hold one of the words given, and what they need; all of them without a word. */
function chosen(words) {
  if (words.length === 0) return all;
  const names = new Set(
    all.filter(({ name }) => words.some((word) => name.includes(word))).map(({ name }) => name),
  );
  if (names.size === 0) {
    console.error(
      `No step is called ${words.join(' or ')}. Steps: ${all.map(({ name }) => name).join(', ')}`,
    );
    process.exit(1);
  }
  for (const { name, after = [] } of [...all].reverse())
    if (names.has(name)) for (const other of after) names.add(other);
  return all.filter(({ name, always }) => always || names.has(name));
}

async function findBrowsers() {
  const found = await ensureBrowsers(['chromium', 'firefox']);
  env = browserVariables(found);
  return Object.values(found).join(', ');
}

const steps = new Steps();
for (const { name, work, after } of chosen(process.argv.slice(2))) await steps.step(name, work, { after });
steps.finish(tests);
