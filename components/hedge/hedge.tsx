import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { decimals } from '@/components/format';
import { Section } from '@/components/panel/section';
import type { Analysis } from '@/lib/core/analysis';
import type { HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import type { Chain } from '@/lib/core/market/chain';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import { Amount } from './amount';
import { Decide } from './decide';
import { EditLayers } from './edit-layers';
import { HedgeControls } from './hedge-controls';
import { saySet, sayTrouble } from './hedge-words';
import { evenAtSettlement, Suggestion } from './suggestion';
import { Tune } from './tune';
import { ownChain, useHedge } from './use-hedge';

export type HedgeProps = {
  readonly analysis: Analysis;
  /** Every chain kept in this session, of this tab and of others. */
  readonly chains: readonly Chain[];
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
  readonly habits: TicketHabits;
  readonly keepHabits: (habits: TicketHabits) => void;
  readonly rate: number;
  readonly stale: boolean;
  readonly now: number;
  readonly copy: (text: string) => Promise<boolean>;
  /** Where condor and hedge together are even, for the page to draw. */
  readonly show: (strikes: ChosenCondor['strikes'], levels: readonly number[]) => void;
};

/** The VIX hedge of an SPX condor: what it is, what it costs where it is not needed, and what it gives where it is. */
export function Hedge(props: HedgeProps) {
  const { analysis, chains } = props;
  const { chosen } = analysis.condors;
  const own = ownChain(analysis, chains);
  if (analysis.underlying !== 'SPX' || !chosen.ok || !own) return null;
  return <Known {...props} condor={chosen.value} own={own} />;
}

function Known({
  condor,
  own,
  ...props
}: HedgeProps & { readonly condor: ChosenCondor; readonly own: Chain }) {
  const { choice, set } = props;
  const found = useHedge({ ...props, condor, own });
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
          habits={props.habits}
          keep={props.keepHabits}
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
        <EditLayers choice={choice} set={set} views={hedge.ok ? hedge.value.layers : []} />
        {hedge.ok ? (
          <Suggestion
            {...props}
            vix={found.ok && found.value.vix.ok ? found.value.vix.value : null}
            hedge={hedge.value}
          />
        ) : (
          <>
            <p class="quiet" role="status" data-testid="hedge-refused">
              {sayTrouble(hedge.error).cause} {sayTrouble(hedge.error).remedy}
            </p>
            {['noVixChain', 'vixStale', 'vixSettled', 'typedRefused'].includes(hedge.error.code) && (
              <Amount
                name={i18n.t('hedgePart.typed')}
                optional
                value={choice.typedLevel}
                least={1}
                most={1_000}
                testId="hedge-typed"
                set={(typedLevel) => set({ ...choice, typedLevel })}
              />
            )}
          </>
        )}
        <Tune choice={choice} set={set} hedge={hedge.ok ? hedge.value : null} />
      </Section>
    </>
  );
}
