import type { Box } from './box';
import type { Placed } from './layout';
import { type Margins, type Side, type Stand, standBeside, standEach } from './margin';
import type { Wording } from './marks';
import { lineColour, type Palette } from './palette';

/** Words beside the table, placed. */
export type Text = {
  readonly words: string;
  readonly colour: string;
  readonly box: Box;
  readonly side: Side;
  readonly thread: number | null;
};

type Line = Wording & { readonly y: number; readonly colour: string };

const height = 16;
/** On the left the arrow at the straddle's row has its place. */
const gaps: Readonly<Record<Side, number>> = { left: 12, right: 8 };
/** Room for the sign of a mistrusted row before its words. */
const signGap = 20;

/**
 * The words of all marks: in full, in short, then each by itself as short as its number. Where the margins have no
 * room even for that, the shapes stay and the panel has the words: what a line means first, then what a row is.
 */
export function placeTexts(
  placed: Placed,
  margins: Margins,
  [start, end]: readonly [Side, Side],
  palette: Palette,
  measure: (words: string) => number,
): Text[] {
  const lines = placed.lines.map(({ mark, y }) => ({ ...mark, y, colour: lineColour(mark.role, palette) }));
  const rows = placed.rows.map(({ mark, box }) => ({ ...mark, y: middle(box), colour: palette.accent }));
  const warnings = placed.warnings.map(({ mark, box }) => ({
    ...mark,
    y: middle(box),
    colour: palette.warn,
  }));
  const written: Text[] = [];
  const room = (): Margins => ({ ...margins, taken: [...margins.taken, ...written.map(({ box }) => box)] });
  const put = ({ colour }: Line, words: string, side: Side, { box, thread }: Stand) =>
    written.push({ words, colour, box, side, thread });
  /** All in the same form, in words or in short. */
  const together = (items: readonly Line[], side: Side, gap = gaps[side]): boolean => {
    const wishes = items.map(({ y, words, brief }) => ({
      y,
      widths: [measure(words), measure(brief)],
      height,
    }));
    const stands = standBeside(wishes, side, gap, room());
    stands?.forEach((stand, at) => {
      const item = items[at];
      if (item) put(item, stand.form === 0 ? item.words : item.brief, side, stand);
    });
    return stands !== null;
  };
  // Where badges stand on a side, there may be room beyond them.
  const anywhere = (items: readonly Line[], sides: readonly Side[]) =>
    sides.some((side) => together(items, side)) ||
    sides.some((side) => together(items, side, beyond(side))) ||
    oneByOne(items, sides);
  /** Each as it finds room, in short or its number alone; those that find none are left to the panel. */
  const oneByOne = (items: readonly Line[], sides: readonly Side[], gap?: number): void => {
    let left = items;
    for (const side of sides) {
      const wishes = left.map(({ y, brief, least }) => ({
        y,
        widths: [measure(brief), measure(least)],
        height,
      }));
      const stands = standEach(wishes, side, gap ?? gaps[side], room());
      for (const [at, item] of left.entries()) {
        const stand = stands[at];
        if (stand) put(item, stand.form === 0 ? item.brief : item.least, side, stand);
      }
      left = left.filter((_, at) => !stands[at]);
    }
  };
  const beyond = (side: Side) =>
    gaps[side] +
    margins.taken.reduce((far, { left, right }) => {
      const reach = side === 'left' ? margins.table.left - left : right - margins.table.right;
      return reach > far && reach < farthest ? reach : far;
    }, 0);
  if (!together([...lines, ...rows], end)) {
    anywhere(lines, [end, start]);
    anywhere(rows, [start, end]);
  }
  if (!together(warnings, 'left', signGap)) oneByOne(warnings, ['left'], signGap);
  return written;
}

/** Wider than any badge: what is taken further away is not beside the table. */
const farthest = 160;

const middle = (box: Box) => (box.top + box.bottom) / 2;
