import { i18n } from '#i18n';
import { points, signedMoney } from '@/components/format';
import type { PairProfit } from '@/lib/core/hedge/pair';

export type OutcomeProps = {
  /** Of the condor alone; `null` where it cannot be worked out. */
  readonly profit: number | null;
  /** Of condor and hedge, where there is one. */
  readonly pair: PairProfit | null;
  readonly breakEvens: readonly number[] | null;
};

/** What the sliders come to, in words: told again whenever it changes. */
export function Outcome({ profit, pair, breakEvens }: OutcomeProps) {
  return (
    <div class="outcome" role="status" data-testid="what-if">
      {pair ? <Parts pair={pair} /> : profit === null ? i18n.t('whatIf.unknown') : <Money value={profit} />}
      {(pair || profit !== null) && (
        <p>
          {i18n.t('whatIf.ifClosed')}
          {breakEvens !== null && (
            <span>
              {' · '}
              {breakEvens.length === 0
                ? i18n.t('whatIf.noEven')
                : i18n.t(pair ? 'whatIf.evensBoth' : 'whatIf.evens', [breakEvens.map(points).join(', ')])}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

function Parts({ pair: { condor, hedge, both } }: { readonly pair: PairProfit }) {
  const parts = [
    { name: i18n.t('hedgePart.condor'), value: condor },
    { name: i18n.t('hedge.title'), value: hedge },
    { name: i18n.t('hedgePart.both'), value: both },
  ];
  return (
    <dl class="parts">
      {parts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Money value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Money({ value }: { readonly value: number }) {
  return <b class={value < 0 ? 'loss' : 'gain'}>{signedMoney(value)}</b>;
}
