import { i18n } from '#i18n';
import { points } from '@/components/format';
import type { ChosenCondor } from '@/lib/core/stages/chosen';

export type LimitRulerProps = {
  readonly natural: number;
  readonly mid: number;
  readonly limit: number;
  readonly tick: number;
  readonly bounds: ChosenCondor['bounds'];
};

/** Where the limit stands: between what pays at once, the middle, and what the same position costs another way. */
export function LimitRuler({ natural, mid, limit, tick, bounds }: LimitRulerProps) {
  const { least, most } = bounds;
  const all = [natural, mid, limit, ...(least === null ? [] : [least]), ...(most === null ? [] : [most])];
  const [near, far] = [Math.min(natural, mid), Math.max(natural, mid)];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = Math.max(0.1, high - low) * 0.08;
  const at = (price: number) => `${(100 * (price - low + room)) / (high - low + 2 * room)}%`;
  return (
    <div class="limit-ruler">
      <div
        class="track"
        role="img"
        aria-label={i18n.t('ticketPart.rulerWords', [points(natural), points(mid), points(limit)])}
      >
        <span
          class="between"
          style={{ insetInlineStart: at(near), inlineSize: `calc(${at(far)} - ${at(near)})` }}
        />
        {least !== null && <span class="bound" style={{ insetInlineStart: at(least) }} />}
        {most !== null && <span class="bound" style={{ insetInlineStart: at(most) }} />}
        <span class="at" style={{ insetInlineStart: at(limit) }} />
      </div>
      <p class="aside">
        {i18n.t('ticketPart.rulerQuotes', [points(natural), points(mid)])}
        {least !== null && most !== null && (
          <span title={i18n.t('ticketPart.boundsWhy')}>
            {' · '}
            {i18n.t('ticketPart.bounds', [points(least), points(most)])}
          </span>
        )}
        {` · ${i18n.t('ticketPart.tick', [points(tick)])}`}
      </p>
    </div>
  );
}
