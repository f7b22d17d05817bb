import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { count, decimals, percent, points, strikePair } from '@/components/format';
import { sayFailure } from '@/components/words';
import type { Analysis } from '@/lib/core/analysis';
import type { Candidate } from '@/lib/core/condor/candidate';
import { OBJECTIVES } from '@/lib/core/condor/objectives';
import { ENTRY_PRESETS } from '@/lib/core/condor/presets';
import { FrontierPlot } from './frontier-plot';
import { KeepRule } from './keep-rule';
import { LimitsEditor } from './limits-editor';
import type { PanelActions } from './props';
import { Section } from './section';
import { useAskedRule } from './use-asked-rule';

export type CandidatesProps = Pick<Analysis, 'condors'> &
  Pick<PanelActions, 'choose' | 'editRules' | 'keepRule' | 'forgetRule'>;

/** What is searched for, the best condors found, and what can be had at all. */
export function Candidates({ condors, choose, editRules, keepRule, forgetRule }: CandidatesProps) {
  const { candidates, chosen, ownRules, own } = condors;
  const { present: rule, change } = useAskedRule(condors.rule, choose);
  return (
    <Section
      id="candidates"
      title={i18n.t('panel.candidates')}
      aside={candidates.ok && i18n.t('candidate.pairs', [count(candidates.value.pairs)])}
    >
      <div class="asked">
        <label>
          {i18n.t('candidate.rule')}
          <select
            value={rule.preset}
            data-testid="rule"
            onChange={({ currentTarget }) =>
              choose({ preset: currentTarget.value, objective: null, limits: null })
            }
          >
            {ENTRY_PRESETS.map(({ id }) => (
              <option key={id} value={id}>
                {i18n.t(`preset.${id}`)}
              </option>
            ))}
            {ownRules.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {i18n.t('candidate.by')}
          <select
            value={rule.objective}
            data-testid="objective"
            onChange={(event) => {
              const objective = OBJECTIVES.find((each) => each === event.currentTarget.value);
              if (objective) change({ objective });
            }}
          >
            {OBJECTIVES.map((each) => (
              <option key={each} value={each}>
                {i18n.t(`objective.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <details>
        <summary>{i18n.t('limits.title')}</summary>
        <LimitsEditor
          key={rule.preset}
          limits={rule.limits}
          set={(limits) => change({ limits })}
          reset={() => choose({ limits: null })}
        />
        <KeepRule
          rule={rule}
          // The same rule under a name: legs of the user's own stay where they are.
          choose={(kept) => choose({ ...kept, strikes: own && chosen.ok ? chosen.value.strikes : null })}
          keepRule={keepRule}
          forgetRule={forgetRule}
        />
        <button type="button" class="link" data-testid="edit-rules" onClick={editRules}>
          {i18n.t('rules.edit')}
        </button>
      </details>
      {candidates.ok ? (
        <>
          <Table
            best={candidates.value.best}
            chosen={chosen.ok ? chosen.value.strikes.join() : ''}
            choose={(strikes) => choose({ strikes })}
          />
          <FrontierPlot
            frontier={candidates.value.frontier}
            chosen={lookedAt(condors)}
            choose={(strikes) => choose({ strikes })}
          />
        </>
      ) : (
        <p class="quiet" role="status">
          {sayFailure(candidates.error).cause} {sayFailure(candidates.error).remedy}{' '}
          <button
            type="button"
            class="link"
            onClick={() => choose({ limits: null, objective: null, preset: 'classic' })}
          >
            {i18n.t('candidate.widen')}
          </button>
        </p>
      )}
    </Section>
  );
}

/** The condor looked at as a point of the frontier's plot. */
function lookedAt({ chosen }: Analysis['condors']) {
  if (!chosen.ok) return null;
  const value = (id: string) => chosen.value.figures.find((each) => each.id === `condor.${id}`)?.value;
  const [pop, returnOnRisk] = [value('popSmile') ?? value('popLognormal'), value('returnOnRisk')];
  if (pop === undefined || returnOnRisk === undefined) return null;
  return { strikes: chosen.value.strikes, pop, returnOnRisk };
}

/** Columns of the list; the first ones stay in a narrow panel. */
const COLUMNS = [
  { id: 'credit', write: points },
  { id: 'pop', write: (value: number) => percent(value) },
  // A tenth of a percent says nothing beside ten times what is risked.
  { id: 'returnOnRisk', write: (value: number) => percent(value, value < 10 ? 1 : 0) },
  { id: 'expectation', write: points },
  { id: 'stress', write: points },
  { id: 'liquidity', write: (value: number) => percent(value, 0) },
  { id: 'delta', write: (value: number) => decimals(value, 3) },
] as const;

type ColumnId = (typeof COLUMNS)[number]['id'];

type TableProps = {
  readonly best: readonly Candidate[];
  readonly chosen: string;
  readonly choose: (strikes: Candidate['strikes']) => void;
};

function Table({ best, chosen, choose }: TableProps) {
  const [sort, setSort] = useState<{ readonly by: ColumnId; readonly down: boolean } | null>(null);
  const rows = sort
    ? best.toSorted((a, b) => (sort.down ? b[sort.by] - a[sort.by] : a[sort.by] - b[sort.by]))
    : best;
  return (
    <table class="candidates">
      <thead>
        <tr>
          <th scope="col">{i18n.t('candidate.strikes')}</th>
          {COLUMNS.map(({ id }) => (
            <th
              key={id}
              scope="col"
              class={id}
              aria-sort={sort?.by === id ? (sort.down ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                onClick={() => setSort({ by: id, down: sort?.by === id ? !sort.down : true })}
              >
                {i18n.t(`candidate.${id}`)}
                <span aria-hidden="true">{sort?.by === id ? (sort.down ? ' ▾' : ' ▴') : ''}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((candidate) => {
          const [k1, k2, k3, k4] = candidate.strikes;
          const looked = candidate.strikes.join() === chosen;
          return (
            <tr key={candidate.strikes.join()} class={looked ? 'chosen' : ''}>
              <th scope="row">
                <button type="button" aria-pressed={looked} onClick={() => choose(candidate.strikes)}>
                  <span class="wing">{strikePair(k1, k2)} ·</span>{' '}
                  <span class="wing">{strikePair(k3, k4)}</span>
                </button>
              </th>
              {COLUMNS.map(({ id, write }) => (
                <td key={id} class={id}>
                  {write(candidate[id])}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
