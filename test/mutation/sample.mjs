import { createHash } from 'node:crypto';
import { relative } from 'node:path';

/** The share of all mutants that a sample tries; the same ones in every run of the same code. */
const share = Number(process.env['MUTANT_SHARE'] ?? 1);

/** Stryker has no samples, but it leaves out what a checker refuses: here a hash decides, as a fixed seed would. */
class Sample {
  async init() {}

  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        isChosen(mutant) ? { status: 'passed' } : { status: 'compileError', reason: 'not in the sample' },
      ]),
    );
  }
}

function isChosen({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = relative(process.cwd(), fileName).replace(/^.*?lib\/core/, 'lib/core');
  const name = [file, start.line, start.column, end.line, end.column, mutatorName, replacement].join(' ');
  return createHash('sha256').update(`wingspan ${name}`).digest().readUInt32BE(0) < share * 2 ** 32;
}

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', injectableClass: Sample }];
