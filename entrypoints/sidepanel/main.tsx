import { render } from 'preact';
import { Panel } from '@/components/panel/panel';
import { watchActiveTab } from '@/lib/platform/active-tab';
import { followTab } from '@/lib/platform/feed';
import { type Settings, settingsVault } from '@/lib/platform/settings';
import { useNow } from '@/lib/state/clock';
import { useStore } from '@/lib/state/store';
import { createTabView, selectNotice, selectState } from '@/lib/state/tab-view';

const view = createTabView();
const page = new AbortController();

function App({ settings }: { readonly settings: Settings }) {
  const state = useStore(view, selectState);
  const notice = useStore(view, selectNotice);
  const now = useNow(500);
  return <Panel state={state} notice={notice} now={now} staleMs={settings.staleSeconds * 1000} />;
}

let following = new AbortController();
watchActiveTab((tab) => {
  following.abort();
  following = new AbortController();
  view.setState({ state: { kind: tab ? 'reading' : 'quiet' } });
  if (tab) followTab(tab.id, (state) => view.setState({ state }), following.signal);
}, page.signal);

const { value: settings, damage } = await settingsVault.load();
view.setState({ notice: damage });
const app = document.getElementById('app');
if (app) render(<App settings={settings} />, app);
