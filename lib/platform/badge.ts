import { browser } from 'wxt/browser';
import type { TabState } from './messages';

/** The toolbar icon's badge: differs by sign, not by colour alone. Nothing while all is quiet. */
export async function showBadge(tabId: number, state: TabState): Promise<void> {
  const text = badgeText(state);
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: text === '!' ? '#b4560b' : '#4c5665' });
    await browser.action.setBadgeText({ tabId, text });
  } catch {
    // The tab has closed meanwhile; there is no icon left to mark.
  }
}

export function badgeText(state: TabState): string {
  switch (state.kind) {
    case 'quiet':
      return '';
    case 'reading':
      return '…';
    case 'shown':
      return state.analysis.doubts.length > 0 ? '?' : '✓';
    case 'refused':
      return state.failure.code === 'noChain' ? '' : '!';
  }
}
