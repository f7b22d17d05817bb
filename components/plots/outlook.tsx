import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Section } from '@/components/panel/section';
import type { Analysis } from '@/lib/core/analysis';
import { AS_IT_IS, outlookOf, type Profits, type Scenario, settled } from '@/lib/core/condor/scenario';
import type { Strikes } from '@/lib/core/condor/why-not';
import type { ChosenCondor } from '@/lib/core/stages/chosen';
import { frameOf, holdingOf } from './frame';
import { HeatMap } from './heat-map';
import { P50, type Simulate } from './p50';
import { Payoff } from './payoff';
import { WhatIf } from './what-if';

export type OutlookProps = {
  readonly analysis: Analysis;
  readonly move: (strikes: Strikes) => void;
  readonly simulate: Simulate;
};

/** What the condor looked at does: payoff, what-if, and price over time. */
export function Outlook(props: OutlookProps) {
  const { analysis } = props;
  const { chosen } = analysis.condors;
  return chosen.ok ? <Known {...props} condor={chosen.value} /> : null;
}

function Known({ analysis, condor, move, simulate }: OutlookProps & { readonly condor: ChosenCondor }) {
  const [scenario, setScenario] = useState<Scenario>(AS_IT_IS);
  const [before, setBefore] = useState<readonly Scenario[]>([]);
  const holding = useMemo(() => holdingOf(analysis, condor), [analysis, condor]);
  const frame = useMemo(() => frameOf(analysis, condor), [analysis, condor]);
  // Sliders come back to the same outlook: only quotes, strikes and the rule ask the smile again.
  const outlook = useMemo(() => outlookOf(holding, scenario.rule), [holding, scenario.rule]);
  const forward = analysis.figures.forward.value;
  const sd = analysis.figures.expectedMove.value;
  const supposed = scenario.shift !== 0 || scenario.elapsed !== 0 || scenario.rule !== AS_IT_IS.rule;
  const rows = outlook.rows(frame.levels, [0], 0);
  const later = supposed ? outlook.rows(frame.levels, [scenario.elapsed], scenario.shift) : null;
  const profit = outlook.at(scenario);
  const evens = outlook.breakEvens(scenario);
  const set = (next: Scenario) => {
    setBefore((all) => [...all.slice(-49), scenario]);
    setScenario(next);
  };
  const undo = () => {
    setScenario(before.at(-1) ?? AS_IT_IS);
    setBefore(before.slice(0, -1));
  };
  const changed = supposed || scenario.level !== null;
  const level = scenario.level ?? forward;
  const [k1, k2, , k4] = condor.strikes;
  return (
    <>
      <Section id="payoff" title={i18n.t('plot.title')} aside={<Legend then={later !== null} />}>
        {rows.ok ? (
          <Payoff
            analysis={analysis}
            holding={holding}
            frame={frame}
            now={rows.value[0] as Profits}
            then={later?.ok ? (later.value[0] as Profits) : null}
            cursor={level}
            look={(at) => set({ ...scenario, level: at })}
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
          undo={before.length > 0 ? undo : null}
          reset={changed ? () => set(AS_IT_IS) : null}
          profit={profit.ok ? profit.value : null}
          breakEvens={evens.ok ? evens.value : null}
        />
        <HeatMap
          outlook={outlook}
          frame={frame}
          shift={scenario.shift}
          most={settled(holding, k2)}
          least={Math.min(settled(holding, k1), settled(holding, k4))}
          leftMs={analysis.settlesAt - analysis.asOf}
          level={level}
          elapsed={scenario.elapsed}
          pick={(at, elapsed) => set({ ...scenario, level: at, elapsed })}
        />
      </Section>
    </>
  );
}

function Legend({ then }: { readonly then: boolean }) {
  return (
    <span class="plot-legend">
      <span class="key settlement">{i18n.t('plot.settlement')}</span>
      <span class="key now">{i18n.t('plot.now')}</span>
      {then && <span class="key then">{i18n.t('plot.then')}</span>}
    </span>
  );
}
