import { fail, ok, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import type { Answers } from './answers';
import type { FileContent } from './content';
import { type FileFailure, fileFailure, Refusal } from './failure';
import { recognise } from './recognise';
import type { PageReader } from './saved-page';
import { visible } from './visible';

export type FileInput = {
  readonly name: string;
  readonly text: string;
  readonly now: Instant;
  /** What the user has said about an earlier refusal of the same file. */
  readonly answers?: Answers;
  readonly readPage?: PageReader;
};

/**
 * What a dropped or pasted text holds, or why it gives nothing. The format is told by the content, never by the name.
 * Never throws, whatever the text is; a long one is better read by `readFileInSlices`.
 */
export function readFile(input: FileInput): Result<FileContent, FileFailure> {
  return caught(() => {
    const steps = recognise(prepared(input));
    for (;;) {
      const step = steps.next();
      if (step.done === true) return ok(step.value);
    }
  });
}

export type Slices = {
  /** Told after every slice, from 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
  /** How long a slice may last before the page gets its turn. */
  readonly everyMs?: number;
};

/** The same in slices, for files that take longer than a frame; stops with `stopped` when the signal says so. */
export async function readFileInSlices(
  input: FileInput,
  { progress, signal, everyMs = 8 }: Slices = {},
): Promise<Result<FileContent, FileFailure>> {
  const steps = recognise(prepared(input));
  for (;;) {
    if (signal?.aborted) return fail(fileFailure('stopped'));
    let done = 0;
    const slice = caught(() => {
      const until = performance.now() + everyMs;
      for (;;) {
        const step = steps.next();
        if (step.done === true) return ok(step.value);
        done = step.value;
        if (performance.now() >= until) return ok(null);
      }
    });
    if (!slice.ok) return slice;
    if (slice.value !== null) {
      progress?.(1);
      return ok(slice.value);
    }
    progress?.(Math.min(1, done / Math.max(1, input.text.length)));
    await new Promise((resume) => setTimeout(resume));
  }
}

function prepared(input: FileInput) {
  const name = visible(
    input.name.slice(Math.max(input.name.lastIndexOf('/'), input.name.lastIndexOf('\\')) + 1),
  );
  return { ...input, name, answers: input.answers ?? {} };
}

function caught<T>(work: () => Result<T, FileFailure>): Result<T, FileFailure> {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure);
    return fail(fileFailure('readerCrashed', { text: error instanceof Error ? error.name : 'unknown' }));
  }
}
