import { i18n } from '#i18n';
import { decimals, points, signed } from '@/components/format';
import type { BreakEvensView } from '@/lib/core/hedge/analysis';

export type BothEvensProps = {
  readonly breakEvens: readonly BreakEvensView[];
  readonly days: number;
  /** Where the what-if sets VIX, in points; `null` where the model ties it. */
  readonly vix: number | null;
};

/** Where condor and pair are even at each moment and size, and how far the hedge moves either side. */
export function BothEvens({ breakEvens, days, vix }: BothEvensProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too
    <section class="hedge-scroll" aria-label={i18n.t('together.evens')} tabIndex={0}>
      <table class="hedge-table lists">
        <caption>{i18n.t('together.evens')}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('together.moment')}</th>
            <th scope="col">{i18n.t('hedgePart.condor')}</th>
            <th scope="col">{i18n.t('hedgePart.both')}</th>
            <th scope="col">{i18n.t('together.below')}</th>
            <th scope="col">{i18n.t('together.above')}</th>
          </tr>
        </thead>
        <tbody>
          {breakEvens
            .filter(({ ratio }) => ratio > 0)
            .map(({ moment, ratio, alone, combined, shiftBelow, shiftAbove }) => (
              <tr key={`${moment} ${ratio}`}>
                <th scope="row">
                  {momentWords(moment, days)}
                  {ratio !== 1 && (
                    <>
                      {' '}
                      <span class="whole">{`× ${decimals(ratio, ratio < 1 ? 1 : 0)}`}</span>
                    </>
                  )}
                </th>
                <td>{listed(alone)}</td>
                <td>{listed(combined)}</td>
                <Shift by={shiftBelow} />
                <Shift by={shiftAbove} />
              </tr>
            ))}
        </tbody>
      </table>
      <p class="note">
        {vix === null ? i18n.t('together.evensTied') : i18n.t('together.evensSet', [decimals(vix, 1)])}{' '}
        {i18n.t('together.evensHow')}
      </p>
    </section>
  );
}

/** Outward is a gain: the zone of profit is wider. */
function Shift({ by }: { readonly by: number | null }) {
  return <td class={!by ? '' : by > 0 ? 'gain' : 'loss'}>{by === null ? '—' : signed(by, 2)}</td>;
}

/** `now`, `T+1`, `settlement`. */
export function momentWords(moment: BreakEvensView['moment'], days: number): string {
  return moment === 'later' ? i18n.t('together.later', [String(days)]) : i18n.t(`plot.${moment}`);
}

function listed(levels: readonly number[]): string {
  return levels.length === 0 ? i18n.t('together.nowhere') : levels.map(points).join(', ');
}
