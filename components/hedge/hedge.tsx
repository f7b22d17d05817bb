import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { age, decimals, points } from '@/components/format';
import { FigureGroup } from '@/components/panel/figure-group';
import { Section } from '@/components/panel/section';
import type { Analysis } from '@/lib/core/analysis';
import type { Condor } from '@/lib/core/condor/condor';
import { createHedgeAnalyser } from '@/lib/core/hedge/analyse';
import type { HedgeAnalysis, HedgeView, VixView } from '@/lib/core/hedge/analysis';
import { type HedgeChoice, hedgeSettingsOf } from '@/lib/core/hedge/hedge-choice';
import type { Chain } from '@/lib/core/market/chain';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import type { FormatId } from '@/lib/core/tickets/format';
import { Decide } from './decide';
import { Amount, HedgeControls } from './hedge-controls';
import { HedgeTable } from './hedge-table';
import { sayConflict, sayHedgeDoubt, sayMove, saySet, sayTrouble } from './hedge-words';
import { LayerTickets } from './layer-tickets';
import { Layers } from './layers';

export type HedgeProps = {
  readonly analysis: Analysis;
  /** Every chain kept in this session, of this tab and of others. */
  readonly chains: readonly Chain[];
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
  readonly format: FormatId;
  readonly rate: number;
  readonly stale: boolean;
  readonly now: number;
  readonly copy: (text: string) => Promise<boolean>;
  /** Where condor and hedge together are even, for the page to draw. */
  readonly show: (strikes: ChosenCondor['strikes'], levels: readonly number[]) => void;
};

/** Chains are kept every few seconds; a kept one is at most so much older than what is shown. */
const sameMs = 60_000;

/** The VIX hedge of an SPX condor: what it is, what it costs where it is not needed, and what it gives where it is. */
export function Hedge(props: HedgeProps) {
  const { analysis, chains } = props;
  const { chosen } = analysis.condors;
  // The very chain that is looked at: one of the same name from a file or an older reading would mix two markets.
  const own = chains.find(
    ({ root, expiry, source }) =>
      root === analysis.root &&
      expiry === analysis.expiry &&
      source.place === analysis.source.place &&
      Math.abs(source.readAt - analysis.asOf) < sameMs,
  );
  if (analysis.underlying !== 'SPX' || !chosen.ok || !own) return null;
  return <Known {...props} condor={chosen.value} own={own} />;
}

function Known({
  condor,
  own,
  ...props
}: HedgeProps & { readonly condor: ChosenCondor; readonly own: Chain }) {
  const { chains, choice, set, rate, analysis } = props;
  const [analyser] = useState(createHedgeAnalyser);
  const held = useMemo(() => condorOf(condor), [condor]);
  const settings = useMemo(() => hedgeSettingsOf(choice, rate), [choice, rate]);
  const vixChains = useMemo(() => chains.filter(({ underlying }) => underlying === 'VIX'), [chains]);
  const further = useMemo(
    () => chains.filter(({ underlying, expiry }) => underlying === 'SPX' && expiry > analysis.expiry),
    [chains, analysis.expiry],
  );
  const typed = useMemo(
    () => (choice.typedLevel === null ? null : { level: choice.typedLevel, forwards: [] }),
    [choice.typedLevel],
  );
  const found = analyser({
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
  const hedge = found.ok ? found.value.hedge : found;
  // Lines on a page look as sure as any other: what is modelled, or nothing at all, draws none.
  const real = hedge.ok && !hedge.value.modelled && hedge.value.sizing.counts.some((count) => count > 0);
  const levels = real ? evenAtSettlement(hedge.value) : [];
  const told = levels.map((level) => level.toFixed(2)).join();
  // Told again with every new chain, and where a cent has changed.
  useEffect(
    () => props.show(condor.strikes, told === '' ? [] : told.split(',').map(Number)),
    [told, condor.strikes.join(), own.source.readAt],
  );
  return (
    <>
      {found.ok && (
        <Decide
          decision={found.value.decision}
          format={props.format}
          doubtful={props.stale}
          copy={props.copy}
        />
      )}
      <Section
        id="hedge"
        title={i18n.t('hedge.title')}
        aside={
          hedge.ok &&
          i18n.t('hedgePart.sets', [saySet(hedge.value.set), decimals(hedge.value.sizing.sets, 2)])
        }
      >
        <HedgeControls choice={choice} set={set} />
        {hedge.ok ? (
          <Suggested {...props} analysisOfHedge={found.ok ? found.value : null} hedge={hedge.value} />
        ) : (
          <>
            <p class="quiet" role="status" data-testid="hedge-refused">
              {sayTrouble(hedge.error).cause} {sayTrouble(hedge.error).remedy}
            </p>
            {['noVixChain', 'vixStale', 'vixSettled', 'typedRefused'].includes(hedge.error.code) && (
              <Amount
                name={i18n.t('hedgePart.typed')}
                value={choice.typedLevel}
                least={1}
                most={1_000}
                id="typed"
                set={(typedLevel) => set({ ...choice, typedLevel })}
              />
            )}
          </>
        )}
      </Section>
    </>
  );
}

/** The levels at which condor and hedge together are even, at the size suggested. */
function evenAtSettlement({ breakEvens }: HedgeView): readonly number[] {
  return breakEvens.find(({ moment, ratio }) => moment === 'settlement' && ratio === 1)?.combined ?? [];
}

function condorOf({ strikes, credits, position }: ChosenCondor): Condor {
  const { multiplier, count, fees } = position;
  return { strikes, credit: credits.target, multiplier, count, fee: fees / (4 * count), sides: 1 };
}

type SuggestedProps = Pick<HedgeProps, 'choice' | 'set' | 'format' | 'stale' | 'now' | 'copy'> & {
  readonly analysisOfHedge: HedgeAnalysis | null;
  readonly hedge: HedgeView;
};

/** What costs, then what gives: in one row, so that neither is read alone. */
const ROW = [
  { id: 'bleedPerQuietDay', sign: -1 },
  { id: 'callSideLoss', sign: -1 },
  { id: 'gainAt2', sign: 1 },
  { id: 'gainAt3', sign: 1 },
  { id: 'gainAt5', sign: 1 },
  { id: 'debit' },
] as const;

const COMPARED = [{ id: 'contracts' }, ...ROW, { id: 'offset' }, { id: 'costPerOffset' }] as const;

/** In the order in which they are asked; all others are below. */
const FIRST = ['debit', 'shiftBelow', 'shiftAbove', 'offset', 'acidTest', 'popCombined'];

function Suggested({ analysisOfHedge, hedge, format, stale, now, copy, choice, set }: SuggestedProps) {
  const vix = analysisOfHedge?.vix.ok ? analysisOfHedge.vix.value : null;
  const first = FIRST.flatMap((id) => hedge.figures.find((figure) => figure.id === `hedge.${id}`) ?? []);
  const settled = evenAtSettlement(hedge);
  return (
    <>
      {vix && <VixSource vix={vix} now={now} forget={() => set({ ...choice, typedLevel: null })} />}
      <Layers layers={hedge.layers} />
      <HedgeTable
        table={hedge.costs}
        columns={ROW}
        name={saySet}
        caption={i18n.t('hedgePart.bothSides')}
        rows={1}
      />
      <FigureGroup figures={first} />
      <p data-testid="combined">
        {settled.length === 0
          ? i18n.t('hedgePart.nowhere')
          : i18n.t('hedgePart.combined', [settled.map(points).join(', ')])}
      </p>
      {(hedge.sizing.conflicts.length > 0 || hedge.doubts.length > 0) && (
        <ul class="hedge-notes">
          {hedge.sizing.conflicts.map((note) => (
            <li key={`${note.code} ${note.detail.join()}`}>{sayConflict(note)}</li>
          ))}
          {hedge.doubts.map((doubt) => (
            <li key={`${doubt.code} ${doubt.detail.join()}`}>{sayHedgeDoubt(doubt)}</li>
          ))}
        </ul>
      )}
      <LayerTickets hedge={hedge} format={format} doubtful={stale || !hedge.copyable} copy={copy} />
      <details>
        <summary>{i18n.t('hedgePart.more')}</summary>
        <HedgeTable
          table={hedge.costs}
          columns={COMPARED}
          name={saySet}
          caption={i18n.t('hedgePart.compared')}
        />
        <HedgeTable
          table={hedge.scenarios}
          columns={[
            { id: 'spxReturn', head: 'SPX' },
            { id: 'vixMove', head: 'VIX' },
            { id: 'condor', sign: 1, head: i18n.t('hedgePart.condor') },
            { id: 'hedge', sign: 1, head: i18n.t('hedge.title') },
            { id: 'combined', sign: 1, head: i18n.t('hedgePart.both') },
          ]}
          name={sayMove}
          caption={i18n.t('hedgePart.scenarios')}
        />
        <FigureGroup figures={hedge.figures.filter((figure) => !first.includes(figure))} />
      </details>
    </>
  );
}

type VixSourceProps = { readonly vix: VixView; readonly now: number; readonly forget: () => void };

/** Which VIX this rests on, from where, and how old; typed prices are called modelled. */
function VixSource({ vix, now, forget }: VixSourceProps) {
  // A layer may rest on any of them, so the age is that of the oldest.
  const oldest = Math.min(...vix.forwards.map(({ readAt }) => readAt));
  if (vix.source === 'modelled')
    return (
      <p class="modelled" data-testid="vix-source">
        <b>{i18n.t('hedge.modelled')}</b> VIX {points(vix.level.value)}. {i18n.t('hedge.modelledWhy')}{' '}
        <button type="button" class="link" onClick={forget}>
          {i18n.t('question.takeBack')}
        </button>
      </p>
    );
  return (
    <p class="quiet" data-testid="vix-source">
      VIX {points(vix.level.value)} · {i18n.t('hedgePart.expiries', [String(vix.forwards.length)])} ·{' '}
      {i18n.t('age.ago', [age(now - oldest)])}
    </p>
  );
}
