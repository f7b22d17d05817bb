import type { Anchors } from '@/lib/pages/read';
import { type Badge, placeBadges } from './badges';
import { type Box, overlap } from './box';
import { type ChipStand, type Corner, footPlace, placeChip, type Size } from './chip-place';
import { freeSpace } from './free';
import { type Placed, type PlacedLeg, placeMarks } from './layout';
import type { LegIndex } from './legs';
import { type Margins, type Side, standBeside } from './margin';
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
  /** Where the answer to a question stands; `null` where the chip has to say it. */
  readonly card: Corner | null;
};

export type SceneInput = {
  readonly document: Document;
  readonly view: Window;
  readonly own: Element;
  /** What is drawn on; after a refusal the table alone is left. */
  readonly table: Element | null;
  readonly chain: { readonly marks: readonly Mark[]; readonly anchors: Anchors } | null;
  readonly chip: ChipWish;
  /** A leg that is being moved, seen where it would be. */
  readonly ghost: { readonly leg: LegIndex; readonly strike: number } | null;
  /** The row that a question is about, and how large the answer is. */
  readonly question: { readonly strike: number; readonly size: Size | null } | null;
  measure(words: string): number;
};

export type ChipWish = {
  readonly sizes: readonly (Size | null)[];
  /** From the table's corner. */
  readonly at: Corner | null;
  /** In a hand it stands where the hand is. */
  readonly held: boolean;
  /** A reason must be seen even on a page without a free corner; numbers need not: the panel has them. */
  readonly must: boolean;
};

export function lookAt(input: SceneInput): Scene {
  const { document, view, own, table, chain } = input;
  const anchor = table?.isConnected ? table : document.body;
  const sight = chain && sightOf(chain.anchors, document, own);
  const free = freeSpace(anchor, own);
  const { left, top } = anchor.getBoundingClientRect();
  const head = { left, top };
  const chip = standChip(input, head, sight, free);
  const size = chip && input.chip.sizes[chip.form];
  const chipBox = chip && size && boxOf(chip.at, size);
  const palette = paletteFor(anchor);
  if (!sight) return { palette, head, chip, chain: null };
  const room = { table: sight.table, taken: chipBox ? [chipBox] : [], free };
  return { palette, head, chip, chain: chainScene(input, sight, palette, sidesOf(anchor, view), room) };
}

function standChip(
  { chip, view }: SceneInput,
  head: Corner,
  sight: Sight | null,
  free: (box: Box) => boolean,
): ChipStand | null {
  const window = { width: view.innerWidth, height: view.innerHeight };
  const wish = chip.at && { left: head.left + chip.at.left, top: head.top + chip.at.top };
  const first = chip.sizes.findIndex((size) => size !== null);
  if (chip.held && wish) return { form: first, at: wish };
  const table = sight?.table ?? null;
  const stand = placeChip(sight ? wish : null, { sizes: chip.sizes, head, table, window, free });
  const size = chip.sizes[first];
  return stand ?? (chip.must && size ? { form: first, at: footPlace(size, window) } : null);
}

function chainScene(
  { chain, ghost, question, measure }: SceneInput,
  sight: Sight,
  palette: Palette,
  sides: readonly [Side, Side],
  margins: Margins,
): ChainScene {
  const placed = placeMarks(chain?.marks ?? [], sight);
  const legs = placed.legs.map((each) => (each.leg.index === ghost?.leg ? moved(each, ghost.strike) : each));
  const badges = placeBadges({ legs, margins, signs: placed.warnings.length > 0 }, sides, measure);
  const taken = [...margins.taken, ...badges.map(({ box }) => box)];
  const card = question && standCard(question, sight, { ...margins, taken }, sides);
  const texts = placeTexts(placed, { ...margins, taken }, sides, palette, measure).filter(
    // The answer is for a moment, the words are there all the time: they do not move for it.
    ({ box }) => !card || !overlap(box, card),
  );
  return { sight, placed, badges, texts, card };

  function moved(each: PlacedLeg, strike: number): PlacedLeg {
    return { leg: { ...each.leg, strike }, seen: sight.row(strike) ?? each.seen };
  }
}

/** Beside its row where a margin has room. */
function standCard(
  { strike, size }: NonNullable<SceneInput['question']>,
  sight: Sight,
  margins: Margins,
  [start, end]: readonly [Side, Side],
): Box | null {
  const seen = size && sight.row(strike);
  if (!size || !seen || seen.edge !== null) return null;
  const wish = { y: (seen.box.top + seen.box.bottom) / 2, widths: [size.width], height: size.height };
  for (const side of [end, start]) {
    const box = standBeside([wish], side, cardGap, margins)?.[0]?.box;
    if (box) return box;
  }
  return null;
}

const cardGap = 8;

function boxOf({ left, top }: Corner, { width, height }: Size): Box {
  return { left, top, right: left + width, bottom: top + height };
}

/** The side that the page reads from comes first: badges stand there, words at the other. */
function sidesOf(element: Element, view: Window): readonly [Side, Side] {
  return view.getComputedStyle(element).direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
}
