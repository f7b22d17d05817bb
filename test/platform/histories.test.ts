// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type DailyHistory, NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import type { CalendarDate } from '@/lib/core/unit';
import { keepHistories, loadHistories } from '@/lib/platform/histories';
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
  it('come back as they were kept', async () => {
    await keepHistories({ SPX: null, VIX });
    expect(await loadHistories()).toEqual({ SPX: null, VIX });
  });

  it.each([
    ['nothing', undefined],
    ['closes of fewer days', { SPX: null, VIX: { ...VIX, closes: [17.42] } }],
    ['a close that is none', { SPX: null, VIX: { ...VIX, closes: [17.42, 'x'] } }],
  ])('are none where %s was kept', async (_, histories) => {
    await fake.browser.storage.session.set({ histories });
    expect(await loadHistories()).toEqual(NO_HISTORIES);
  });
});
