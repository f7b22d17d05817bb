import { browser } from 'wxt/browser';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import { settingsVault } from './settings';
import { patternOf } from './site';

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
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [detectorId] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: detectorId,
      js: ['detector.js'],
      matches,
      ...(excludeMatches.length > 0 && { excludeMatches }),
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
}

/**
 * Put the reader into one tab, once. Needs a click on our icon or shortcut (`activeTab`) or the user's
 * lasting permission for the site; a second reader in the same document only reads again.
 */
export async function injectReader(tabId: number): Promise<Result<null, Failure>> {
  const { value: settings } = await settingsVault.load();
  if (!settings.on) return fail(failure('switchedOff'));
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/chain.js'] });
    return ok(null);
  } catch {
    return fail(failure('pageClosedToUs'));
  }
}
