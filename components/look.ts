import type { Look } from '@/lib/core/settings';

/** Dress one of our own pages as the user likes it; the style sheets do the rest. */
export function wear(page: Document, { theme, gains }: Look): void {
  const { dataset } = page.documentElement;
  dataset['theme'] = theme;
  dataset['gains'] = gains;
}
