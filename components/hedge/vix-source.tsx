import { i18n } from '#i18n';
import { age, points } from '@/components/format';
import type { VixView } from '@/lib/core/hedge/analysis';

export type VixSourceProps = { readonly vix: VixView; readonly now: number; readonly forget: () => void };

/** Which VIX this rests on, from where, and how old; typed prices are called modelled. */
export function VixSource({ vix, now, forget }: VixSourceProps) {
  // A layer may rest on any of them, so the age is that of the oldest.
  const oldest = Math.min(...vix.forwards.map(({ readAt }) => readAt));
  if (vix.source === 'modelled')
    return (
      <p class="modelled" data-testid="vix-source">
        <b>{i18n.t('hedge.modelled')}</b> VIX {points(vix.level.value)}. {i18n.t('hedge.modelledWhy')}{' '}
        <button type="button" class="link" onClick={forget}>
          {i18n.t('question.takeBack')}
        </button>
      </p>
    );
  return (
    <p class="quiet" data-testid="vix-source">
      VIX {points(vix.level.value)} · {i18n.t('hedgePart.expiries', [String(vix.forwards.length)])} ·{' '}
      {i18n.t('age.ago', [age(now - oldest)])}
    </p>
  );
}
