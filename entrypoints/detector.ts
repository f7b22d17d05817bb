import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { looksLikeChain } from '@/lib/pages/detect';
import { watchPage } from '@/lib/pages/watch';
import { isAlone, suspectChain } from '@/lib/platform/suspicion';

/** A site that is paused says no for as long as it is; it is not asked at every change. */
const againMs = 10_000;

/** On the sites the user enabled: wait for a chain, then ask for the reader. Nothing else on the page until then. */
export default defineUnlistedScript(() => {
  const found = new AbortController();
  let notBefore = 0;
  const look = async () => {
    if (isAlone()) return found.abort();
    if (performance.now() < notBefore || !looksLikeChain(document)) return;
    notBefore = performance.now() + againMs;
    if (await suspectChain()) found.abort();
  };
  watchPage({ document, everyMs: 1_000, own: null, changed: () => void look(), signal: found.signal });
});
