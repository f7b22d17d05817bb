import { useEffect, useRef } from 'preact/hooks';
import { type HedgedLines, NOT_HEDGED } from '@/lib/core/analysis';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { PairOutlook } from '@/lib/core/hedge/pair';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import { useStore } from '@/lib/state/store';
import type { WhatIfState, WhatIfStore } from '@/lib/state/what-if';
import type { Hedged } from './use-hedge';

export type ShowEven = (strikes: ChosenCondor['strikes'], lines: HedgedLines) => void;

export type EvenLinesProps = {
  readonly hedged: Hedged;
  readonly pair: PairOutlook | null;
  readonly whatIf: WhatIfStore;
  readonly show: ShowEven;
};

/** Each line drawn makes the page read again: a slider is followed a few times a second. */
const everyMs = 250;
/** More lines than a message carries would be no picture. */
const most = 8;

/** Tells the page where condor and hedge together are even; nothing of it is on this screen. */
export function EvenLines({ hedged, pair, whatIf, show }: EvenLinesProps) {
  const vix = useStore(whatIf, vixOf);
  const last = useRef({ at: Number.NEGATIVE_INFINITY, told: '' });
  const { condor, readAt } = hedged;
  useEffect(() => {
    const tell = () => {
      const lines = linesOf(hedged, pair, vix);
      const told = JSON.stringify([lines, condor.strikes, readAt]);
      // Told again with every new chain, and where a cent has changed.
      if (told !== last.current.told) show(condor.strikes, lines);
      last.current = { at: performance.now(), told };
    };
    const later = setTimeout(tell, Math.max(0, last.current.at + everyMs - performance.now()));
    return () => clearTimeout(later);
  }, [hedged.found, condor, pair, vix, readAt]);
  return null;
}

/** Lines on a page look as sure as any other: what is modelled, or nothing at all, draws none. */
function linesOf({ found }: Hedged, pair: PairOutlook | null, vix: number | null): HedgedLines {
  const hedge = found.ok && found.value.hedge.ok ? found.value.hedge.value : null;
  if (!hedge || !pair || hedge.modelled) return NOT_HEDGED;
  const levels = vix === null ? evenAtSettlement(hedge) : pair.evens({ elapsed: 1, vix, ratio: 1 }).combined;
  return {
    levels: levels.slice(0, most).map(cents),
    vix: vix === null || levels.length === 0 ? null : cents(vix),
  };
}

const cents = (value: number) => Math.round(value * 100) / 100;
const vixOf = ({ scenario }: WhatIfState) => scenario.vix;

/** The levels at which condor and hedge together are even, at the size suggested. */
export function evenAtSettlement({ breakEvens }: HedgeView): readonly number[] {
  return breakEvens.find(({ moment, ratio }) => moment === 'settlement' && ratio === 1)?.combined ?? [];
}
