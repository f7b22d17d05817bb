import { i18n } from '#i18n';
import { sayDoubt } from '@/components/words';
import type { Doubt } from '@/lib/core/doubt';

/** What a trader should know before believing the numbers; nothing at all on a clean chain. */
export function Doubts({ doubts }: { readonly doubts: readonly Doubt[] }) {
  if (doubts.length === 0) return null;
  return (
    <section class="doubts" data-testid="doubts">
      <h2>{i18n.t('panel.doubts')}</h2>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.code}>{sayDoubt(doubt)}</li>
        ))}
      </ul>
    </section>
  );
}
