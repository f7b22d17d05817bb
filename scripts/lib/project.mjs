import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside the project. */
export const inside = (...parts) => path.join(root, ...parts);

/** What package.json says. */
export const manifest = JSON.parse(readFileSync(inside('package.json'), 'utf8'));
