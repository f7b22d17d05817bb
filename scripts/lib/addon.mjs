import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from './archive.mjs';
import { BUILDS } from './builds.mjs';

/** What Preact does for its dangerouslySetInnerHTML, which nothing here uses, as the bundler writes it. */
const PREACT = /\w+\.innerHTML=\w+\.__html/;

/** Mozilla's own linter over the Firefox build: no error, no notice, and no warning but Preact's own, counted. */
export async function lintAddon(folder = BUILDS.firefox.folder) {
  const { createInstance } = await import('addons-linter');
  const config = {
    _: [folder],
    logLevel: 'fatal',
    output: 'none',
    boring: true,
    metadata: false,
    pretty: false,
    selfHosted: false,
    stack: false,
    warningsAsErrors: false,
    shouldScanFile: () => true,
  };
  const { errors, notices, warnings } = await createInstance({ config, runAsBinary: false }).run();
  const strange = warnings.filter((warning) => !isPreact(folder, warning));
  const bad = [...errors, ...notices, ...strange];
  if (bad.length > 0) throw new Error(['addons-linter complains', ...bad.map(inWords)].join('\n'));
  const expected = preactAssignments(folder);
  if (warnings.length !== expected)
    throw new Error(`${warnings.length} warnings, but ${expected} places where Preact sets innerHTML`);
  return `0 errors, 0 notices, ${expected} of Preact's own warnings`;
}

function isPreact(folder, { code, file, line, column }) {
  if (code !== 'UNSAFE_VAR_ASSIGNMENT') return false;
  const text = readFileSync(path.join(folder, file), 'utf8').split('\n')[line - 1] ?? '';
  return PREACT.exec(text.slice(Math.max(0, column - 1), column + 60))?.index <= 1;
}

function preactAssignments(folder) {
  const everyOne = new RegExp(PREACT, 'g');
  return filesUnder(folder)
    .filter((file) => file.endsWith('.js'))
    .reduce(
      (sum, file) => sum + [...readFileSync(path.join(folder, file), 'utf8').matchAll(everyOne)].length,
      0,
    );
}

const inWords = ({ code, file, line, column, message }) => `${code} ${file}:${line}:${column} ${message}`;
