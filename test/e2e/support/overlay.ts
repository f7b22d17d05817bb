import type { Page } from 'puppeteer-core';
import { numberIn, seenOn, shown } from './chain';
import { findByTestId, type ShadowTree, shadowTrees } from './closed-shadow';

/** What Wingspan has drawn on a page, as a person sees it. */

/** The words on the chip; empty where there is none. */
export async function chip(page: Page): Promise<string> {
  return findByTestId(await shadowTrees(page), 'chip')?.text ?? '';
}

/** Our hosts on the page: one, or none. */
export async function overlays(page: Page): Promise<ShadowTree[]> {
  return (await shadowTrees(page)).filter((tree) => tree.host.attributes['popover']);
}

/** The forward in the words of a chip; NaN where there is none. */
export function forwardOf(text: string): number {
  return numberIn(/([\d,]+\.\d\d) forward/.exec(text)?.[1] ?? '');
}

/** Whether the panel agrees with what stands on the page right now. */
export async function agrees(page: Page, panel: Page): Promise<boolean> {
  const { straddles, forward } = await seenOn(page);
  // The straddle is plain arithmetic on four quotes: to the cent. The forward is a fit: within a tick of the median.
  return (
    straddles.includes(await shown(panel, 'straddle')) &&
    Math.abs(numberIn(await shown(panel, 'forward')) - forward) < 0.5
  );
}
