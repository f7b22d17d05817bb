// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type HedgeChoice, OWN_SET, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import { CLASSIC } from '@/lib/core/hedge/presets';
import { createFakeBrowser, fakeLocks } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ browser: undefined as unknown as ReturnType<typeof createFakeBrowser> }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { hedgeVault } = await import('@/lib/platform/hedge-choice');
const { checksumOf } = await import('@/lib/platform/vault');

const [first] = CLASSIC.layers;
if (!first) throw new Error('no layer');
const own: HedgeChoice = {
  ...USUAL_HEDGE,
  set: OWN_SET,
  own: {
    from: CLASSIC.id,
    set: {
      id: OWN_SET,
      weights: null,
      layers: [{ ...first, structure: { kind: 'calendar', shortDte: 12 }, profit: { kind: 'none' } }],
    },
  },
  tuning: {
    ...USUAL_HEDGE.tuning,
    mostDebit: 4_000,
    gate: { share: 0.3, captured: 1.1, law: { kind: 'lognormal', volatility: 0.2 } },
    model: { ...USUAL_HEDGE.tuning.model, shift: 'parallel' },
  },
};

/** A record as another version, or damage with a checksum of its own, would have left it. */
async function leave(version: number, body: unknown): Promise<void> {
  const text = JSON.stringify(body);
  const checksum = checksumOf(`${version}.1.${text}`);
  await fake.browser.storage.local.set({ 'hedge.a': { version, generation: 1, checksum, body: text } });
}

describe('how the user hedges', () => {
  beforeEach(() => {
    fake.browser = createFakeBrowser();
    vi.stubGlobal('navigator', { locks: fakeLocks() });
  });

  it('comes back with own layers and every coefficient', async () => {
    await hedgeVault.update(() => own);
    expect(await hedgeVault.load()).toEqual({ value: own, damage: null });
  });

  it('comes over from the version that knew presets only', async () => {
    const { set, stance, capital, fall } = { ...USUAL_HEDGE, set: 'even-ladder', capital: 9_000 };
    await leave(1, { set, stance, capital, fall, typedLevel: 18, oldest: 45 });
    expect((await hedgeVault.load()).value).toEqual({
      ...USUAL_HEDGE,
      set,
      capital,
      typed: { level: 18, forwards: [] },
      tuning: { ...USUAL_HEDGE.tuning, oldest: 45 },
    });
  });

  it.each<[string, unknown]>([
    [
      'a layer of no contracts',
      { ...own, own: { ...own.own, set: { ...own.own?.set, layers: [{ ...first, contracts: 0 }] } } },
    ],
    [
      'days that do not rise',
      {
        ...own,
        tuning: {
          ...own.tuning,
          model: { ...own.tuning.model, responses: [...own.tuning.model.responses].reverse() },
        },
      },
    ],
    ['a set that nobody knows', { ...own, set: 'gone' }],
    ['a coefficient that is a word', { ...own, tuning: { ...own.tuning, oldest: 'often' } }],
  ])('is as at the start, and that is said, after %s', async (_, body) => {
    await leave(2, body);
    const { value, damage } = await hedgeVault.load();
    expect(value).toEqual(USUAL_HEDGE);
    expect(damage).not.toBeNull();
  });
});
