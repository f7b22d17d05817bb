import { browser } from 'wxt/browser';
import type { DrawingEnd } from './drawing-ends';
import type { TabState } from './messages';
import { workerWords } from './worker-words';

/** The toolbar icon's badge: differs by sign, not by colour alone. Nothing while all is quiet. */
export async function showBadge(tabId: number, state: TabState, undrawn: DrawingEnd | null): Promise<void> {
  const text = badgeText(state, undrawn);
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: text === '!' ? '#b4560b' : '#4c5665' });
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({
      tabId,
      title: undrawn ? workerWords(`undrawn_${undrawn}`) : workerWords('extName'),
    });
  } catch {
    // The tab has closed meanwhile; there is no icon left to mark.
  }
}

export function badgeText(state: TabState, undrawn: DrawingEnd | null): string {
  if (undrawn) return '!';
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
