// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DailyHistory, NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import type { CalendarDate } from '@/lib/core/unit';
import { keepHistory, loadHistories } from '@/lib/platform/histories';
import { createFakeBrowser } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ browser: undefined as unknown as ReturnType<typeof createFakeBrowser> }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

beforeEach(() => {
  fake.browser = createFakeBrowser();
});

const VIX: DailyHistory = {
  index: 'VIX',
  name: 'VIX_History',
  dates: ['2026-07-21', '2026-07-22'] as CalendarDate[],
  closes: [17.42, 16.64],
};

describe('the histories of a session', () => {
  it('come back as they were kept, whatever another panel keeps of the other index, until taken away', async () => {
    await keepHistory('VIX', VIX);
    const SPX = { ...VIX, index: 'SPX', closes: [7480, 7510] } as const;
    await keepHistory('SPX', SPX);
    expect(await loadHistories()).toEqual({ SPX, VIX });
    await keepHistory('VIX', null);
    expect(await loadHistories()).toEqual({ SPX, VIX: null });
  });

  it.each([
    ['nothing', undefined],
    ['closes of fewer days', { ...VIX, closes: [17.42] }],
    ['a close that is none', { ...VIX, closes: [17.42, 'x'] }],
    ['the other index', { ...VIX, index: 'SPX' }],
  ])('are none where %s was kept', async (_, kept) => {
    await fake.browser.storage.session.set({ 'history.VIX': kept });
    expect(await loadHistories()).toEqual(NO_HISTORIES);
  });
});
