import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { TypedLimit } from '@/lib/core/tickets/typed-limit';
import { finite, text } from './schema-parts';

/** The limit that was typed last, the same in panel and popup; it outlives both, not the browser. */

const key = 'limit';
const schema: v.GenericSchema<unknown, TypedLimit> = v.object({ of: text(80), credit: finite });

/** What cannot be kept still holds where it was typed. */
export async function keepTypedLimit(limit: TypedLimit | null): Promise<void> {
  const kept = limit ? browser.storage.session.set({ [key]: limit }) : browser.storage.session.remove(key);
  await kept.catch(() => undefined);
}

export async function loadTypedLimit(): Promise<TypedLimit | null> {
  const found = await browser.storage.session.get(key).catch(() => ({}) as Record<string, unknown>);
  const limit = v.safeParse(schema, found[key]);
  return limit.success ? limit.output : null;
}
