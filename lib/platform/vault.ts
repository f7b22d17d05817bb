import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';

/**
 * A small record that must not be lost: two generations side by side, each with a checksum, written in
 * turn under a lock. A half-written or damaged generation is passed over for the one before it.
 */
export type VaultShape<T> = {
  readonly name: string;
  readonly version: number;
  readonly schema: v.GenericSchema<unknown, T>;
  /** Bodies of older versions, by the version they come from, each one step up. */
  readonly migrations: Readonly<Record<number, (body: unknown) => unknown>>;
  readonly fallback: T;
};

export type Loaded<T> = {
  readonly value: T;
  /** What the user should be told: the newest generation, or all of them, could not be read. */
  readonly damage: Failure | null;
};

type Generation<T> = { readonly slot: 'a' | 'b'; readonly generation: number; readonly value: T };

const recordSchema = v.object({
  version: v.pipe(v.number(), v.integer()),
  generation: v.pipe(v.number(), v.integer()),
  checksum: v.number(),
  body: v.string(),
});

/** Changes of one vault in every context wait for each other; see `update`. */
export function openVault<T>(shape: VaultShape<T>) {
  const keyOf = (slot: 'a' | 'b') => `${shape.name}.${slot}`;

  async function generations(): Promise<{ readable: Generation<T>[]; damaged: number }> {
    const stored = await browser.storage.local.get([keyOf('a'), keyOf('b')]);
    const readable: Generation<T>[] = [];
    let damaged = 0;
    for (const slot of ['a', 'b'] as const) {
      const raw = stored[keyOf(slot)];
      if (raw === undefined) continue;
      const found = decode(raw, slot, shape);
      if (found) readable.push(found);
      else damaged += 1;
    }
    readable.sort((x, y) => y.generation - x.generation);
    return { readable, damaged };
  }

  async function load(): Promise<Loaded<T>> {
    try {
      const { readable, damaged } = await generations();
      const newest = readable[0];
      const damage = damaged === 0 ? null : failure(newest ? 'storageRestored' : 'storageDamaged');
      return { value: newest?.value ?? shape.fallback, damage };
    } catch {
      return { value: shape.fallback, damage: failure('storageDamaged') };
    }
  }

  /** Change the record under a lock shared by every context, so that no change overwrites another. */
  function update(change: (value: T) => T): Promise<Result<T, Failure>> {
    return navigator.locks.request(`wingspan.${shape.name}`, async () => {
      const found = await generations().catch(() => null);
      // Writing over what cannot be read now would lose it.
      if (!found) return fail(failure('storageDamaged'));
      try {
        const { readable } = found;
        const newest = readable[0];
        const value = change(newest?.value ?? shape.fallback);
        const slot = newest?.slot === 'a' ? 'b' : 'a';
        const body = JSON.stringify(value);
        const generation = (newest?.generation ?? 0) + 1;
        const checksum = checksumOf(`${shape.version}.${generation}.${body}`);
        await browser.storage.local.set({
          [keyOf(slot)]: { version: shape.version, generation, checksum, body },
        });
        return ok(value);
      } catch (error) {
        return fail(failure('storageFull', error instanceof Error ? error.message : ''));
      }
    });
  }

  /** Called with the new value after every change, whichever context made it. */
  function watch(changed: (loaded: Loaded<T>) => void, signal: AbortSignal): void {
    const listener = (changes: Readonly<Record<string, unknown>>, area: string) => {
      if (area !== 'local' || !(keyOf('a') in changes || keyOf('b') in changes)) return;
      void load().then((loaded) => {
        if (!signal.aborted) changed(loaded);
      });
    };
    browser.storage.onChanged.addListener(listener);
    signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
  }

  return { load, update, watch };
}

function decode<T>(raw: unknown, slot: 'a' | 'b', shape: VaultShape<T>): Generation<T> | null {
  const record = v.safeParse(recordSchema, raw);
  if (!record.success) return null;
  const { version, generation, checksum, body } = record.output;
  if (checksum !== checksumOf(`${version}.${generation}.${body}`) || version > shape.version) return null;
  try {
    const parsed = v.safeParse(shape.schema, raised(JSON.parse(body), version, shape));
    return parsed.success ? { slot, generation, value: parsed.output } : null;
  } catch {
    return null;
  }
}

/** A body of an older version as one of today's, not yet checked. */
export function raised(
  body: unknown,
  from: number,
  { version, migrations }: Pick<VaultShape<unknown>, 'version' | 'migrations'>,
): unknown {
  let value = body;
  for (let at = from; at < version; at += 1) value = migrations[at]?.(value);
  return value;
}

/** FNV-1a, 32 bit: enough to notice a flipped byte or a cut record; not a defence against a person. */
export function checksumOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
