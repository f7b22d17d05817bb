import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { patternOf, siteName, sitesOf } from './site';

/**
 * Sites whose permission was taken back in this session. Pages that are open then are told to leave; one that is kept
 * for Back hears nothing, and is told when it reads again. Outlives the worker, not the browser.
 */

const key = 'revoked';
/** Stands for every site: what a pattern with wildcards names. */
const everywhere = '*';
const schema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(1_000));

let known: Promise<ReadonlySet<string>> | null = null;

function revoked(): Promise<ReadonlySet<string>> {
  known ??= browser.storage.session
    .get(key)
    .then((found) => new Set(v.parse(schema, found[key] ?? [])))
    .catch(() => new Set<string>());
  return known;
}

/** One change after the other; what cannot be kept still holds while the worker lives. */
let changing: Promise<unknown> = Promise.resolve();

function change(how: (sites: Set<string>) => void): Promise<void> {
  const changed = changing.then(async () => {
    const sites = new Set(await revoked());
    const before = sites.size;
    how(sites);
    known = Promise.resolve(sites);
    if (sites.size !== before)
      await browser.storage.session.set({ [key]: [...sites] }).catch(() => undefined);
  });
  changing = changed;
  return changed;
}

const named = (patterns: readonly string[]) => sitesOf(patterns) ?? [everywhere];

/** The browser says that these are no longer granted. */
export function sitesRevoked(patterns: readonly string[]): Promise<void> {
  return change((sites) => {
    for (const site of named(patterns)) sites.add(site);
  });
}

/** The user has granted these, or clicked on us there: either is a new yes. */
export function sitesAllowed(patterns: readonly string[]): Promise<void> {
  return change((sites) => {
    for (const site of [...named(patterns), everywhere]) sites.delete(site);
  });
}

/** Whether the page at this address was readable by a permission that has gone since. */
export async function isRevoked(url: URL | null): Promise<boolean> {
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  const sites = await revoked();
  const site = siteName(url);
  if (!sites.has(site) && !sites.has(everywhere)) return false;
  return !(await browser.permissions.contains({ origins: [patternOf(site)] }));
}
