import { useMemo } from 'preact/hooks';
import type { Analysis } from '@/lib/core/analysis';
import type { Condor } from '@/lib/core/condor/condor';
import type { CountedView, HedgeAnalysis } from '@/lib/core/hedge/analysis';
import { type Announcement, announcementSignals } from '@/lib/core/hedge/announcements';
import { type KeptLayer, stillHeld } from '@/lib/core/hedge/bought';
import type { Histories } from '@/lib/core/hedge/daily-history';
import type { Entries } from '@/lib/core/hedge/entries';
import { type HedgeChoice, hedgeSettingsOf } from '@/lib/core/hedge/hedge-choice';
import type { PairOutlook } from '@/lib/core/hedge/pair';
import type { Position, SpxMarket } from '@/lib/core/hedge/position';
import type { HedgeTrouble } from '@/lib/core/hedge/trouble';
import { type Rsi, type RsiUnknown, vixRsi } from '@/lib/core/hedge/vix-rsi';
import type { Chain } from '@/lib/core/market/chain';
import { newYorkTime } from '@/lib/core/market/clock';
import type { Result } from '@/lib/core/result';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import { useHedgeEngine } from './hedge-engine';

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
  readonly analysis: Analysis;
  /** Every chain kept in this session, of this tab and of others. */
  readonly chains: readonly Chain[];
  readonly choice: HedgeChoice;
  readonly rate: number;
  /** Layers that were bought before. */
  readonly bought: readonly KeptLayer[];
  readonly announcements: readonly Announcement[];
  readonly histories: Histories;
  /** Delta of one condor when it was sold, by its name; what nobody said is unknown. */
  readonly entries: Entries;
  /** Trading days ahead of the moment between now and settlement. */
  readonly daysAhead: number;
};

/** The hedge of the condor looked at, for everything on the screen that shows it. */
export type Hedged = {
  readonly condor: ChosenCondor;
  /** Names the condor among those whose entry is known, and the delta of that entry. */
  readonly named: string;
  readonly entryDelta: number | null;
  /** When the chain was read that it was worked out from. */
  readonly readAt: number;
  readonly found: Result<HedgeAnalysis, HedgeTrouble>;
  /** Condor, what is held and what is still to be bought, on the market of now; `null` where there is neither. */
  readonly position: Position | null;
  /** The what-if of both; `null` likewise. */
  readonly pair: PairOutlook | null;
  /** The bought layers that are quoted, by their id. */
  readonly held: ReadonlyMap<number, CountedView>;
  readonly rsi: Result<Rsi, RsiUnknown>;
};

/**
 * The hedge worked out here, in the page; a stage runs again only when one of its own inputs has changed. `null` where
 * there is nothing to hedge.
 */
export function useHedge(wish: HedgeWish): Hedged | null {
  const { analysis, chains, choice, rate, bought, announcements, histories, entries, daysAhead } = wish;
  const { chosen } = analysis.condors;
  const condor = analysis.underlying === 'SPX' && chosen.ok ? chosen.value : null;
  const own = ownChain(analysis, chains);
  const engine = useHedgeEngine(condor !== null && own !== undefined);
  const analyser = useMemo(() => engine?.createHedgeAnalyser() ?? null, [engine]);
  const heldNow = condor && condorOf(condor);
  // A page that is read again often says the same condor again: then nothing is worked out again.
  const held = useMemo(() => heldNow, [JSON.stringify(heldNow)]);
  const settings = useMemo(() => hedgeSettingsOf(choice, rate), [choice, rate]);
  const vixChains = useMemo(() => chains.filter(({ underlying }) => underlying === 'VIX'), [chains]);
  const further = useMemo(
    () => chains.filter(({ underlying, expiry }) => underlying === 'SPX' && own && expiry > own.expiry),
    [chains, own],
  );
  const today = newYorkTime(analysis.asOf).date;
  const rsi = useMemo(() => vixRsi(histories.VIX, today), [histories, today]);
  const vixRsiNow = rsi.ok ? rsi.value.value : null;
  const days = announcementSignals(announcements, analysis.asOf);
  const told = JSON.stringify(Object.entries(days).map(([signal, reading]) => [signal, reading?.value]));
  // Whole days: the same until one of them is over.
  const signals = useMemo(() => days, [told]);
  const named = condor === null ? '' : nameOf(analysis, condor);
  const entryDelta = entries[named] ?? null;
  const living = useMemo(() => bought.flatMap((each) => stillHeld(each, today) ?? []), [bought, today]);
  const found = useMemo(
    () =>
      held &&
      own &&
      analyser?.({
        chain: own,
        further,
        condor: held,
        vixChains,
        typed: choice.typed,
        // The engine takes the level from chains that are fresh enough, or the typed one.
        vixLevel: null,
        signals,
        vixRsi: vixRsiNow,
        entryDelta,
        bought: living,
        settings,
        daysAhead,
        ratio: 1,
        now: own.source.readAt,
      }),
    [
      analyser,
      held,
      own,
      further,
      vixChains,
      choice.typed,
      settings,
      living,
      signals,
      vixRsiNow,
      entryDelta,
      daysAhead,
    ],
  );
  const position = useMemo(() => {
    if (!engine || !condor || !held || !found?.ok || !found.value.hedge.ok || !found.value.vix.ok)
      return null;
    const { hedge, held: bought } = found.value;
    const { layers } = hedge.value;
    const market = marketOf(analysis, condor, found.value.vix.value.level.value);
    return engine.suggestedPosition(held, market, layers, bought, settings);
  }, [engine, analysis, condor, held, found, settings]);
  const { asOf, settlesAt } = analysis;
  const pair = useMemo(
    () => engine && position && engine.pairOutlook(position, { now: asOf, settlesAt }),
    [engine, position, asOf, settlesAt],
  );
  const quoted = useMemo(() => {
    const views = found?.ok ? found.value.held : [];
    return new Map(
      views.flatMap((view) => {
        const kept = living[view.place];
        return kept ? [[kept.id, view] as const] : [];
      }),
    );
  }, [found, living]);
  if (!condor || !own || !found) return null;
  return {
    condor,
    named,
    entryDelta,
    readAt: own.source.readAt,
    found,
    position,
    pair,
    held: quoted,
    rsi,
  };
}

/** Another expiry or other strikes are another condor. */
function nameOf({ root, expiry }: Analysis, { strikes }: ChosenCondor): string {
  return `${root} ${expiry} ${strikes.join(' ')}`;
}

function condorOf({ strikes, credits, position }: ChosenCondor): Condor {
  const { multiplier, count, fees } = position;
  return { strikes, credit: credits.target, multiplier, count, fee: fees / (4 * count), sides: 1 };
}

/** Returns are counted from the forward, as the engine of the hedge does. */
function marketOf({ figures, smile }: Analysis, { position }: ChosenCondor, vix: number): SpxMarket {
  const forward = figures.forward.value;
  return { level: forward, forward, years: position.years, smile, vix };
}
