import { table } from './table.mjs';

/** Runs named steps one after the other, keeps their seconds, and goes on after a failure. */
export class Steps {
  #done = [];

  /** Runs one step. A step whose `after` did not pass is not run. */
  async step(name, work, { after = [] } = {}) {
    const missing = after.find((other) => this.#result(other) !== 'passed');
    if (missing !== undefined) {
      this.#record(name, 0, 'not run', `needs ${missing}`);
      return;
    }
    console.log(`\n=== ${name}`);
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    try {
      const note = await work();
      this.#record(name, seconds(), 'passed', typeof note === 'string' ? note : '');
    } catch (error) {
      console.log(error.output ?? '');
      console.log(error.message);
      this.#record(name, seconds(), 'failed', error.message.split('\n')[0].slice(0, 80));
    }
  }

  /** Whether everything passed. */
  get passed() {
    return this.#done.every((step) => step.result === 'passed');
  }

  /** Steps that failed or could not be run. */
  get broken() {
    return this.#done.filter((step) => step.result !== 'passed').map((step) => step.name);
  }

  /** The table of what ran. */
  summary() {
    const rows = this.#done.map(({ name, seconds, result, note }) => [
      name,
      seconds.toFixed(1),
      result,
      note,
    ]);
    const total = this.#done.reduce((sum, { seconds }) => sum + seconds, 0);
    return table(['step', 'seconds', 'result', ''], [...rows, ['total', total.toFixed(1), '', '']]);
  }

  /** Prints the table, what was skipped and the counts; sets the exit code. */
  finish(tests) {
    console.log(`\n${this.summary()}\n`);
    for (const name of tests.skippedNames) console.log(`skipped: ${name}`);
    for (const name of tests.secondAttempts) console.log(`passed at the second attempt: ${name}`);
    for (const { title, why } of tests.failures) console.log(`failed: ${title}\n        ${why}`);
    if (!this.passed) console.log(`not passed: ${this.broken.join(', ')}`);
    console.log(tests.line);
    process.exitCode = this.passed ? 0 : 1;
  }

  #result(name) {
    return this.#done.find((step) => step.name === name)?.result ?? 'passed';
  }

  #record(name, seconds, result, note) {
    this.#done.push({ name, seconds, result, note });
    console.log(
      `--- ${name}: ${result}${seconds ? `, ${seconds.toFixed(1)} s` : ''}${note ? ` (${note})` : ''}`,
    );
  }
}
