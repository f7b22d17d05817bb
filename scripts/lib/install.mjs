import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm, tool } from './command.mjs';
import { inside } from './project.mjs';

/** What every other script needs: the packages and the types. */
export async function ensureInstall() {
  await ensurePackages();
  await ensureTypes();
}

/** Installs the packages of the lockfile when they are missing or others. */
export async function ensurePackages() {
  if (!isInstalled()) {
    if (isLink(inside('node_modules')))
      throw new Error(
        'node_modules is a link to a folder that does not match package-lock.json: update it there.',
      );
    console.log('Installing packages …');
    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  }
}

/** Lets WXT write its types, which it reads out of the entry points, when they are missing or old. */
export async function ensureTypes() {
  if (isPrepared()) return;
  await tool('wxt', ['prepare'], { quiet: true, env: { NO_COLOR: '1' } });
  writeFileSync(STAMP, '');
}

/** Tells when the types were last looked at: WXT leaves a file alone that would not change. */
const STAMP = inside('.wxt', 'prepared');

/**
 * Whether every package of the lockfile is there in its version.
 * By content and not by date: a checkout gives the lockfile a new date without changing it.
 */
export function isInstalled() {
  const record = inside('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(inside('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([where, entry]) => {
    if (where === '') return true;
    const found = present[where];
    return found === undefined ? isOptional(entry) : found.version === entry.version;
  });
}

const isOptional = (entry) => Boolean(entry.optional || entry.devOptional);

const isLink = (file) => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** Whether the types WXT writes are newer than everything they are made from. */
function isPrepared() {
  if (!existsSync(STAMP) || !existsSync(inside('.wxt', 'tsconfig.json'))) return false;
  const at = statSync(STAMP).mtimeMs;
  const pages = readdirSync(inside('entrypoints'), { recursive: true }).map((file) =>
    path.join('entrypoints', file),
  );
  return ['wxt.config.ts', 'assets/locales/en.yml', 'entrypoints', ...pages].every(
    (source) => statSync(inside(source)).mtimeMs < at,
  );
}
