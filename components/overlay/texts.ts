import type { Box } from './box';
import type { Placed } from './layout';
import { type Margins, type Side, standBeside } from './margin';
import type { Wording } from './marks';
import { lineColour } from './paint';
import type { Palette } from './palette';

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
 * The words of all marks. Where the margins have no room for them, the shapes stay and the panel has the words:
 * what a line means first, then what a row is.
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
  const write = (items: readonly Line[], side: Side, gapHere = gaps[side]): boolean => {
    const taken = [...margins.taken, ...written.map(({ box }) => box)];
    const wishes = items.map(({ y, words, brief }) => ({
      y,
      widths: [measure(words), measure(brief)],
      height,
    }));
    const stands = standBeside(wishes, side, gapHere, { ...margins, taken });
    stands?.forEach(({ box, form, thread }, at) => {
      const item = items[at];
      if (item)
        written.push({
          words: form === 0 ? item.words : item.brief,
          colour: item.colour,
          box,
          side,
          thread,
        });
    });
    return stands !== null;
  };
  // Where badges stand on a side, there may be room beyond them.
  const anywhere = (items: readonly Line[], sides: readonly Side[]) =>
    sides.some((side) => write(items, side)) || sides.some((side) => write(items, side, beyond(side)));
  const beyond = (side: Side) =>
    gaps[side] +
    margins.taken.reduce((far, { left, right }) => {
      const reach = side === 'left' ? margins.table.left - left : right - margins.table.right;
      return reach > far && reach < farthest ? reach : far;
    }, 0);
  if (!write([...lines, ...rows], end)) {
    anywhere(lines, [end, start]);
    anywhere(rows, [start, end]);
  }
  write(warnings, 'left', signGap);
  return written;
}

/** Wider than any badge: what is taken further away is not beside the table. */
const farthest = 160;

const middle = (box: Box) => (box.top + box.bottom) / 2;
