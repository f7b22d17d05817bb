import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { decimals, percent, points, strike, strikePair } from '@/components/format';
import { sayFailure } from '@/components/words';
import type { Candidate } from '@/lib/core/condor/candidate';
import type { WhyNot as Answer, Breach, Strikes } from '@/lib/core/condor/why-not';
import type { Failure } from '@/lib/core/failure';
import type { Result } from '@/lib/core/result';
import type { PanelActions } from './props';

export type WhyNotProps = Pick<PanelActions, 'whyNot' | 'choose'> & { readonly strikes: Strikes };

/** Why the user's own strikes are not among the best: asked for, and answered in sentences. */
export function WhyNot({ strikes, whyNot, choose }: WhyNotProps) {
  const [answer, setAnswer] = useState<{ readonly of: string; readonly is: Result<Answer, Failure> } | null>(
    null,
  );
  const of = strikes.join();
  const known = answer?.of === of ? answer.is : null;
  return (
    <>
      <button
        type="button"
        class="link"
        onClick={() => void whyNot(strikes).then((is) => setAnswer({ of, is }))}
      >
        {i18n.t('whyNot.ask')}
      </button>
      {known && (
        <div class="why-not" role="status" data-testid="why-not">
          {known.ok ? <Said answer={known.value} choose={choose} /> : sayFailure(known.error).cause}
        </div>
      )}
    </>
  );
}

function Said({ answer, choose }: { readonly answer: Answer } & Pick<WhyNotProps, 'choose'>) {
  switch (answer.kind) {
    case 'unlisted':
    case 'unquoted':
      return <p>{i18n.t(`whyNot.${answer.kind}`, [answer.strikes.map(strike).join(', ')])}</p>;
    case 'breaks':
      return (
        <ul>
          {answer.breaches.map((breach) => (
            <li key={`${breach.limit} ${breach.strike ?? ''}`}>{sentence(breach)}</li>
          ))}
        </ul>
      );
    case 'beaten':
      return <Other words={i18n.t('whyNot.beaten')} other={answer.by} choose={choose} />;
    case 'tied':
      return <Other words={i18n.t('whyNot.tied')} other={answer.with} choose={choose} />;
    case 'on-frontier':
      return <p>{i18n.t('whyNot.onFrontier')}</p>;
    case 'undecided':
      return <p>{i18n.t('whyNot.undecided')}</p>;
  }
}

function Other({
  words,
  other,
  choose,
}: { readonly words: string; readonly other: Candidate } & Pick<WhyNotProps, 'choose'>) {
  const [k1, k2, k3, k4] = other.strikes;
  return (
    <p>
      {words}{' '}
      <button type="button" class="link" onClick={() => choose({ strikes: other.strikes })}>
        {strikePair(k1, k2)} · {strikePair(k3, k4)}
      </button>
      {i18n.t('whyNot.has', [percent(other.pop), percent(other.returnOnRisk)])}
    </p>
  );
}

/** One limit that is broken: what it is, what the condor has, and what is allowed. */
function sentence({ limit, strike: at, value, low, high }: Breach): string {
  const write = WRITTEN[limit];
  const allowed =
    low !== null && high !== null
      ? i18n.t('whyNot.between', [write(low), write(high)])
      : low !== null
        ? i18n.t('whyNot.atLeast', [write(low)])
        : i18n.t('whyNot.atMost', [write(high ?? 0)]);
  const name = i18n.t(`whyNot.limit.${limit}`);
  const where = at === undefined ? name : i18n.t('whyNot.atStrike', [name, strike(at)]);
  return i18n.t('whyNot.breach', [where, write(value), allowed]);
}

const deltas = (value: number) => decimals(100 * value, 1);

const WRITTEN: Readonly<Record<Breach['limit'], (value: number) => string>> = {
  widths: strike,
  unequalWings: strike,
  shortDelta: deltas,
  netDelta: deltas,
  deviations: (value) => decimals(value, 2),
  credit: points,
  liquidity: percent,
  openInterest: strike,
  outOfTheMoney: strike,
  positiveCredit: points,
  somethingToLose: points,
};
