import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Folded } from '@/components/folded';
import { decimals } from '@/components/format';
import { later } from '@/components/later';
import { Section } from '@/components/panel/section';
import { chosenSet, fromPreset, type HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import { newYorkTime } from '@/lib/core/market/clock';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import type { Instant } from '@/lib/core/unit';
import { Announced, type AnnouncedProps } from './announced';
import type { Bought } from './bought';
import type { BoughtLayersProps } from './bought-layers';
import { Decide } from './decide';
import { HedgeControls } from './hedge-controls';
import { saySet, sayTrouble } from './hedge-words';
import type { LayerEditorProps } from './layer-editor';
import { Suggestion } from './suggestion';
import type { TuningProps } from './tuning';
import type { HistoriesOf } from './tuning-fit';
import { TypedVix } from './typed-vix';
import type { Hedged } from './use-hedge';

const LayerEditor = later<LayerEditorProps>(() =>
  import('./layer-editor').then((editor) => editor.LayerEditor),
);
const Tuning = later<TuningProps>(() => import('./tuning').then((tuning) => tuning.Tuning));
const BoughtLayers = later<BoughtLayersProps>(() =>
  import('./bought-layers').then((list) => list.BoughtLayers),
);

export type HedgeProps = {
  readonly hedged: Hedged;
  /** The layers that were bought, and how to change what is kept of them. */
  readonly bought: Pick<Bought, 'kept' | 'change'>;
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
  readonly habits: TicketHabits;
  readonly keepHabits: (habits: TicketHabits) => void;
  readonly stale: boolean;
  readonly now: number;
  readonly announcements: Omit<AnnouncedProps, 'now'>;
  readonly histories: HistoriesOf;
  /** Keeps the delta of one condor when it was sold; `null` not known any more. */
  readonly keepEntry: (delta: number | null) => void;
  readonly copy: (text: string) => Promise<boolean>;
};

/** The VIX hedge of an SPX condor: what it is, what it costs where it is not needed, and what it gives where it is. */
export function Hedge(props: HedgeProps) {
  const { choice, set } = props;
  const { found, held, rsi, readAt } = props.hedged;
  const bought: Bought = { ...props.bought, held, rsi };
  const today = newYorkTime(readAt as Instant).date;
  // What was removed may still be put back: the list stays once it was there.
  const [shown, setShown] = useState(bought.kept.length > 0);
  if (!shown && bought.kept.length > 0) setShown(true);
  const hedge = found.ok ? found.value.hedge : found;
  const decision = found.ok ? found.value.decision : null;
  // That no side is tested is no news; anything else that stands in the way is.
  const asked = decision?.ok || decision?.error.code !== 'notTested' ? decision : null;
  return (
    <>
      {asked && (
        <Decide
          decision={asked}
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
        <Folded title={i18n.t('hedgeEdit.title')} testId="edit-layers">
          {() => (
            <LayerEditor
              key={fromPreset(choice)}
              choice={choice}
              set={set}
              views={hedge.ok ? hedge.value.layers : []}
            />
          )}
        </Folded>
        {shown && (
          <BoughtLayers
            bought={bought}
            names={hedge.ok ? hedge.value.layers.map(({ layer }) => layer.name) : []}
            today={today}
          />
        )}
        {chosenSet(choice).layers.some(({ activation }) => activation.kind === 'rule') && (
          <Announced {...props.announcements} now={readAt as Instant} />
        )}
        {hedge.ok ? (
          <Suggestion
            {...props}
            bought={bought}
            today={today}
            vix={found.ok && found.value.vix.ok ? found.value.vix.value : null}
            hedge={hedge.value}
            entry={{ delta: props.hedged.entryDelta, keep: props.keepEntry }}
          />
        ) : (
          <>
            <p class="quiet" role="status" data-testid="hedge-refused">
              {sayTrouble(hedge.error).cause} {sayTrouble(hedge.error).remedy}
            </p>
            {['noVixChain', 'vixStale', 'vixSettled', 'typedRefused'].includes(hedge.error.code) && (
              <TypedVix typed={choice.typed} set={(typed) => set({ ...choice, typed })} />
            )}
          </>
        )}
        <Folded title={i18n.t('tuning.title')} testId="tune">
          {() => (
            <Tuning
              choice={choice}
              set={set}
              hedge={hedge.ok ? hedge.value : null}
              histories={props.histories}
            />
          )}
        </Folded>
      </Section>
    </>
  );
}
