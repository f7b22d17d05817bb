import { i18n } from '#i18n';
import { count, percent, points, strikePair } from '@/components/format';
import { sayFailure } from '@/components/words';
import type { Analysis } from '@/lib/core/analysis';
import type { Candidate } from '@/lib/core/condor/candidate';
import type { PanelActions } from './panel';
import { Section } from './section';

/** The best condors of the chain under the rule for the days left, or why there is none. */
export function Candidates({ condors, choose }: Pick<Analysis, 'condors'> & Pick<PanelActions, 'choose'>) {
  const { candidates, rule } = condors;
  if (!candidates.ok) {
    const { cause, remedy } = sayFailure(candidates.error);
    return (
      <Section id="candidates" title={i18n.t('panel.candidates')}>
        <p class="quiet">
          {cause} {remedy}
        </p>
      </Section>
    );
  }
  const chosen = condors.chosen.ok ? condors.chosen.value.strikes.join() : '';
  const { best } = candidates.value;
  return (
    <Section
      id="candidates"
      title={i18n.t('panel.candidates')}
      aside={i18n.t('candidate.aside', [i18n.t(`preset.${rule.preset}`), count(candidates.value.pairs)])}
    >
      <table class="candidates">
        <thead>
          <tr>
            <th scope="col">{i18n.t('candidate.strikes')}</th>
            <th scope="col">{i18n.t('candidate.credit')}</th>
            <th scope="col">{i18n.t('candidate.pop')}</th>
            <th scope="col">{i18n.t('candidate.return')}</th>
            <th scope="col">{i18n.t('candidate.expectation')}</th>
          </tr>
        </thead>
        <tbody>
          {best.map((candidate) => (
            <Row
              key={candidate.strikes.join()}
              candidate={candidate}
              chosen={candidate.strikes.join() === chosen}
              choose={() => choose({ strikes: candidate.strikes })}
            />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

type RowProps = { readonly candidate: Candidate; readonly chosen: boolean; readonly choose: () => void };

function Row({ candidate, chosen, choose }: RowProps) {
  const [k1, k2, k3, k4] = candidate.strikes;
  return (
    <tr class={chosen ? 'chosen' : ''}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={choose}>
          {strikePair(k1, k2)} · {strikePair(k3, k4)}
        </button>
      </th>
      <td>{points(candidate.credit)}</td>
      <td>{percent(candidate.pop)}</td>
      <td>{percent(candidate.returnOnRisk)}</td>
      <td>{points(candidate.expectation)}</td>
    </tr>
  );
}
