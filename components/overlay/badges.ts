import { strike } from '@/components/format';
import { sayLeg, sayLegAt } from '@/components/words';
import type { Box } from './box';
import type { PlacedLeg } from './layout';
import type { Leg } from './legs';
import { type Margins, type Side, type Stand, standBeside } from './margin';

/** Where the badge of a leg stands: the thing that is seen at the strike and can be taken hold of. */
export type Badge = {
  readonly leg: Leg;
  /** Of the target; what is painted in it may be smaller. */
  readonly box: Box;
  /** In words in the margin, as a sign in a narrow margin, or as a small sign beside the strike. */
  readonly form: 'words' | 'sign' | 'mark';
  readonly words: string;
  readonly side: Side;
  /** The height of its row; `null` where nothing leads there. */
  readonly thread: number | null;
  /** Its row lies beyond this edge of what is to be seen of the table. */
  readonly edge: 'top' | 'bottom' | null;
};

/** A target that a finger finds. */
const target = 24;
/** Between table and badge; more where signs of mistrusted rows stand there. */
const gaps = { usual: 7, beyondSigns: 16 };
const padding = 16;
/** What is painted beside a strike, with a little air. */
const markWidth = 13;

type Wanted = {
  readonly legs: readonly PlacedLeg[];
  readonly margins: Margins;
  /** Signs of mistrusted rows stand beside the table. */
  readonly signs: boolean;
};

/** All badges on the side that the page reads from, or on the other; else beside the strikes. */
export function placeBadges(
  { legs, margins, signs }: Wanted,
  sides: readonly Side[],
  measure: (words: string) => number,
): Badge[] {
  const gap = signs ? gaps.beyondSigns : gaps.usual;
  const said = legs.map(({ leg, seen }) => {
    const sign = `${leg.suspect ? '⚠ ' : ''}${seen.edge === null ? '' : `${arrows[seen.edge]} `}`;
    return [
      `${sign}${seen.edge === null ? sayLeg(leg) : sayLegAt(leg, strike(leg.strike))}`,
      `${sign}${sayLeg(leg)}`,
    ];
  });
  const wishes = legs.map(({ seen }, at) => ({
    y: heightOf(seen, margins.table),
    widths: [...(said[at] ?? []).map((words) => measure(words) + padding), target],
    height: target,
  }));
  for (const forms of [[0, 1], [2]])
    for (const side of sides)
      for (const form of forms) {
        const narrow = wishes.map((wish) => ({ ...wish, widths: wish.widths.slice(form, form + 1) }));
        const stands = standBeside(narrow, side, gap, margins);
        if (stands) return stands.map((stand, at) => inMargin(legs[at], said[at]?.[form], stand, side));
      }
  return legs.flatMap((placed, at) => besideStrike(placed, said[at]?.[0] ?? ''));
}

const arrows = { top: '▲', bottom: '▼' } as const;

function heightOf(seen: PlacedLeg['seen'], table: Box): number {
  if (seen.edge === null) return (seen.box.top + seen.box.bottom) / 2;
  return seen.edge === 'top' ? table.top : table.bottom;
}

function inMargin(
  placed: PlacedLeg | undefined,
  words: string | undefined,
  { box }: Stand,
  side: Side,
): Badge {
  if (!placed) throw new Error('a stand without a leg');
  const { leg, seen } = placed;
  return {
    leg,
    box,
    form: words === undefined ? 'sign' : 'words',
    words: words ?? '',
    side,
    thread: seen.edge === null ? (seen.box.top + seen.box.bottom) / 2 : null,
    edge: seen.edge,
  };
}

/** In the strike's own cell where its text leaves room; a leg out of sight has no place there. */
function besideStrike({ leg, seen }: PlacedLeg, words: string): Badge[] {
  if (seen.edge !== null) return [];
  const { strikeCell } = seen.anchor;
  const cell = strikeCell.getBoundingClientRect();
  const range = strikeCell.ownerDocument.createRange();
  range.selectNodeContents(strikeCell);
  const text = range.getBoundingClientRect();
  const before = text.left - cell.left;
  const after = cell.right - text.right;
  const side: Side = before >= after ? 'left' : 'right';
  if (Math.max(before, after) < markWidth) return [];
  const width = Math.min(target, cell.width);
  const left = side === 'left' ? cell.left : cell.right - width;
  const height = Math.min(target, seen.box.bottom - seen.box.top);
  const middle = (seen.box.top + seen.box.bottom) / 2;
  const box = { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2 };
  return [{ leg, box, form: 'mark', words, side, thread: null, edge: null }];
}
