import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createLookout } from '@/lib/pages/detect';
import { watchPage } from '@/lib/pages/watch';
import { isForgotten, suspectChain } from '@/lib/platform/suspicion';

/** A site that is paused says no for as long as it is; it is not asked at every change. */
const againMs = 10_000;

/** On the sites the user enabled: wait for a chain, then ask for the reader. Nothing else on the page until then. */
export default defineUnlistedScript(() => {
  const found = new AbortController();
  const { noted, look } = createLookout(document);
  let seen = false;
  let notBefore = 0;
  const ask = async () => {
    if (isForgotten()) return found.abort();
    seen ||= look();
    if (performance.now() < notBefore || !seen) return;
    notBefore = performance.now() + againMs;
    if (await suspectChain()) found.abort();
  };
  watchPage({ document, everyMs: 1_000, own: null, noted, changed: () => void ask(), signal: found.signal });
});
