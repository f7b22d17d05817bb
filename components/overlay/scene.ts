import type { Anchors } from '@/lib/pages/read';
import { type Badge, placeBadges } from './badges';
import type { Box } from './box';
import { type ChipStand, type Corner, footPlace, placeChip, type Size } from './chip-place';
import { isFree } from './free';
import { type Placed, placeMarks } from './layout';
import type { Side } from './margin';
import type { Mark } from './marks';
import { type Palette, paletteFor } from './palette';
import { type Sight, sightOf } from './sight';
import { placeTexts, type Text } from './texts';

/** Everything that is drawn in one frame, with its place. All reading of the page's layout happens here, at once. */
export type Scene = {
  readonly palette: Palette;
  /** The table's own corner: what the chip is placed from. */
  readonly head: Corner;
  readonly chip: ChipStand | null;
  /** `null` while nothing of the table is to be seen. */
  readonly chain: ChainScene | null;
};

export type ChainScene = {
  readonly sight: Sight;
  readonly placed: Placed;
  readonly badges: readonly Badge[];
  readonly texts: readonly Text[];
};

export type SceneInput = {
  readonly document: Document;
  readonly view: Window;
  readonly own: Element;
  /** What is drawn on; after a refusal the table alone is left. */
  readonly table: Element | null;
  readonly chain: { readonly marks: readonly Mark[]; readonly anchors: Anchors } | null;
  readonly chip: {
    readonly sizes: readonly (Size | null)[];
    /** From the table's corner. */
    readonly wish: Corner | null;
    /** A reason must be seen even on a page without a free corner; numbers need not: the panel has them. */
    readonly must: boolean;
  };
  measure(words: string): number;
};

export function lookAt({ document, view, own, table, chain, chip, measure }: SceneInput): Scene {
  const anchor = table?.isConnected ? table : document.body;
  const palette = paletteFor(anchor);
  const sight = chain && sightOf(chain.anchors, document, own);
  const free = (box: Box) => isFree(anchor, box, own);
  const { left, top } = anchor.getBoundingClientRect();
  const window = { width: view.innerWidth, height: view.innerHeight };
  const wish = chip.wish && { left: left + chip.wish.left, top: top + chip.wish.top };
  const [first] = chip.sizes;
  const stand =
    placeChip(sight ? wish : null, {
      sizes: chip.sizes,
      head: { left, top },
      table: sight?.table ?? null,
      window,
      free,
    }) ?? (chip.must && first ? { form: 0, at: footPlace(first, window) } : null);
  const size = stand && chip.sizes[stand.form];
  const chipBox = stand &&
    size && {
      ...stand.at,
      right: stand.at.left + size.width,
      bottom: stand.at.top + size.height,
    };
  return {
    palette,
    head: { left, top },
    chip: stand,
    chain:
      sight && chain
        ? chainScene(
            chain.marks,
            sight,
            palette,
            sidesOf(anchor, view),
            { free, taken: chipBox ? [chipBox] : [] },
            measure,
          )
        : null,
  };
}

function chainScene(
  marks: readonly Mark[],
  sight: Sight,
  palette: Palette,
  sides: readonly [Side, Side],
  room: { readonly taken: readonly Box[]; free(box: Box): boolean },
  measure: (words: string) => number,
): ChainScene {
  const placed = placeMarks(marks, sight);
  const margins = { ...room, table: sight.table };
  const badges = placeBadges({ legs: placed.legs, margins }, sides, measure);
  const taken = [...room.taken, ...badges.map(({ box }) => box)];
  const texts = placeTexts(placed, { ...margins, taken }, sides, palette, measure);
  return { sight, placed, badges, texts };
}

/** The side that the page reads from comes first: badges stand there, words at the other. */
function sidesOf(element: Element, view: Window): readonly [Side, Side] {
  return view.getComputedStyle(element).direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
}
