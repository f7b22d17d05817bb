// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type KeptLayer, MOST_BOUGHT } from '@/lib/core/hedge/bought';
import { CLASSIC } from '@/lib/core/hedge/presets';
import type { CalendarDate } from '@/lib/core/unit';
import { createFakeBrowser, fakeLocks } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ browser: undefined as unknown as ReturnType<typeof createFakeBrowser> }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { boughtVault } = await import('@/lib/platform/bought-layers');

const date = (text: string) => text as CalendarDate;
const [layer] = CLASSIC.layers;
if (!layer) throw new Error('no layer');
const kept = (id: number): KeptLayer => ({
  id,
  boughtOn: date('2026-11-18'),
  layer,
  legs: [{ side: 1, root: 'VIX', expiry: date('2026-12-16'), strike: 22.5 }],
  contracts: 4,
  cost: 1.15,
  extrinsicPaid: 1.15,
});

describe('layers that were bought', () => {
  beforeEach(() => {
    fake.browser = createFakeBrowser();
    vi.stubGlobal('navigator', { locks: fakeLocks() });
  });

  it('are there the next day, as many as are ever kept', async () => {
    const all = Array.from({ length: MOST_BOUGHT }, (_, id) => kept(id));
    await boughtVault.update(() => all);
    expect(await boughtVault.load()).toEqual({ value: all, damage: null });
  });

  it('are those of before where the newest mean nothing', async () => {
    await boughtVault.update(() => [kept(1)]);
    await boughtVault.update(() => [{ ...kept(1), contracts: 0.5 }]);
    const { value, damage } = await boughtVault.load();
    expect(value).toEqual([kept(1)]);
    expect(damage).not.toBeNull();
  });
});
