import { startP50 } from '@/lib/core/condor/p50';
import type { P50Question } from '@/lib/core/condor/p50-question';
import { advancePaths, pathEstimate } from '@/lib/core/pricing/paths';

/** Simulates in slices and tells after each; ends by itself, or when it is terminated. The same seed, the same answer. */

const seed = 20_231;
const paths = 20_000;
const slice = 250;

self.onmessage = ({ data }: MessageEvent<P50Question>) => {
  const started = startP50(data.condor, data.situation, seed);
  if (!started.ok) {
    self.postMessage({ refused: started.error });
    return;
  }
  const run = started.value;
  while (run.paths < paths && !run.now) {
    advancePaths(run, slice);
    self.postMessage({ ...pathEstimate(run), of: paths });
  }
  self.postMessage({ ...pathEstimate(run), of: run.paths });
};
