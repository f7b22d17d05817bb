import { i18n } from '#i18n';
import { age, count, day, points } from '@/components/format';
import { sayAgo } from '@/components/words';
import type { Chain } from '@/lib/core/market/chain';
import { Section } from './section';

export type AlsoReadProps = { readonly chains: readonly Chain[]; readonly now: number };

/** The other chains that tabs of this session have shown: what is known, from where, and how old. */
export function AlsoRead({ chains, now }: AlsoReadProps) {
  if (chains.length === 0) return null;
  return (
    <Section id="alsoRead" title={i18n.t('panel.alsoRead')} aside={count(chains.length)}>
      <table class="also-read" data-testid="also-read">
        <tbody>
          {chains.map(({ root, expiry, spot, source }) => (
            <tr key={`${root}.${expiry}`}>
              <th scope="row">
                {root} · {day(expiry)}
              </th>
              <td>{spot === null ? '' : points(spot)}</td>
              <td>{sayAgo(age(now - source.readAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
