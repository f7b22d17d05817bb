// @vitest-environment node
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeBrowser, fakeLocks } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ browser: undefined as unknown as ReturnType<typeof createFakeBrowser> }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { openVault } = await import('@/lib/platform/vault');

type Purse = { readonly coins: readonly number[] };

const shape = {
  name: 'purse',
  version: 2,
  schema: v.object({ coins: v.array(v.number()) }),
  migrations: { 1: (body: unknown) => ({ coins: [(body as { coin: number }).coin] }) },
  fallback: { coins: [] } as Purse,
};
const vault = () => openVault<Purse>(shape);
const put = (coin: number) => (purse: Purse) => ({ coins: [...purse.coins, coin] });
const stored = () => fake.browser.storage.local.data;

describe('a vault', () => {
  beforeEach(() => {
    fake.browser = createFakeBrowser();
    vi.stubGlobal('navigator', { locks: fakeLocks() });
  });

  it('gives back what was put in, from a fresh start', async () => {
    await vault().update(put(7));
    expect(await vault().load()).toEqual({ value: { coins: [7] }, damage: null });
  });

  it('keeps 100 of 100 concurrent changes', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, coin) => vault().update(put(coin))));
    const { value } = await vault().load();
    expect([...value.coins].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, coin) => coin));
  });

  it.each([
    ['a flipped letter', (body: string) => body.replace('2', '3')],
    ['a cut record', (body: string) => body.slice(0, -2)],
    ['a checksum of another record', (body: string) => `${body} `],
  ])('falls back to the generation before %s, and says so', async (_, harm) => {
    await vault().update(put(1));
    await vault().update(put(2));
    const newest = [...stored()].reduce((a, b) => (generation(a[1]) > generation(b[1]) ? a : b));
    const record = newest[1] as { body: string };
    stored().set(newest[0], { ...record, body: harm(record.body) });
    expect(await vault().load()).toEqual({
      value: { coins: [1] },
      damage: { code: 'storageRestored', detail: [] },
    });
    // The next change heals: the damaged generation is the one overwritten.
    await vault().update(put(3));
    expect(await vault().load()).toEqual({ value: { coins: [1, 3] }, damage: null });
  });

  it.each([null, 7, 'purse', [], { version: 2 }, { version: 2, generation: 1, checksum: 1, body: '{' }])(
    'starts from the defaults where nothing can be read: %j',
    async (rubbish) => {
      stored().set('purse.a', rubbish);
      stored().set('purse.b', rubbish);
      expect(await vault().load()).toEqual({
        value: { coins: [] },
        damage: { code: 'storageDamaged', detail: [] },
      });
    },
  );

  it('carries an older version over without loss', async () => {
    const old = openVault<{ coin: number }>({
      ...shape,
      version: 1,
      schema: v.object({ coin: v.number() }),
      migrations: {},
      fallback: { coin: 0 },
    });
    await old.update(() => ({ coin: 5 }));
    expect(await vault().load()).toEqual({ value: { coins: [5] }, damage: null });
  });

  it('says so when the storage is full, and what was there stays', async () => {
    await vault().update(put(1));
    fake.browser.storage.local.set = async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    };
    expect(await vault().update(put(2))).toMatchObject({ ok: false, error: { code: 'storageFull' } });
    expect((await vault().load()).value).toEqual({ coins: [1] });
  });

  it('answers with the defaults where the storage itself fails', async () => {
    fake.browser.storage.local.get = async () => {
      throw new Error('disk');
    };
    expect(await vault().load()).toMatchObject({ value: { coins: [] }, damage: { code: 'storageDamaged' } });
  });

  it('tells who watches', async () => {
    const changed = vi.fn();
    const end = new AbortController();
    vault().watch(changed, end.signal);
    await vault().update(put(1));
    await vi.waitFor(() => expect(changed).toHaveBeenCalledWith({ value: { coins: [1] }, damage: null }));
    end.abort();
    await vault().update(put(2));
    expect(changed).toHaveBeenCalledTimes(1);
  });
});

function generation(record: unknown): number {
  return (record as { generation: number }).generation;
}
