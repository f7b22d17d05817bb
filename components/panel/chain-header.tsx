import { i18n } from '#i18n';
import { age, count, countdown, day, newYorkClock, points } from '@/components/format';
import type { Analysis } from '@/lib/core/analysis';

export type ChainHeaderProps = {
  readonly analysis: Analysis;
  readonly now: number;
  readonly staleMs: number;
};

/** Which chain this is, how long it has to live, where it was read and how old it is. */
export function ChainHeader({ analysis, now, staleMs }: ChainHeaderProps) {
  const { root, expiry, settlement, settlesAt, spot, strikes, asOf, source } = analysis;
  const left = settlesAt - now;
  const old = now - asOf;
  const stale = old > staleMs;
  return (
    <header class="chain">
      <h1>
        {root} · {day(expiry)} · {i18n.t(`side.${settlement}`)}
      </h1>
      <output class="clock" title={i18n.t('settles.at', [day(expiry), newYorkClock(settlesAt)])}>
        {left > 0 ? i18n.t('settles.left', [countdown(left)]) : i18n.t('settles.over')}
      </output>
      <p>
        {spot === null ? '' : `${i18n.t('panel.spot')} `}
        {spot !== null && <b>{points(spot)}</b>}
      </p>
      <p class={`age ${stale ? 'stale' : ''}`} data-testid="age">
        {i18n.t(stale ? 'age.stale' : 'age.ago', [age(old)])}
      </p>
      <p class="source">
        {i18n.t('panel.strikes', [count(strikes.read), count(strikes.quoted)])}
        {' · '}
        {i18n.t('panel.source', [source.place, newYorkClock(source.readAt)])}
        {source.quotedAt !== null && ` · ${i18n.t('panel.quotedAt', [newYorkClock(source.quotedAt)])}`}
      </p>
    </header>
  );
}
