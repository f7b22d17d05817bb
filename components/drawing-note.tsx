import { i18n } from '#i18n';
import type { DrawingTrouble } from '@/lib/core/drawing-trouble';

/** Why there is less on the page than here. */
export function DrawingNote({ trouble }: { readonly trouble: DrawingTrouble | null }) {
  return (
    <p class="drawing-note" role="status" data-testid="drawing-note">
      {trouble && i18n.t(`notDrawn.${trouble}`)}
    </p>
  );
}
