import { browser } from 'wxt/browser';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Settings } from '@/lib/core/settings';
import { recipesVault } from './recipes';
import { settingsVault } from './settings';
import { patternOf, siteName, sitesOf } from './site';

/**
 * On which sites the detector waits: those the user granted, less those switched off. Where a page was taught, the
 * reader is there at once.
 */

/** Make the registered content scripts match the permissions, the settings and what was taught; safe at any time. */
export function syncSites(): Promise<void> {
  // One at a time: two syncs that interleave could register the same id twice.
  syncing = syncing.then(register, register);
  return syncing;
}

let syncing: Promise<void> = Promise.resolve();

async function register(): Promise<void> {
  const { value: settings } = await settingsVault.load();
  const granted = (await browser.permissions.getAll()).origins ?? [];
  const off = settings.sitesOff.map(patternOf);
  const matches = settings.on ? granted.filter((pattern) => !off.includes(pattern)) : [];
  await registerScript('detector', '/detector.js', matches, off);
  // A page that had to be taught says none of the words that the detector waits for.
  const taught = new Set((await recipesVault.load()).value.map(({ site }) => patternOf(site)));
  const known: string[] = [];
  for (const pattern of settings.on ? taught : [])
    if (!off.includes(pattern) && (await browser.permissions.contains({ origins: [pattern] })))
      known.push(pattern);
  await registerScript('reader', '/chain.js', known, off);
}

async function registerScript(
  id: string,
  file: '/detector.js' | '/chain.js',
  matches: readonly string[],
  excludeMatches: readonly string[],
): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const script = {
    id,
    js: [file.slice(1)],
    matches: [...matches],
    excludeMatches: [...excludeMatches],
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  // Changed in place: a worker that dies between taking it away and giving it back would lose every site.
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/**
 * Put the reader into one tab, once. Needs a click on our icon or shortcut (`activeTab`) or the user's
 * lasting permission for the site; a second reader in the same document only reads again.
 */
export function injectReader(tabId: number, url: URL | null): Promise<Result<null, Failure>> {
  return inject(tabId, url, '/chain.js');
}

/** Put into one tab what lets its user point at the cells of a chain. */
export function injectPicker(tabId: number, url: URL | null): Promise<Result<null, Failure>> {
  return inject(tabId, url, '/picker.js');
}

async function inject(
  tabId: number,
  url: URL | null,
  file: '/chain.js' | '/picker.js',
): Promise<Result<null, Failure>> {
  const { value: settings } = await settingsVault.load();
  const forbidden = whyNot(settings, url);
  if (forbidden) return fail(forbidden);
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [file] });
    return ok(null);
  } catch {
    return fail(failure('pageClosedToUs'));
  }
}

/** Why Wingspan may not read there now, by the user's own switches; `null` where it may. */
export function whyNot(settings: Settings, url: URL | null): Failure | null {
  if (!settings.on) return failure('switchedOff');
  return url && settings.sitesOff.includes(siteName(url)) ? failure('sitePaused') : null;
}

/** Start waiting for chains again in the open pages of these sites; `null` means of all that were granted. */
export async function returnToPages(sites: readonly string[] | null): Promise<void> {
  const granted = (await browser.permissions.getAll()).origins ?? [];
  const wanted = sites?.map(patternOf) ?? granted;
  const url = wanted.filter((pattern) => granted.includes(pattern));
  if (url.length === 0) return;
  for (const { id } of await browser.tabs.query({ url }))
    if (id !== undefined)
      await browser.scripting
        .executeScript({ target: { tabId: id }, files: ['/detector.js'] })
        .catch(() => undefined);
}

/** The sites on which Wingspan reads by itself, by name. */
export async function grantedSites(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return (sitesOf(origins) ?? origins).toSorted();
}
