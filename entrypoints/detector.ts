import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { looksLikeChain } from '@/lib/pages/detect';
import { watchPage } from '@/lib/pages/watch';
import { pageCalls } from '@/lib/platform/messages';
import { askWorker } from '@/lib/platform/messenger';

/** On the sites the user enabled: wait for a chain, then ask for the reader. Nothing else on the page until then. */
export default defineUnlistedScript(() => {
  const found = new AbortController();
  const ask = askWorker('page', pageCalls);
  watchPage({
    document,
    everyMs: 1_000,
    own: null,
    changed: () => {
      if (!looksLikeChain(document)) return;
      found.abort();
      void ask('chainSuspected', null);
    },
    signal: found.signal,
  });
});
