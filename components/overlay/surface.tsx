import type { Badge } from './badges';
import { Chip, type ChipContent, chipForms, type LegActions } from './chip';
import type { ChipHandle } from './chip-handle';
import type { ChipStand, Corner } from './chip-place';
import { Grip, type GripContext } from './grips';
import type { LegIndex } from './legs';
import { Card, type Preview } from './preview';
import type { Sizes } from './sizes';

/** Everything of ours that has a size of its own. */
export const sized = [...chipForms, 'card'] as const;
export type Sized = (typeof sized)[number];

/** The few real elements of the overlay: the chip, the badges of the legs, and the answer to a question. */
export type SurfaceProps = {
  readonly dark: boolean;
  readonly content: ChipContent;
  readonly now: number;
  readonly chip: ChipStand | null;
  readonly handle: ChipHandle;
  readonly legs: LegActions;
  readonly badges: readonly Badge[];
  readonly moving: LegIndex | null;
  readonly grips: GripContext;
  readonly preview: Preview | null;
  readonly card: Corner | null;
  readonly sizes: Sizes<Sized>;
};

export function Surface(props: SurfaceProps) {
  const { dark, content, now, chip, handle, legs, badges, moving, grips, preview, card, sizes } = props;
  return (
    <div class={`surface ${dark ? 'dark' : ''} ${handle.held() ? 'held' : ''}`}>
      {badges.map((badge) => (
        <Grip
          key={badge.leg.index}
          badge={badge}
          context={grips}
          moving={moving === badge.leg.index}
          preview={moving === badge.leg.index ? preview : null}
        />
      ))}
      {/* A form is laid out, unseen, once those before it have found no place. */}
      {chipForms.slice(0, (chip?.form ?? chipForms.length) + 1).map((form, at) => (
        <Chip
          key={form}
          form={form}
          content={content}
          now={now}
          at={chip?.form === at ? chip.at : null}
          watch={sizes.watch[form]}
          handle={handle}
          guard={grips.guard}
          legs={legs}
          preview={card ? null : preview}
        />
      ))}
      {preview && <Card preview={preview} at={card} watch={sizes.watch.card} />}
    </div>
  );
}
