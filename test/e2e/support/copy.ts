import { cp, link, mkdir, readdir, readlink, realpath, symlink } from 'node:fs/promises';
import path from 'node:path';

const NOT_COPIED = new Set([
  '.git',
  '.output',
  '.wxt',
  'coverage',
  'node_modules',
  'reports',
  'test-results',
]);

/** Copies the project's own files; its packages come as hard links, which is fast and takes no room. */
export async function copyProject(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    filter: (file) => !NOT_COPIED.has(path.relative(from, file)),
  });
  await linkTree(await realpath(path.join(from, 'node_modules')), path.join(to, 'node_modules'));
}

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
      if (entry.isDirectory()) return linkTree(source, target);
      if (entry.isSymbolicLink()) return symlink(await readlink(source), target);
      return link(source, target).catch(() => cp(source, target)); // another file system
    }),
  );
}
