import { browser } from 'wxt/browser';
import { pageAnalysis } from '@/lib/core/analysis';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Settings } from '@/lib/core/settings';
import { sketchOf } from '@/lib/core/stages/condor-sketch';
import { chipPlaceOn, keepChipPlace } from './chip-places';
import { choose, forgetChoice, seriesName } from './choices';
import { makeContextMenu, onMenu } from './context-menu';
import { analyseIn, condorAtIn, forgetSeat, seriesIn, shortHereIn, whyNotIn } from './engine';
import { forgetHedged, hedgedIn, keepHedged } from './hedged';
import { pageCalls, surfaceCalls, tabCalls } from './messages';
import { answerer, askTab, listen } from './messenger';
import { openOptions } from './options-page';
import { openPanel } from './panel';
import { openPractice } from './practice';
import { recipesOn, recipesVault, withRecipe } from './recipes';
import { isRevoked, sitesAllowed, sitesRevoked } from './revoked';
import { rememberChain } from './session-memory';
import { settingsVault } from './settings';
import { patternOf, siteName, sitesOf } from './site';
import { injectPicker, injectReader, returnToPages, syncSites, whyNot } from './sites';
import {
  documentIn,
  drawingTroubledIn,
  forgetRefusals,
  leavePages,
  pageLeaves,
  readNow,
  servePorts,
  setTabState,
  tellRecipes,
} from './tab-states';

/** The worker: receive, compute, answer, publish. Listeners are added at once, or a waking worker misses its event. */
export function serveWorker(): void {
  servePorts();
  settingsVault.watch(() => {
    settings = null;
  }, new AbortController().signal);
  recipesVault.watch(() => {
    void syncSites();
    void tellRecipes();
  }, new AbortController().signal);
  listen([
    answerer('page', pageCalls, pageHandlers, (sender) => sender.tabId !== null),
    answerer('surface', surfaceCalls, surfaceHandlers, (sender) => sender.ownPage),
  ]);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void syncSites();
    void makeContextMenu();
    if (reason === 'install') void openPractice(true);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    forgetSeat(tabId);
    forgetHedged(tabId);
    forgetChoice(tabId);
  });
  browser.runtime.onStartup.addListener(() => void syncSites());
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    void syncSites();
    void sitesAllowed(origins);
  });
  browser.permissions.onRemoved.addListener(({ origins = [] }) => {
    void syncSites();
    void sitesRevoked(origins);
    void leavePages(sitesOf(origins), failure('permissionMissing'));
  });
  onMenu((item, tabId, windowId) => {
    if (item === 'panel') void openPanel(windowId);
    if (item === 'options') void openOptions();
    // The panel is opened to be looked at: it needs the page to be read as well.
    if (item !== 'options') void readTab(tabId);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id === undefined) return;
    // Opening a panel must happen in the same breath as the key press.
    if (command === 'open-panel') void openPanel(tab.windowId);
    if (command === 'read-page') void readTab(tab.id);
    if (command === 'pause-site') void pauseSite(tab.url);
  });
}

/** The settings as they are now, without asking the storage at every tick. */
let settings: Promise<Settings> | null = null;

function currentSettings(): Promise<Settings> {
  settings ??= settingsVault.load().then(({ value }) => value);
  return settings;
}

const pageHandlers: Parameters<typeof answerer<typeof pageCalls>>[2] = {
  chainRead: async (chain, { tabId, url }) => {
    if (tabId === null) return fail(failure('messageRefused'));
    const document = documentIn(tabId);
    const settings = await currentSettings();
    const forbidden = whyNot(settings, url) ?? ((await isRevoked(url)) ? failure('permissionMissing') : null);
    if (forbidden) {
      if (documentIn(tabId) === document) pageLeaves(tabId, forbidden);
      return fail(forbidden);
    }
    const analysis = await analyseIn(tabId, chain, settings);
    if (documentIn(tabId) === document)
      setTabState(
        tabId,
        analysis.ok
          ? { kind: 'shown', analysis: analysis.value }
          : { kind: 'refused', failure: analysis.error },
      );
    if (!analysis.ok) return analysis;
    void rememberChain(chain, tabId);
    const { chosen, own } = analysis.value.condors;
    return ok(
      chosen.ok
        ? pageAnalysis(analysis.value, ok(sketchOf(chosen.value, own)), hedgedIn(tabId, chosen.value.strikes))
        : pageAnalysis(analysis.value, chosen),
    );
  },
  // The page names the series: a worker that has just woken does not know what the tab shows.
  legsMoved: async ({ strikes, ...series }, { tabId }) => {
    if (tabId !== null) await choose(tabId, { strikes }, seriesName(series));
    return null;
  },
  shortHere: ({ strike }, { tabId }) =>
    tabId === null ? fail(failure('messageRefused')) : shortHereIn(tabId, strike),
  condorAt: ({ strikes }, { tabId }) =>
    tabId === null ? fail(failure('messageRefused')) : condorAtIn(tabId, strikes),
  chipWanted: (_, { url }) => (url ? chipPlaceOn(siteName(url)) : null),
  chipPlaced: async (place, { url }) => {
    if (url) await keepChipPlace(siteName(url), place);
    return null;
  },
  drawingTroubled: ({ trouble }, { tabId }) => {
    if (tabId !== null) drawingTroubledIn(tabId, trouble);
    return null;
  },
  chainUnreadable: (reason, { tabId }) => {
    if (tabId !== null) setTabState(tabId, { kind: 'refused', failure: reason });
    return null;
  },
  recipesWanted: async (_, { url }) => (url ? [...(await recipesOn(siteName(url)))] : []),
  pageTaught: async (recipe, { tabId, url }) => {
    if (tabId === null || !url) return fail(failure('messageRefused'));
    const site = siteName(url);
    const kept = await recipesVault.update((all) => withRecipe(all, { site, recipe }));
    // Where no reader is at work yet, there is one now that the page can be read.
    return kept.ok ? readTab(tabId) : kept;
  },
  chainSuspected: async (_, { tabId, url }) => tabId !== null && (await injectReader(tabId, url)).ok,
};

const surfaceHandlers: Parameters<typeof answerer<typeof surfaceCalls>>[2] = {
  readTab: ({ tabId }) => readTab(tabId),
  teachTab: async ({ tabId }) => {
    const { url } = await browser.tabs.get(tabId).catch(() => ({ url: undefined }));
    return injectPicker(tabId, url && URL.canParse(url) ? new URL(url) : null);
  },
  siteSwitched: ({ site, on }) => switchSite(site, on),
  condorChosen: async ({ tabId, change }) => {
    // The rule may have been made a moment ago, and what tells of it be on its way still.
    if (change.preset) settings = null;
    await choose(tabId, change, seriesIn(tabId));
    // The page reads again: numbers and their places on it come from one reading.
    await readNow(tabId);
    return null;
  },
  hedgeShown: async ({ tabId, strikes, lines }) => {
    if (keepHedged(tabId, strikes, lines)) await readNow(tabId);
    return null;
  },
  pageAnswered: async ({ tabId, answers }) => {
    await askTab(tabId, tabCalls)('answered', answers);
    return null;
  },
  whyNot: ({ tabId, strikes }) => whyNotIn(tabId, strikes),
  allSwitched: async ({ on }) => {
    const kept = await settingsVault.update((settings) => ({ ...settings, on }));
    if (!kept.ok) return kept;
    await syncSites();
    if (!on) void leavePages(null, failure('switchedOff'));
    else void comeBack(null);
    return ok(null);
  },
};

async function switchSite(site: string, on: boolean): Promise<Result<null, Failure>> {
  const kept = await settingsVault.update((settings) => ({
    ...settings,
    sitesOff: [...settings.sitesOff.filter((off) => off !== site), ...(on ? [] : [site])],
  }));
  if (!kept.ok) return kept;
  await syncSites();
  if (!on) void leavePages([site], failure('sitePaused'));
  else void comeBack([site]);
  return ok(null);
}

/** Pause on the site in front, or resume: the key for "not now". */
async function pauseSite(address: string | undefined): Promise<void> {
  if (!address || !/^https?:/.test(address)) return;
  const site = siteName(new URL(address));
  const { sitesOff } = await currentSettings();
  await switchSite(site, sitesOff.includes(site));
}

/** What was said while all was off is no longer so, and pages that wait for chains wait again. */
async function comeBack(sites: readonly string[] | null): Promise<void> {
  forgetRefusals(['switchedOff', 'sitePaused']);
  await returnToPages(sites);
}

/** Read one tab once; whatever stands in the way becomes that tab's state, so that every screen says it. */
async function readTab(tabId: number) {
  setTabState(tabId, { kind: 'reading' });
  const { url } = await browser.tabs.get(tabId).catch(() => ({ url: undefined }));
  const page = url && URL.canParse(url) ? new URL(url) : null;
  const injected = await injectReader(tabId, page);
  if (injected.ok && page) await sitesAllowed([patternOf(siteName(page))]);
  // A reader that was there already has done nothing yet; one that does not answer never will.
  const why = injected.ok
    ? (await readNow(tabId))
      ? null
      : failure('readerCrashed', 'no answer')
    : injected.error;
  if (!why) return ok(null);
  setTabState(tabId, { kind: 'refused', failure: why });
  return fail(why);
}
