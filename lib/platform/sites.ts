import { browser } from 'wxt/browser';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Settings } from '@/lib/core/settings';
import { settingsVault } from './settings';
import { patternOf, siteName, sitesOf } from './site';

/** On which sites the detector waits: those the user granted, less those switched off. */

const detectorId = 'detector';

/** Make the registered content script match the permissions and the settings; safe to call at any time. */
export function syncSites(): Promise<void> {
  // One at a time: two syncs that interleave could register the same id twice.
  syncing = syncing.then(register, register);
  return syncing;
}

let syncing: Promise<void> = Promise.resolve();

async function register(): Promise<void> {
  const { value: settings } = await settingsVault.load();
  const granted = (await browser.permissions.getAll()).origins ?? [];
  const excludeMatches = settings.sitesOff.map(patternOf);
  const matches = settings.on ? granted.filter((pattern) => !excludeMatches.includes(pattern)) : [];
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [detectorId] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [detectorId] });
    return;
  }
  const script = {
    id: detectorId,
    js: ['detector.js'],
    matches,
    excludeMatches,
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
export async function injectReader(tabId: number, url: URL | null): Promise<Result<null, Failure>> {
  const { value: settings } = await settingsVault.load();
  const forbidden = whyNot(settings, url);
  if (forbidden) return fail(forbidden);
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/chain.js'] });
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
