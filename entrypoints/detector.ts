import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createLookout } from '@/lib/pages/detect';
import { lookOut } from '@/lib/pages/watch/lookout';
import { isForgotten, suspectChain } from '@/lib/platform/suspicion';

/** A site that is paused says no for as long as it is; it is not asked at every change. */
const againMs = 10_000;

/** On the sites the user enabled: wait for a chain, then ask for the reader. Nothing else on the page until then. */
export default defineUnlistedScript(() => {
  const look = createLookout(document);
  let seen = false;
  let notBefore = 0;
  lookOut(document, 1_000, async () => {
    seen ||= look();
    if (!seen) return false;
    if (isForgotten()) return true;
    if (performance.now() < notBefore) return false;
    notBefore = performance.now() + againMs;
    return suspectChain();
  });
});
