import { i18n } from '#i18n';
import { decimals, points, signed } from '@/components/format';
import { useWidth } from '@/components/plots/use-width';
import type { BreakEvensView } from '@/lib/core/hedge/analysis';

export type BothEvensProps = {
  readonly breakEvens: readonly BreakEvensView[];
  readonly days: number;
  /** Where the what-if sets VIX, in points; `null` where the model ties it. */
  readonly vix: number | null;
};

/** The width in pixels that the columns take beside each other: where there is less, each row is stacked. */
const roomy = 304;

/** Where condor and pair are even at each moment and size, and how far the hedge moves either side. */
export function BothEvens({ breakEvens, days, vix }: BothEvensProps) {
  const [place, width] = useWidth<HTMLElement>(332);
  const stacked = width < roomy;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too
    <section class="hedge-scroll" aria-label={i18n.t('together.evens')} tabIndex={0} ref={place}>
      <table
        class={`hedge-table lists ${stacked ? 'stacked' : ''}`}
        style={stacked ? { '--across': 2 } : {}}
        data-testid="both-evens"
      >
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
                <td data-head={i18n.t('hedgePart.condor')}>{listed(alone)}</td>
                <td data-head={i18n.t('hedgePart.both')}>{listed(combined)}</td>
                <Shift head={i18n.t('together.below')} by={shiftBelow} />
                <Shift head={i18n.t('together.above')} by={shiftAbove} />
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
function Shift({ head, by }: { readonly head: string; readonly by: number | null }) {
  return (
    <td class={!by ? '' : by > 0 ? 'gain' : 'loss'} data-head={head}>
      {by === null ? '—' : signed(by, 2)}
    </td>
  );
}

/** `now`, `T+1`, `settlement`. */
export function momentWords(moment: BreakEvensView['moment'], days: number): string {
  return moment === 'later' ? i18n.t('together.later', [String(days)]) : i18n.t(`plot.${moment}`);
}

function listed(levels: readonly number[]): string {
  return levels.length === 0 ? i18n.t('together.nowhere') : levels.map(points).join(', ');
}
