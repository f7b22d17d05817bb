import type { P50Progress } from '@/components/plots/p50';
import type { P50Question } from '@/lib/core/condor/p50-question';

/** One simulation in a worker of its own; it ends with the signal, whatever it is doing. */
export function simulateP50(
  question: P50Question,
  told: (progress: P50Progress) => void,
  signal: AbortSignal,
): void {
  const worker = new Worker(new URL('./p50-worker.ts', import.meta.url), { type: 'module' });
  signal.addEventListener('abort', () => worker.terminate());
  worker.onmessage = ({ data }: MessageEvent<P50Progress>) => {
    if (signal.aborted) return;
    told(data);
    if ('refused' in data || data.paths >= data.of) worker.terminate();
  };
  worker.onerror = () => {
    if (!signal.aborted) told({ refused: 'crashed' });
    worker.terminate();
  };
  worker.postMessage(question);
}
