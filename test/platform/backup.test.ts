// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { copyOf } from '@/lib/core/condor/own-rules';
import { ENTRY_PRESETS } from '@/lib/core/condor/presets';
import type { KeptLayer } from '@/lib/core/hedge/bought';
import { type HedgeChoice, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import type { Layer } from '@/lib/core/hedge/layer';
import { CLASSIC } from '@/lib/core/hedge/presets';
import { type Settings, USUAL_SETTINGS } from '@/lib/core/settings';
import type { CalendarDate } from '@/lib/core/unit';
import { createFakeBrowser, fakeLocks } from '../support/fake-browser';

/** Settings that were kept by an older version, in the browser or in a file, come back whole. */

const fake = vi.hoisted(() => ({ browser: undefined as unknown as ReturnType<typeof createFakeBrowser> }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { readBackup, writeBackup } = await import('@/lib/platform/backup');
const { settingsVault } = await import('@/lib/platform/settings');
const { checksumOf } = await import('@/lib/platform/vault');

const { ownRules: _, ...condors2 } = { ...USUAL_SETTINGS.condors, fee: 0.65, preset: 'classic' };
const settings2 = {
  ...USUAL_SETTINGS,
  rate: 0.031,
  sitesOff: ['https://a.example'],
  condors: condors2,
};
const { condors: __, look: ___, ...settings1 } = settings2;

const own = ENTRY_PRESETS.map((preset, i) => copyOf(preset, `own-${i}`, `Mine ${i}`));
const today: Settings = {
  ...USUAL_SETTINGS,
  condors: { ...USUAL_SETTINGS.condors, preset: 'own-2', ownRules: own },
};

const tuned: HedgeChoice = {
  ...USUAL_HEDGE,
  set: 'even-ladder',
  tuning: { ...USUAL_HEDGE.tuning, mostDebit: 3_000 },
};
const layer: KeptLayer = {
  id: 4,
  boughtOn: '2026-11-18' as CalendarDate,
  layer: CLASSIC.layers[0] as Layer,
  legs: [{ side: 1, root: 'VIX', expiry: '2026-12-16' as CalendarDate, strike: 22 }],
  contracts: 3,
  cost: 1.1,
  extrinsicPaid: 1.1,
};

beforeEach(() => {
  fake.browser = createFakeBrowser();
  vi.stubGlobal('navigator', { locks: fakeLocks() });
});

const keep = (version: number, settings: unknown) => {
  const body = JSON.stringify(settings);
  const record = { version, generation: 1, checksum: checksumOf(`${version}.1.${body}`), body };
  fake.browser.storage.local.data.set('settings.a', record);
};

describe('settings', () => {
  it.each([
    [1, settings1, { ...settings1, condors: USUAL_SETTINGS.condors, look: USUAL_SETTINGS.look }],
    [2, settings2, { ...settings2, condors: { ...condors2, ownRules: [] } }],
    [3, today, today],
  ])('of version %d are carried over without loss', async (version, kept, value) => {
    keep(version, kept);
    expect(await settingsVault.load()).toEqual({ value, damage: null });
  });

  it('go through a file and back with the rules of the user’s own', () => {
    const nothing = { settings: today, hedge: null, bought: null };
    expect(readBackup(writeBackup(nothing))).toEqual({ ok: true, value: nothing });
    const all = { settings: today, hedge: tuned, bought: [layer] };
    expect(readBackup(writeBackup(all))).toEqual({ ok: true, value: all });
  });

  it('are read from a file of the version before', () => {
    const found = readBackup(JSON.stringify({ wingspan: 2, settings: settings2 }));
    const settings = { ...settings2, condors: { ...condors2, ownRules: [] } };
    expect(found).toEqual({ ok: true, value: { settings, hedge: null, bought: null } });
  });

  it.each([
    ['of a version to come', { wingspan: 99, settings: today }, 'wingspan'],
    ['without settings', { wingspan: 3 }, 'settings'],
    ['with a number out of bounds', { wingspan: 3, settings: { ...today, rate: 9 } }, 'settings.rate'],
    [
      'with a rule that means nothing',
      {
        wingspan: 3,
        settings: { ...today, condors: { ...today.condors, ownRules: [{ ...own[0], name: '\u202e' }] } },
      },
      'settings.condors.ownRules',
    ],
    [
      'with a hedge of a version to come',
      { wingspan: 3, settings: today, hedge: { version: 99, value: tuned } },
      'hedge.version',
    ],
    [
      'with a coefficient that is a word',
      {
        wingspan: 3,
        settings: today,
        hedge: { version: 2, value: { ...tuned, tuning: { ...tuned.tuning, oldest: 'often' } } },
      },
      'hedge.tuning.oldest',
    ],
    [
      'with layers of no contracts',
      { wingspan: 3, settings: today, bought: { version: 1, value: [{ ...layer, contracts: 0 }] } },
      'bought.0.contracts',
    ],
  ])('are refused from a file %s, by the place', (_, body, place) => {
    expect(readBackup(JSON.stringify(body))).toEqual({
      ok: false,
      error: { code: 'backupUnsound', detail: [place] },
    });
  });
});
