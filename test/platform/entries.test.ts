// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_ENTRIES, withEntry } from '@/lib/core/hedge/entries';
import { keepEntries, loadEntries } from '@/lib/platform/entries';
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

const condor = 'SPXW 2026-11-20 6715 6720 6750 6755';

describe('the delta at entry', () => {
  it('comes back in the next panel, for its own condor, until it is taken back', async () => {
    await keepEntries(withEntry(withEntry({}, condor, -0.04), 'SPXW 2026-11-23 6700 6720 6750 6755', 0));
    const known = await loadEntries();
    expect(known).toEqual({ [condor]: -0.04, 'SPXW 2026-11-23 6700 6720 6750 6755': 0 });
    await keepEntries(withEntry(known, condor, null));
    expect(Object.keys(await loadEntries())).toEqual(['SPXW 2026-11-23 6700 6720 6750 6755']);
  });

  it('of the oldest condor leaves where there are too many, and what is left can be read', async () => {
    let entries = {};
    for (let at = 0; at <= MOST_ENTRIES; at += 1) entries = withEntry(entries, `condor ${at}`, at / 100);
    await keepEntries(entries);
    const known = await loadEntries();
    expect(Object.keys(known).length).toBe(MOST_ENTRIES);
    expect([known['condor 0'], known['condor 1']]).toEqual([undefined, 0.01]);
  });

  it.each([
    ['no number', { [condor]: 'x' }],
    ['more than a condor has', { [condor]: 1.2 }],
    ['no list', 7],
  ])('is unknown where %s was kept', async (_, kept) => {
    await fake.browser.storage.session.set({ entries: kept });
    expect(await loadEntries()).toEqual({});
  });
});
