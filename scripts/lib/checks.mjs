import os from 'node:os';
import { tool } from './command.mjs';

/** By itself vitest leaves one core to itself: half of a machine that has two. */
const workers = `--maxWorkers=${os.availableParallelism()}`;

/** The fast part of the tests: what needs neither a browser nor a build. */
export function checks(tests) {
  return [
    { name: 'lint', work: () => tool('biome', ['ci', '--colors=off', '--error-on-warnings', '.']) },
    { name: 'types', work: () => tool('tsc', ['--noEmit']) },
    { name: 'core types', work: () => tool('tsc', ['--noEmit', '-p', 'lib/core']) },
    { name: 'test types', work: () => tool('tsc', ['--noEmit', '-p', 'test']) },
    { name: 'unit', work: () => tests.run('unit', ['--project', 'core', '--project', 'dom', workers]) },
  ];
}
