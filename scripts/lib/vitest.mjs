import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { tool } from './command.mjs';
import { inside, root } from './project.mjs';

/** Runs vitest several times and adds up what its reports say. */
export class Tests {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** Full names of the tests that were not run. */
  skippedNames = [];
  /** What failed, and the first line of why. */
  failures = [];
  /** Full names of the tests that failed once and passed when tried again. */
  secondAttempts = [];

  /** One run; the note says how many passed. Fails when vitest fails, also when a file could not be loaded. */
  async run(name, args, { env = {} } = {}) {
    const { files, failure } = await runVitest(name, args, env);
    return this.#count(files, failure);
  }

  /**
   * One run in which files that failed are run once more, alone and in new browsers: a stalled machine is not a
   * broken product. What needed its second attempt is named at the end.
   */
  async runTwice(name, args, { env = {} } = {}) {
    const first = await runVitest(name, args, env);
    const broken = first.files.filter(failed);
    if (broken.length === 0 || broken.length > MOST_AGAIN) return this.#count(first.files, first.failure);
    const names = broken.map((file) => file.name);
    console.log(`\nOnce more, alone: ${names.map(inProject).join(', ')}`);
    const again = await runVitest(`${name} again`, ['--project', 'e2e', ...names.map(inProject)], env);
    if (!again.failure) this.secondAttempts.push(...broken.flatMap(failuresOf).map(({ title }) => title));
    const rest = first.files.filter((file) => !broken.includes(file));
    return this.#count([...rest, ...again.files], again.failure);
  }

  /** The line that ends a run. */
  get line() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }

  #count(files, failure) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const file of files) {
      for (const { status, fullName, failureMessages } of file.assertionResults) {
        if (status === 'passed' && failureMessages.length > 0) this.secondAttempts.push(fullName);
        if (status === 'passed') counts.passed += 1;
        else if (status !== 'failed') {
          counts.skipped += 1;
          this.skippedNames.push(fullName);
        }
      }
      const failures = failuresOf(file);
      counts.failed += failures.length;
      this.failures.push(...failures);
    }
    if (failure && counts.failed === 0) counts.failed = 1;
    this.passed += counts.passed;
    this.failed += counts.failed;
    this.skipped += counts.skipped;
    if (failure) throw new Error(`${counts.failed} failed`);
    return `${counts.passed} passed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`;
  }
}

/** More than this many files that fail are no accident. */
const MOST_AGAIN = 4;

async function runVitest(name, args, env) {
  const report = inside('test-results', `${name.replaceAll(' ', '-')}.json`);
  mkdirSync(inside('test-results'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  let failure;
  await tool('vitest', ['run', ...args, ...reporters], { env: { NO_COLOR: '1', ...env } }).catch((error) => {
    failure = error;
  });
  return { files: readReport(report), failure };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return [];
  }
}

const failed = (file) => file.status === 'failed';

const inProject = (file) => path.relative(root, file).replaceAll(path.sep, '/');

/** What failed in a file, each with the first line of why; the file itself when it could not be loaded or a hook broke. */
function failuresOf(file) {
  const found = file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({
      title: `${inProject(file.name)}: ${fullName}`,
      why: firstLine(failureMessages[0]),
    }));
  if (found.length > 0 || !failed(file)) return found;
  return [{ title: inProject(file.name), why: firstLine(file.message) }];
}

const firstLine = (message = '') => message.split('\n')[0].slice(0, 300);
