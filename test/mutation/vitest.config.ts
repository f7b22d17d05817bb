import { defineConfig } from 'vitest/config';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

/** The folder of the engine whose mutants run: its own tests alone have to notice them. */
const folder = process.env['MUTATED'] ?? '*';

/** Searches of seconds, on every real chain or against brute force: a mutant has to be answered sooner. */
const slow =
  /real chains|many small chains full of ties|smooth chain of sixty|ten thousand strikes|too wide|takes the time of a sort/;

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    environment: 'node',
    include:
      folder === 'stages'
        ? ['test/core/analyse.test.ts', 'test/core/stages.test.ts']
        : [`test/core/${folder}/**/*.test.ts`],
    testNamePattern: new RegExp(`^(?!.*(${slow.source}))`),
    testTimeout: 60_000,
  },
});
