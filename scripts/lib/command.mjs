import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

/** A command that did not end well; `output` is what it printed, where that was kept back. */
export class CommandFailed extends Error {
  constructor(name, code, output) {
    super(`${name} ended with ${code}`);
    this.output = output;
  }
}

/**
 * Runs a program in the project's folder and gives back what it printed.
 * With `quiet` the output is kept back and comes with the error if there is one; else it is shown as it comes.
 */
export function run(
  program,
  args,
  { quiet = false, cwd = root, env = {}, title = path.basename(program) } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32' && !path.isAbsolute(program),
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(output).toString();
      if (code === 0) resolve(text);
      else reject(new CommandFailed(title, code, text));
    });
  });
}

/** Runs the command line of an installed package with this very Node.js, without npx. */
export function tool(name, args, options = {}) {
  const [packageName, command] = TOOLS[name];
  const folder = path.join(options.cwd ?? root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = path.join(folder, typeof bin === 'string' ? bin : bin[command]);
  return node(file, args, { title: name, ...options });
}

/** npm, whichever way this script was started. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? node(cli, args, { title: 'npm', ...options }) : run('npm', args, options);
}

const TOOLS = {
  biome: ['@biomejs/biome', 'biome'],
  tsc: ['typescript', 'tsc'],
  vitest: ['vitest', 'vitest'],
  wxt: ['wxt', 'wxt'],
};

const node = (file, args, options) => run(process.execPath, [file, ...args], options);
