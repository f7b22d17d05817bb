import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;

/** Installs the packages of this folder's own lockfile when they are not there; the reason where that fails. */
export function installPeers(): string | null {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return null;
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'pipe',
    });
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/** One of those packages; they come without usable types, so the caller says what it expects of it. */
export async function peer<T>(name: string): Promise<T> {
  const loaded = await import(/* @vite-ignore */ name);
  return { ...loaded.default, ...loaded } as T;
}
