import { i18n } from '#i18n';
import { percent, points, strikePair } from '@/components/format';
import { sayFailure } from '@/components/words';
import type { Analysis } from '@/lib/core/analysis';
import type { Candidate } from '@/lib/core/condor/candidate';

/** The best condors of the chain under the rule for the days left, or why there is none. */
export function Candidates({ condors }: Pick<Analysis, 'condors'>) {
  const { candidates, rule } = condors;
  if (!candidates.ok) {
    const { cause, remedy } = sayFailure(candidates.error);
    return (
      <section data-testid="candidates">
        <h2>{i18n.t('panel.candidates')}</h2>
        <p class="aside">
          {cause} {remedy}
        </p>
      </section>
    );
  }
  const { best } = candidates.value;
  return (
    <section data-testid="candidates">
      <h2>
        {i18n.t('panel.candidates')} <span>{i18n.t(`preset.${rule.preset}`)}</span>
      </h2>
      <table class="candidates">
        <thead>
          <tr>
            <th scope="col">{i18n.t('candidate.strikes')}</th>
            <th scope="col">{i18n.t('candidate.credit')}</th>
            <th scope="col">{i18n.t('candidate.pop')}</th>
            <th scope="col">{i18n.t('candidate.return')}</th>
          </tr>
        </thead>
        <tbody>
          {best.map((candidate) => (
            <Row key={candidate.strikes.join()} candidate={candidate} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ candidate }: { readonly candidate: Candidate }) {
  const [k1, k2, k3, k4] = candidate.strikes;
  return (
    <tr>
      <th scope="row">
        {strikePair(k1, k2)} · {strikePair(k3, k4)}
      </th>
      <td>{points(candidate.credit)}</td>
      <td>{percent(candidate.pop)}</td>
      <td>{percent(candidate.returnOnRisk)}</td>
    </tr>
  );
}
