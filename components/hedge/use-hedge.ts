import { useMemo, useState } from 'preact/hooks';
import type { Analysis } from '@/lib/core/analysis';
import type { Condor } from '@/lib/core/condor/condor';
import { createHedgeAnalyser } from '@/lib/core/hedge/analyse';
import type { HedgeAnalysis } from '@/lib/core/hedge/analysis';
import { type HedgeChoice, hedgeSettingsOf } from '@/lib/core/hedge/hedge-choice';
import type { HedgeTrouble } from '@/lib/core/hedge/trouble';
import type { Chain } from '@/lib/core/market/chain';
import type { Result } from '@/lib/core/result';
import type { ChosenCondor } from '@/lib/core/stages/chosen';

/** Chains are kept every few seconds; a kept one is at most so much older than what is shown. */
const sameMs = 60_000;

/** The very chain that is looked at: one of the same name from a file or an older reading would mix two markets. */
export function ownChain(analysis: Analysis, chains: readonly Chain[]): Chain | undefined {
  return chains.find(
    ({ root, expiry, source }) =>
      root === analysis.root &&
      expiry === analysis.expiry &&
      source.place === analysis.source.place &&
      Math.abs(source.readAt - analysis.asOf) < sameMs,
  );
}

export type HedgeWish = {
  readonly condor: ChosenCondor;
  readonly own: Chain;
  /** Every chain kept in this session, of this tab and of others. */
  readonly chains: readonly Chain[];
  readonly choice: HedgeChoice;
  readonly rate: number;
};

/** The hedge worked out here, in the page; a stage runs again only when one of its own inputs has changed. */
export function useHedge({
  condor,
  own,
  chains,
  choice,
  rate,
}: HedgeWish): Result<HedgeAnalysis, HedgeTrouble> {
  const [analyser] = useState(createHedgeAnalyser);
  const held = useMemo(() => condorOf(condor), [condor]);
  const settings = useMemo(() => hedgeSettingsOf(choice, rate), [choice, rate]);
  const vixChains = useMemo(() => chains.filter(({ underlying }) => underlying === 'VIX'), [chains]);
  const further = useMemo(
    () => chains.filter(({ underlying, expiry }) => underlying === 'SPX' && expiry > own.expiry),
    [chains, own.expiry],
  );
  const typed = useMemo(
    () => (choice.typedLevel === null ? null : { level: choice.typedLevel, forwards: [] }),
    [choice.typedLevel],
  );
  return analyser({
    chain: own,
    further,
    condor: held,
    vixChains,
    typed,
    // The engine takes the level from chains that are fresh enough, or the typed one.
    vixLevel: null,
    signals: {},
    vixRsi: null,
    entryDelta: null,
    bought: [],
    settings,
    daysAhead: 1,
    date: null,
    ratio: 1,
    now: own.source.readAt,
  });
}

function condorOf({ strikes, credits, position }: ChosenCondor): Condor {
  const { multiplier, count, fees } = position;
  return { strikes, credit: credits.target, multiplier, count, fee: fees / (4 * count), sides: 1 };
}
