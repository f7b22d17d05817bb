import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { DrawingNote } from '@/components/drawing-note';
import { EvenLines } from '@/components/hedge/even-lines';
import type { HedgeProps } from '@/components/hedge/hedge';
import type { LadderProps } from '@/components/hedge/ladder';
import type { TogetherProps } from '@/components/hedge/together';
import { useHedge } from '@/components/hedge/use-hedge';
import { later } from '@/components/later';
import { Outlook } from '@/components/plots/outlook';
import { Ticket } from '@/components/ticket/ticket';
import type { Analysis } from '@/lib/core/analysis';
import { createWhatIf } from '@/lib/state/what-if';
import { Candidates } from './candidates';
import { ChainHeader } from './chain-header';
import { Condor } from './condor';
import { Doubts } from './doubts';
import { Numbers } from './numbers';
import type { PanelProps } from './props';
import { Section } from './section';

/** The pictures of the pair come with a hedge, and behind it. */
const Together = later<TogetherProps>(() =>
  import('@/components/hedge/together').then((loaded) => loaded.Together),
);
const Ladder = later<LadderProps>(() => import('@/components/hedge/ladder').then((loaded) => loaded.Ladder));

/** Most chains have no VIX hedge: its section is loaded for the first one that does. */
const Hedge = later<HedgeProps>(() => import('@/components/hedge/hedge').then((hedge) => hedge.Hedge));

/** A chain that is known, from its head to its numbers; sliders and hedge are shared by the sections. */
export function Shown(props: PanelProps & { readonly analysis: Analysis }) {
  const { analysis, trouble, now, staleMs, actions, habits, chains, hedge, rate, bought, histories } = props;
  const { announcements } = props;
  const [whatIf] = useState(createWhatIf);
  const [daysAhead, setDaysAhead] = useState(1);
  const hedged = useHedge({
    analysis,
    chains,
    choice: hedge,
    rate,
    bought,
    announcements,
    histories,
    entries: props.entries,
    daysAhead,
  });
  const known = hedged?.found.ok ? hedged.found.value : null;
  const suggested = known?.hedge.ok ? known.hedge.value : null;
  const position = hedged?.position ?? null;
  const { asOf, settlesAt } = analysis;
  const pair = hedged?.pair ?? null;
  return (
    <>
      <ChainHeader analysis={analysis} now={now} staleMs={staleMs} answer={actions.answer} />
      {/* A chip without a place comes and goes with scrolling: its numbers are right here, nothing need move for it. */}
      <DrawingNote trouble={trouble === 'crowded' ? null : trouble} />
      <Doubts doubts={analysis.doubts} />
      <Candidates
        condors={analysis.condors}
        choose={actions.choose}
        editRules={actions.editRules}
        keepRule={actions.keepRule}
        forgetRule={actions.forgetRule}
      />
      <Condor analysis={analysis} choose={actions.choose} whyNot={actions.whyNot} />
      <Outlook
        analysis={analysis}
        pair={pair}
        whatIf={whatIf}
        move={(strikes) => actions.choose({ strikes })}
        simulate={actions.simulate}
      />
      {hedged && (
        <>
          {pair && suggested && (
            <Section id="together" title={i18n.t('together.title')}>
              <Together
                hedge={suggested}
                pair={pair}
                whatIf={whatIf}
                forward={analysis.figures.forward.value}
                leftMs={settlesAt - asOf}
                days={daysAhead}
                setDays={setDaysAhead}
              />
            </Section>
          )}
          <EvenLines hedged={hedged} pair={pair} whatIf={whatIf} show={actions.showHedged} />
          <Hedge
            hedged={hedged}
            bought={{ kept: bought, change: actions.changeBought }}
            choice={hedge}
            set={actions.keepHedge}
            habits={habits}
            keepHabits={actions.keepHabits}
            stale={now - analysis.asOf > staleMs}
            now={now}
            announcements={{ known: announcements, forget: actions.forgetCalendars }}
            histories={{ known: histories, ...actions.histories }}
            keepEntry={(delta) => actions.keepEntry(hedged.named, delta)}
            copy={actions.copyText}
          />
          {position && suggested && (
            <Section id="ladder" title={i18n.t('ladder.title')}>
              <Ladder
                hedge={suggested}
                held={known?.held ?? []}
                heldOver={known?.heldOver ?? null}
                position={position}
                now={asOf}
                settlesAt={settlesAt}
              />
            </Section>
          )}
        </>
      )}
      <Ticket
        analysis={analysis}
        now={now}
        staleMs={staleMs}
        habits={habits}
        keep={actions.keepHabits}
        limit={props.limit}
        keepLimit={actions.keepLimit}
        copy={actions.copy}
        look={(strikes) => actions.choose({ strikes })}
      />
      <Numbers analysis={analysis} />
    </>
  );
}
