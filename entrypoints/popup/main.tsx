import { render } from 'preact';
import { wear } from '@/components/look';
import { Popup, type PopupActions } from '@/components/popup/popup';
import { failure } from '@/lib/core/failure';
import { activeTab } from '@/lib/platform/active-tab';
import { copyTicket } from '@/lib/platform/copy-ticket';
import { followTab } from '@/lib/platform/feed';
import { surfaceCalls } from '@/lib/platform/messages';
import { askWorker } from '@/lib/platform/messenger';
import { openOptions } from '@/lib/platform/options-page';
import { openPanel } from '@/lib/platform/panel';
import { openPractice } from '@/lib/platform/practice';
import { settingsVault } from '@/lib/platform/settings';
import { allowAlways, type KnownSite, siteOf } from '@/lib/platform/site';
import { habitsVault } from '@/lib/platform/ticket-habits';
import { loadTypedLimit } from '@/lib/platform/typed-limit';
import { useNow } from '@/lib/state/clock';
import { createPopupView } from '@/lib/state/popup-view';
import { useStore } from '@/lib/state/store';

const view = createPopupView<KnownSite>();
const ask = askWorker('surface', surfaceCalls);
const tab = await activeTab();
const whole = (state: ReturnType<typeof view.getState>) => state;

/** Settings and permissions as they are now; after every switch the popup shows what really holds. */
async function refresh(): Promise<void> {
  const { value: settings, damage } = await settingsVault.load();
  wear(document, settings.look);
  view.setState({
    on: settings.on,
    notice: damage,
    staleMs: settings.staleSeconds * 1000,
    habits: (await habitsVault.load()).value,
    limit: await loadTypedLimit(),
    site: await siteOf(tab?.url ?? null, settings),
  });
}

async function read(): Promise<void> {
  if (tab) await ask('readTab', { tabId: tab.id });
}

/** A switch that could not be kept says so; what is shown afterwards is what holds. */
async function switched(change: Promise<Awaited<ReturnType<typeof ask<'allSwitched'>>>>): Promise<void> {
  const done = await change;
  await refresh();
  if (!done.ok) view.setState({ notice: done.error });
  else if (!done.value.ok) view.setState({ notice: done.value.error });
  else if (view.getState().on && !view.getState().site?.paused) await read();
}

/** Asked in the click itself. What the browser answers may be no, and that is said. */
async function allowed({ site, host }: KnownSite, on: boolean): Promise<void> {
  const given = await allowAlways(site, on).catch(() => false);
  await refresh();
  if (on && !given) view.setState({ notice: failure('permissionDenied', host) });
}

const actions: PopupActions = {
  read: () => void read(),
  always: (on) => {
    const { site } = view.getState();
    if (site) void allowed(site, on);
  },
  pause: (on) => {
    const { site } = view.getState();
    if (site) void switched(ask('siteSwitched', { site: site.site, on: !on }));
  },
  everything: (on) => void switched(ask('allSwitched', { on })),
  openPanel: () => void (tab && openPanel(tab.windowId).then(() => window.close())),
  answer: (answers) => {
    if (tab) void ask('pageAnswered', { tabId: tab.id, answers });
  },
  teach: () => {
    if (!tab) return;
    void ask('teachTab', { tabId: tab.id }).then((begun) => {
      const refused = begun.ok ? begun.value : begun;
      if (refused.ok) window.close();
      else view.setState({ notice: refused.error });
    });
  },
  options: () => void openOptions().then(() => window.close()),
  copy: (ticket) => copyTicket(ticket, (notice) => view.setState({ notice })),
  practice: () => void openPractice().then(() => window.close()),
};

function App() {
  const now = useNow(500);
  return <Popup {...useStore(view, whole)} now={now} actions={actions} />;
}

await refresh();
const app = document.getElementById('app');
if (app) render(<App />, app);
const life = new AbortController();
if (tab) followTab(tab.id, (update) => view.setState(update), life.signal);
const { on, site } = view.getState();
// The click that opened this popup is the user's word to read the page in front, this once.
if (tab && on && !site?.paused && site) await read();
