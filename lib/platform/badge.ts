import { browser } from 'wxt/browser';
import type { DrawingTrouble } from '@/lib/core/drawing-trouble';
import type { TabState } from './messages';
import { workerWords } from './worker-words';

/** The toolbar icon's badge: differs by sign, not by colour alone. Nothing while all is quiet. */
export async function showBadge(
  tabId: number,
  state: TabState,
  trouble: DrawingTrouble | null,
): Promise<void> {
  const text = badgeText(state, trouble);
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: text === '!' ? '#b4560b' : '#4c5665' });
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({
      tabId,
      title: trouble ? workerWords(`undrawn_${trouble}`) : workerWords('extName'),
    });
  } catch {
    // The tab has closed meanwhile; there is no icon left to mark.
  }
}

export function badgeText(state: TabState, trouble: DrawingTrouble | null): string {
  // Where there is merely no place for the chip, all else is as it should be.
  if (trouble && trouble !== 'crowded') return '!';
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
