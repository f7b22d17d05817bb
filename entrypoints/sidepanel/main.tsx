import { render } from 'preact';
import { Panel } from '@/components/panel/panel';
import { watchActiveTab } from '@/lib/platform/active-tab';
import { followTab } from '@/lib/platform/feed';
import { watchChains } from '@/lib/platform/session-memory';
import { type Settings, settingsVault } from '@/lib/platform/settings';
import { useNow } from '@/lib/state/clock';
import { useStore } from '@/lib/state/store';
import { createTabView, type TabView } from '@/lib/state/tab-view';

const view = createTabView();
const page = new AbortController();
const whole = (state: TabView) => state;

function App({ settings }: { readonly settings: Settings }) {
  const now = useNow(500);
  return <Panel {...useStore(view, whole)} now={now} staleMs={settings.staleSeconds * 1000} />;
}

let following = new AbortController();
watchActiveTab((tab) => {
  following.abort();
  following = new AbortController();
  view.setState({ state: { kind: tab ? 'reading' : 'quiet' } });
  if (tab) followTab(tab.id, (state) => view.setState({ state }), following.signal);
}, page.signal);

watchChains((others) => view.setState({ others }), page.signal);
const { value: settings, damage } = await settingsVault.load();
view.setState({ notice: damage });
const app = document.getElementById('app');
if (app) render(<App settings={settings} />, app);
