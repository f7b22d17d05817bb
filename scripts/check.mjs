import { checks } from './lib/checks.mjs';
import { ensurePackages, ensureTypes } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { Steps } from './lib/steps.mjs';
import { Tests } from './lib/vitest.mjs';

requireNode();
const steps = new Steps();
const tests = new Tests();
await steps.step('install', ensurePackages);
await steps.step('prepare', ensureTypes, { after: ['install'] });
for (const { name, work } of checks(tests)) await steps.step(name, work, { after: ['install'] });
steps.finish(tests);
