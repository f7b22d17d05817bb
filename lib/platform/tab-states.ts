import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { DrawingTrouble } from '@/lib/core/drawing-trouble';
import type { Failure, FailureCode } from '@/lib/core/failure';
import { showBadge } from './badge';
import { type FeedUpdate, feedRequestSchema, type TabState, tabCalls } from './messages';
import { askTab } from './messenger';

/**
 * The worker's knowledge of each tab, and the feed that carries it to panels and popups. A cache that may
 * vanish with the worker at any second: whoever starts to follow a tab makes that tab read again.
 */

type FeedPort = ReturnType<typeof browser.runtime.connect>;

const states = new Map<number, TabState>();
const followers = new Map<FeedPort, number>();

/** Set a tab's state and tell everybody who follows it. */
export function setTabState(tabId: number, state: TabState): void {
  if (state.kind === 'quiet') states.delete(tabId);
  else states.set(tabId, state);
  tellAll(tabId, state);
}

/** What is amiss with the drawing on a tab's page though its chain is read: said until it is well or the document ends. */
export function drawingTroubledIn(tabId: number, trouble: DrawingTrouble | null): void {
  if (troubleIn(tabId) === trouble) return;
  if (trouble) troubles.set(tabId, trouble);
  else troubles.delete(tabId);
  tellAll(tabId, states.get(tabId) ?? { kind: 'quiet' });
}

const troubles = new Map<number, DrawingTrouble>();
const troubleIn = (tabId: number) => troubles.get(tabId) ?? null;

function tellAll(tabId: number, state: TabState): void {
  void showBadge(tabId, state, troubleIn(tabId));
  for (const [port, followed] of followers)
    if (followed === tabId) tell(port, { tabId, state, trouble: troubleIn(tabId) });
}

/** Serve the two kinds of ports: `feed` from our own pages, `presence` from the script in a tab. */
export function servePorts(): void {
  const ownOrigin = browser.runtime.getURL('/');
  browser.runtime.onConnect.addListener((port) => {
    if (port.sender?.id !== browser.runtime.id) return;
    // Privilege is decided once, by the sender: a page's script must never see another tab's data.
    if (port.name === 'feed' && port.sender?.url?.startsWith(ownOrigin)) serveFeed(port);
    else if (port.name === 'presence' && port.sender?.tab?.id !== undefined)
      servePresence(port, port.sender.tab.id);
    else port.disconnect();
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    states.delete(tabId);
    endings.delete(tabId);
    troubles.delete(tabId);
  });
  // What was said of one document is not true of the next. Where a script lives, its own end tells.
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading' && states.has(tabId) && !present.has(tabId))
      setTabState(tabId, { kind: 'quiet' });
  });
}

function serveFeed(port: FeedPort): void {
  port.onMessage.addListener((message) => {
    const request = v.safeParse(feedRequestSchema, message);
    if (!request.success) return;
    const tabId = request.output.follow;
    followers.set(port, tabId);
    // A worker that has just woken knows nothing: silence until the tab has answered keeps the panel's numbers.
    const known = states.get(tabId);
    if (known) tell(port, { tabId, state: known, trouble: troubleIn(tabId) });
    void refresh(tabId);
  });
  port.onDisconnect.addListener(() => followers.delete(port));
}

/** Ask the tab to read now. One that does not answer has nothing of ours in it; why that is may be known. */
async function refresh(tabId: number): Promise<void> {
  const asked = await askTab(tabId, tabCalls)('readNow', null);
  if (!asked.ok && states.get(tabId)?.kind !== 'refused') setTabState(tabId, { kind: 'quiet' });
}

/**
 * Names the document that a tab shows: an answer computed for one that has ended meanwhile, or was left, must
 * not become the tab's state.
 */
export function documentIn(tabId: number): number {
  return endings.get(tabId) ?? 0;
}

const endings = new Map<number, number>();

function documentEnded(tabId: number): void {
  present.delete(tabId);
  troubles.delete(tabId);
  endings.set(tabId, documentIn(tabId) + 1);
}

/** The script's port lives exactly as long as the document it reads. */
function servePresence(port: FeedPort, tabId: number): void {
  present.set(tabId, port);
  port.onDisconnect.addListener(() => {
    if (present.get(tabId) !== port) return;
    documentEnded(tabId);
    setTabState(tabId, { kind: 'quiet' });
  });
}

const present = new Map<number, FeedPort>();

/** The script in this tab goes, and the reason stays: the end of its port says nothing any more. */
export function pageLeaves(tabId: number, reason: Failure): void {
  documentEnded(tabId);
  setTabState(tabId, { kind: 'refused', failure: reason });
}

/** Ask the scripts on these sites (or, with `null`, on every page) to leave; each tab that obeys says why. */
export async function leavePages(sites: readonly string[] | null, reason: Failure): Promise<void> {
  const tabs = await browser.tabs.query({});
  const leave = async (tabId: number) => {
    const left = await askTab(tabId, tabCalls)('leave', { sites: sites === null ? null : [...sites] });
    if (left.ok && left.value) pageLeaves(tabId, reason);
  };
  await Promise.all(tabs.map((tab) => (tab.id === undefined ? undefined : leave(tab.id))));
}

/** What was taught has changed: every page that is read asks for it again. */
export async function tellRecipes(): Promise<void> {
  await Promise.all([...present.keys()].map((tabId) => askTab(tabId, tabCalls)('recipesChanged', null)));
}

/** Make a tab's script read now, whether anything changed or not; false where none answers. */
export async function readNow(tabId: number): Promise<boolean> {
  return (await askTab(tabId, tabCalls)('readNow', null)).ok;
}

/** Take back what was said with these reasons. */
export function forgetRefusals(codes: readonly FailureCode[]): void {
  for (const [tabId, state] of states)
    if (state.kind === 'refused' && codes.includes(state.failure.code)) setTabState(tabId, { kind: 'quiet' });
}

function tell(port: FeedPort, update: FeedUpdate): void {
  try {
    port.postMessage(update);
  } catch {
    followers.delete(port);
  }
}
