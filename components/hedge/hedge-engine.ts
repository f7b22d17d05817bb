import { useEffect, useState } from 'preact/hooks';
import type { createHedgeAnalyser } from '@/lib/core/hedge/analyse';
import type { pairOutlook, suggestedPosition } from '@/lib/core/hedge/pair';

/** What works a hedge out. Most chains have none, so it is loaded for the first one that may. */
export type HedgeEngine = {
  readonly createHedgeAnalyser: typeof createHedgeAnalyser;
  readonly suggestedPosition: typeof suggestedPosition;
  readonly pairOutlook: typeof pairOutlook;
};

let loaded: HedgeEngine | null = null;

export async function loadHedgeEngine(): Promise<HedgeEngine> {
  const [analyse, pair] = await Promise.all([
    import('@/lib/core/hedge/analyse'),
    import('@/lib/core/hedge/pair'),
  ]);
  loaded = {
    createHedgeAnalyser: analyse.createHedgeAnalyser,
    suggestedPosition: pair.suggestedPosition,
    pairOutlook: pair.pairOutlook,
  };
  return loaded;
}

/** `null` until it is there, or where it is not wanted. */
export function useHedgeEngine(wanted: boolean): HedgeEngine | null {
  const [engine, setEngine] = useState(loaded);
  useEffect(() => {
    // What cannot be loaded now, as after an update of the extension, is tried again with the next chain.
    if (wanted && !engine) loadHedgeEngine().then(setEngine, () => undefined);
  }, [wanted]);
  return wanted ? engine : null;
}
