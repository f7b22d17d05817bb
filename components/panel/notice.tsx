import { i18n } from '#i18n';
import { sayFailure } from '@/components/words';
import type { Failure } from '@/lib/core/failure';

export type NoticeProps =
  | { readonly failure: Failure; readonly kind?: undefined }
  | { readonly failure: null; readonly kind: 'quiet' | 'reading' };

/** Why there is no number, and the one thing to do; announced when it appears. */
export function Notice({ failure, kind }: NoticeProps) {
  const { cause, remedy } =
    failure === null
      ? { cause: i18n.t(`state.${kind}.cause`), remedy: i18n.t(`state.${kind}.remedy`) }
      : sayFailure(failure);
  return (
    <section class={`notice ${failure ? 'refused' : kind}`} role="status" data-testid="notice">
      <h1>{cause}</h1>
      <p>{remedy}</p>
    </section>
  );
}
