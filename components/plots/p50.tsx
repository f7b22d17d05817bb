import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { percent } from '@/components/format';
import type { Analysis } from '@/lib/core/analysis';
import { type P50Question, p50Question } from '@/lib/core/condor/p50-question';
import type { ChosenCondor } from '@/lib/core/stages/chosen';

export type P50Progress =
  | {
      readonly probability: number;
      readonly standardError: number;
      readonly paths: number;
      readonly of: number;
    }
  | { readonly refused: string };

export type Simulate = (
  question: P50Question,
  told: (progress: P50Progress) => void,
  signal: AbortSignal,
) => void;

export type P50Props = {
  readonly analysis: Analysis;
  readonly condor: ChosenCondor;
  readonly simulate: Simulate;
};

/**
 * How likely half of the largest profit is reached before settlement. It takes a moment of simulation, so it is asked
 * for; it belongs to the condor it was asked for and goes with it.
 */
export function P50({ analysis, condor, simulate }: P50Props) {
  const of = `${analysis.root} ${analysis.expiry} ${condor.strikes.join()}`;
  const [found, setFound] = useState<{ readonly of: string; readonly is: P50Progress | null } | null>(null);
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), [of]);
  const known = found?.of === of ? found.is : undefined;
  const running =
    known !== undefined && (known === null || (!('refused' in known) && known.paths < known.of));
  const start = () => {
    run.current?.abort();
    run.current = new AbortController();
    setFound({ of, is: null });
    simulate(p50Question(analysis, condor), (is) => setFound({ of, is }), run.current.signal);
  };
  return (
    <div class="p50" data-testid="p50">
      <span title={i18n.t('p50.why')}>{i18n.t('p50.title')}</span>
      {known && !('refused' in known) && known.paths > 0 && (
        <b>{i18n.t('p50.value', [percent(known.probability), percent(known.standardError, 2)])}</b>
      )}
      {known && 'refused' in known && <span role="status">{i18n.t('whatIf.unknown')}</span>}
      {running ? (
        <>
          <progress
            value={known && !('refused' in known) ? known.paths / known.of : 0}
            max={1}
            aria-label={i18n.t('p50.title')}
          />
          <button
            type="button"
            class="link"
            onClick={() => {
              run.current?.abort();
              setFound(null);
            }}
          >
            {i18n.t('p50.cancel')}
          </button>
        </>
      ) : (
        <button type="button" class="link" onClick={start}>
          {i18n.t(known === undefined ? 'p50.start' : 'p50.again')}
        </button>
      )}
    </div>
  );
}
