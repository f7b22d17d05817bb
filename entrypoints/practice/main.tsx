import { render } from 'preact';
import { mountOverlay } from '@/components/overlay/overlay';
import { openBrokerPage } from '@/components/practice/broker-page';
import { Welcome } from '@/components/practice/welcome';
import { claimDocument } from '@/lib/follow/claim';
import { followChain } from '@/lib/follow/follow';
import { activeTab } from '@/lib/platform/active-tab';
import { openOptions } from '@/lib/platform/options-page';
import { openPanel } from '@/lib/platform/panel';
import { settingsVault } from '@/lib/platform/settings';

const page = new AbortController();
const root = document.getElementById('app');
if (root)
  openBrokerPage(root, {
    now: Date.now,
    seed: 7,
    symbol: new URLSearchParams(location.search).get('symbol') === 'VIX' ? 'VIX' : 'SPX',
    signal: page.signal,
    // A slide of the market is seen by the other symbol's tab too.
    channel: new BroadcastChannel('practice'),
  });

/** The first steps after installing stand above the broker's page, not in it, until they are closed. */
const place = document.getElementById('welcome');
if (place && location.hash === '#welcome') {
  const here = await activeTab();
  const close = () => {
    render(null, place);
    history.replaceState(null, '', location.pathname + location.search);
  };
  render(
    <Welcome
      openPanel={() => void (here && openPanel(here.windowId))}
      openOptions={() => void openOptions()}
      close={close}
    />,
    place,
  );
}

/** The practice broker, read and drawn on by the same functions as any broker's page. */
function follow(): void {
  const claim = claimDocument();
  if (!claim) return;
  followChain({
    document,
    draw: (actions) => mountOverlay(document, claim.signal, actions),
    signal: claim.signal,
    leave: claim.release,
  });
}

// No script can be put into a page of the extension: it starts by itself, again after having been switched off.
settingsVault.watch(({ value: settings }) => settings.on && follow(), page.signal);
const { value: settings } = await settingsVault.load();
if (settings.on) follow();
