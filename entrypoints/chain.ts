import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountOverlay } from '@/components/overlay/overlay';
import { claimDocument } from '@/lib/follow/claim';
import { followChain } from '@/lib/follow/follow';

/**
 * The script on a broker's page, in the isolated world. An unlisted script rather than a framework content
 * script: it listens to no event that the page could send to switch it off or to learn of it.
 */
export default defineUnlistedScript(() => {
  const claim = claimDocument();
  if (!claim) return;
  followChain({
    document,
    draw: (actions) => mountOverlay(document, claim.signal, actions),
    signal: claim.signal,
    leave: claim.release,
  });
});
