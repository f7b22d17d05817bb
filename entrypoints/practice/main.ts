import { mountOverlay } from '@/components/overlay/overlay';
import { openBrokerPage } from '@/components/practice/broker-page';
import { claimDocument } from '@/lib/follow/claim';
import { followChain } from '@/lib/follow/follow';

/** The practice broker, read and drawn on by the same functions as any broker's page. */
const claim = claimDocument();
const root = document.getElementById('app');
if (claim && root) {
  openBrokerPage(root, {
    now: Date.now,
    seed: 7,
    symbol: new URLSearchParams(location.search).get('symbol') === 'VIX' ? 'VIX' : 'SPX',
    // The broker is not ours to close: switching Wingspan off leaves its page as it was.
    signal: new AbortController().signal,
  });
  const overlay = mountOverlay(document, claim.signal);
  followChain({ document, drawing: overlay, signal: claim.signal, leave: claim.release });
}
