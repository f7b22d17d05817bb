import type { Badge } from './badges';
import { Chip, type ChipContent, chipForms } from './chip';
import type { ChipStand } from './chip-place';
import type { ChipSizes } from './chip-sizes';

/** The few real elements of the overlay: the chip, and the badges of the legs. */
export type SurfaceProps = {
  readonly dark: boolean;
  readonly content: ChipContent;
  readonly now: number;
  readonly chip: ChipStand | null;
  readonly sizes: ChipSizes;
  readonly badges: readonly Badge[];
};

export function Surface({ dark, content, now, chip, sizes, badges }: SurfaceProps) {
  return (
    <div class={`surface ${dark ? 'dark' : ''}`}>
      {badges.map((badge) => (
        <BadgeMark key={badge.leg.index} badge={badge} />
      ))}
      {chipForms.map((form, at) => (
        <Chip
          key={form}
          form={form}
          content={content}
          now={now}
          at={chip?.form === at ? chip.at : null}
          watch={sizes.watch[at]}
        />
      ))}
    </div>
  );
}

function BadgeMark({ badge }: { readonly badge: Badge }) {
  const { leg, box, form, words, side } = badge;
  return (
    <div
      class={`badge ${form} ${side} ${leg.short ? 'short' : 'long'} ${leg.suspect ? 'suspect' : ''}`}
      style={{
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${box.right - box.left}px`,
        height: `${box.bottom - box.top}px`,
      }}
      data-strike={leg.strike}
      data-testid={`leg-${leg.index}`}
    >
      {form === 'words' ? (
        <span class="pill">{words}</span>
      ) : (
        <Sign put={leg.put} short={leg.short} edge={badge.edge} />
      )}
    </div>
  );
}

/** Puts point down and calls up; what is sold is filled. */
function Sign({ put, short, edge }: Pick<Badge['leg'], 'put' | 'short'> & Pick<Badge, 'edge'>) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" overflow="visible">
      {/* A bar on the side where the row is to be looked for. */}
      {edge && (
        <path d={edge === 'top' ? 'M0 -2.5h12' : 'M0 14.5h12'} stroke="var(--ink)" stroke-width="1.5" />
      )}
      <path
        d={put ? 'M1.5 2.5h9L6 10.5z' : 'M1.5 9.5h9L6 1.5z'}
        fill={short ? 'var(--ink)' : 'var(--paper)'}
        stroke="var(--ink)"
        stroke-width="1.5"
        stroke-linejoin="round"
      />
    </svg>
  );
}
