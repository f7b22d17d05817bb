import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountPicker } from '@/components/picker/mount';
import type { Instant } from '@/lib/core/unit';
import { claimPicking } from '@/lib/follow/claim';
import { createPicking } from '@/lib/follow/picking';
import { pageCalls } from '@/lib/platform/messages';
import { askWorker } from '@/lib/platform/messenger';

/** The script that lets a person point at the cells of a chain; put into a page when they ask for it. */
export default defineUnlistedScript(() => {
  const claim = claimPicking();
  if (!claim) return;
  const ask = askWorker('page', pageCalls);
  mountPicker({
    document,
    picking: createPicking(document, () => Date.now() as Instant),
    save: async (recipe) => {
      const kept = await ask('pageTaught', recipe);
      return kept.ok && kept.value.ok;
    },
    signal: claim.signal,
    leave: claim.release,
  });
});
