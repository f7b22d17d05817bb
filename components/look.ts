import { i18n } from '#i18n';
import type { Look } from '@/lib/core/settings';

/** Dress one of our own pages as the user likes it; the style sheets do the rest. */
export function wear(page: Document, { theme, gains }: Look): void {
  const { dataset } = page.documentElement;
  // What a screen reader speaks is the language of the words, not of the browser.
  page.documentElement.lang = i18n.t('language');
  dataset['theme'] = theme;
  dataset['gains'] = gains;
}
