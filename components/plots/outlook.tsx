import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Section } from '@/components/panel/section';
import type { Analysis } from '@/lib/core/analysis';
import {
  AS_IT_IS,
  type Outlook as CondorOutlook,
  outlookOf,
  type Profits,
  type Scenario,
} from '@/lib/core/condor/scenario';
import type { Strikes } from '@/lib/core/condor/why-not';
import type { PairOutlook } from '@/lib/core/hedge/pair';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import { useStore } from '@/lib/state/store';
import { suppose, takeBack, type WhatIfState, type WhatIfStore } from '@/lib/state/what-if';
import { type Frame, frameOf, holdingOf } from './frame';
import { P50, type Simulate } from './p50';
import { Payoff } from './payoff';
import { PriceTime } from './price-time';
import { WhatIf } from './what-if';

export type OutlookProps = {
  readonly analysis: Analysis;
  /** Condor and hedge together, where there is a hedge. */
  readonly pair: PairOutlook | null;
  readonly whatIf: WhatIfStore;
  readonly move: (strikes: Strikes) => void;
  readonly simulate: Simulate;
};

/** What the condor looked at does: payoff, what-if, and price over time. */
export function Outlook(props: OutlookProps) {
  const { analysis } = props;
  const { chosen } = analysis.condors;
  return chosen.ok ? <Known {...props} condor={chosen.value} /> : null;
}

function Known(props: OutlookProps & { readonly condor: ChosenCondor }) {
  const { analysis, condor, pair, whatIf, move, simulate } = props;
  const { scenario, before } = useStore(whatIf, whole);
  const holding = useMemo(() => holdingOf(analysis, condor), [analysis, condor]);
  const frame = useMemo(() => frameOf(analysis, condor), [analysis, condor]);
  // Sliders come back to the same outlook: only quotes, strikes and the rule ask the smile again.
  const outlook = useMemo(() => outlookOf(holding, scenario.rule), [holding, scenario.rule]);
  const forward = analysis.figures.forward.value;
  const sd = analysis.figures.expectedMove.value;
  const { vix, shift, elapsed, rule } = scenario;
  const supposed = (pair && vix !== null) || shift !== 0 || elapsed !== 0 || rule !== AS_IT_IS.rule;
  const rows = useMemo(() => outlook.rows(frame.levels, [0], 0), [outlook, frame]);
  const lines = useMemo(
    () => linesOf(outlook, pair, frame, { ...AS_IT_IS, vix, shift, elapsed, rule }),
    [outlook, pair, frame, vix, shift, elapsed, rule],
  );
  const evens = useMemo(
    () => (pair ?? outlook).breakEvens({ ...AS_IT_IS, vix, shift, elapsed, rule }),
    [outlook, pair, vix, shift, elapsed, rule],
  );
  const profit = outlook.at(scenario);
  const at = pair?.at(scenario);
  const set = (change: Partial<Scenario>) => suppose(whatIf, change);
  const changed = supposed || vix !== null || scenario.level !== null;
  const level = scenario.level ?? forward;
  return (
    <>
      <Section
        id="payoff"
        title={i18n.t('plot.title')}
        aside={<Legend then={supposed} hedged={pair !== null} />}
      >
        {rows.ok ? (
          <Payoff
            analysis={analysis}
            holding={holding}
            frame={frame}
            now={rows.value[0] as Profits}
            then={supposed ? lines.supposed : null}
            hedged={lines.hedged}
            cursor={level}
            look={(to) => set({ level: to })}
            move={move}
          />
        ) : (
          <p class="quiet">{i18n.t('whatIf.unknown')}</p>
        )}
        <P50 analysis={analysis} condor={condor} simulate={simulate} />
      </Section>
      <Section id="whatIf" title={i18n.t('whatIf.title')}>
        <WhatIf
          scenario={scenario}
          forward={forward}
          sd={sd}
          settlesAt={analysis.settlesAt}
          asOf={analysis.asOf}
          set={set}
          undo={before.length > 0 ? () => takeBack(whatIf) : null}
          reset={changed ? () => set(AS_IT_IS) : null}
          profit={profit.ok ? profit.value : null}
          breakEvens={evens.ok ? evens.value : null}
          pair={pair}
          at={at?.ok ? at.value : null}
        />
        <PriceTime
          outlook={outlook}
          pair={pair}
          frame={frame}
          scenario={scenario}
          level={level}
          leftMs={analysis.settlesAt - analysis.asOf}
          set={set}
        />
      </Section>
    </>
  );
}

const whole = (state: WhatIfState) => state;

/** Closing as supposed, both where there is a hedge; and both at settlement. */
function linesOf(
  outlook: CondorOutlook,
  pair: PairOutlook | null,
  { levels }: Frame,
  scenario: Scenario,
): { readonly supposed: Profits | null; readonly hedged: Profits | null } {
  if (!pair) {
    const row = outlook.rows(levels, [scenario.elapsed], scenario.shift);
    return { supposed: row.ok ? (row.value[0] as Profits) : null, hedged: null };
  }
  const supposed = pair.row(levels, scenario);
  const hedged = pair.row(levels, { ...scenario, elapsed: 1 });
  return {
    supposed: supposed.ok ? supposed.value.both : null,
    hedged: hedged.ok ? hedged.value.both : null,
  };
}

function Legend({ then, hedged }: { readonly then: boolean; readonly hedged: boolean }) {
  return (
    <span class="plot-legend">
      <span class="key settlement">{i18n.t('plot.settlement')}</span>
      <span class="key now">{i18n.t('plot.now')}</span>
      {hedged && <span class="key hedged">{i18n.t('plot.hedged')}</span>}
      {then && <span class="key then">{i18n.t(hedged ? 'plot.thenBoth' : 'plot.then')}</span>}
    </span>
  );
}
