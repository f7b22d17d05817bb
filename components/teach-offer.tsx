import { i18n } from '#i18n';
import type { Failure, FailureCode } from '@/lib/core/failure';

/** Reasons that a person can mend by pointing at the chain's cells. */
const teachable: readonly FailureCode[] = [
  'noChain',
  'columnMissing',
  'columnAmbiguous',
  'rowCut',
  'headCut',
  'cellUnreadable',
  'strikesDisordered',
  'numbersDisagree',
  'quotesMissing',
  'sideMissing',
  'notationUnclear',
  'severalChains',
  'expiryUnknown',
  'recipeStale',
];

export type TeachOfferProps = { readonly failure: Failure; readonly teach: () => void };

/** The way out where the page's own words do not help. */
export function TeachOffer({ failure, teach }: TeachOfferProps) {
  if (!teachable.includes(failure.code)) return null;
  return (
    <p class="teach-offer">
      <button type="button" data-testid="teach" onClick={teach}>
        {i18n.t('teach.offer')}
      </button>{' '}
      <small>{i18n.t('teach.why')}</small>
    </p>
  );
}
