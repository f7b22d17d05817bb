import { requireNode } from './node-version.mjs';

/** Runs a script; what goes wrong is told in words, with what the failed command printed, and not as a stack. */
export async function main(work) {
  requireNode();
  try {
    await work();
  } catch (error) {
    if (error.output) console.error(error.output);
    console.error(error.message);
    process.exit(1);
  }
}
