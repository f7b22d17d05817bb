import { execFileSync } from 'node:child_process';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

const NOT_SOURCE = new Set([
  '.git',
  '.output',
  '.wxt',
  'coverage',
  'node_modules',
  'reports',
  'test-results',
]);

/** The project's own files, sorted, with forward slashes: what git knows, or a walk where there is no git. */
export function sourceFiles(folder) {
  return (fromGit(folder) ?? walk(folder, '')).filter((file) => isFile(path.join(folder, file))).sort();
}

function fromGit(folder) {
  const git = (...args) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    // A folder unpacked inside somebody else's repository is not that repository.
    if (realpathSync(git('rev-parse', '--show-toplevel').trim()) !== realpathSync(folder)) return undefined;
    return git('ls-files', '-z', '-co', '--exclude-standard').split('\0').filter(Boolean);
  } catch {
    return undefined;
  }
}

function walk(folder, prefix) {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix + entry.name;
    if (NOT_SOURCE.has(name) || entry.name.endsWith('.log') || entry.name === '.DS_Store') return [];
    return entry.isDirectory() ? walk(folder, `${name}/`) : [name];
  });
}

const isFile = (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
