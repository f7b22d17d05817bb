import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tool } from './command.mjs';
import { inside } from './project.mjs';

/** Runs vitest several times and adds up what its reports say. */
export class Tests {
  passed = 0;
  failed = 0;
  skipped = 0;
  /** Full names of the tests that were not run. */
  skippedNames = [];
  /** Full names of the tests that failed once and passed when tried again. */
  secondAttempts = [];

  /** One run; the note says how many passed. Fails when vitest fails, also when a file could not be loaded. */
  async run(name, args, { env = {} } = {}) {
    const report = inside('test-results', `${name.replaceAll(' ', '-')}.json`);
    mkdirSync(inside('test-results'), { recursive: true });
    rmSync(report, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    let failure;
    await tool('vitest', ['run', ...args, ...reporters], { env: { NO_COLOR: '1', ...env } }).catch(
      (error) => {
        failure = error;
      },
    );
    const counts = this.#add(report, failure);
    if (failure) throw new Error(`${counts.failed} failed`);
    return `${counts.passed} passed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`;
  }

  /** The line that ends a run. */
  get line() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }

  #add(report, failure) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const file of readReport(report)) {
      if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'))
        counts.failed += 1; // The file itself could not be loaded, or a hook broke.
      for (const { status, fullName, failureMessages } of file.assertionResults) {
        if (status === 'passed' && failureMessages.length > 0) this.secondAttempts.push(fullName);
        if (status === 'passed' || status === 'failed') counts[status] += 1;
        else {
          counts.skipped += 1;
          this.skippedNames.push(fullName);
        }
      }
    }
    if (failure && counts.failed === 0) counts.failed = 1;
    this.passed += counts.passed;
    this.failed += counts.failed;
    this.skipped += counts.skipped;
    return counts;
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return [];
  }
}
