import type { Box } from './box';
import type { Leg } from './legs';
import type { Mark } from './marks';
import type { SeenRow, Sight } from './sight';

/** Where the marks fall on the screen in this frame. */
export type Placed = {
  readonly lines: readonly { readonly mark: Mark & { kind: 'line' }; readonly y: number }[];
  readonly rows: readonly { readonly mark: Mark & { kind: 'row' }; readonly box: Box }[];
  readonly warnings: readonly { readonly mark: Mark & { kind: 'warning' }; readonly box: Box }[];
  readonly legs: readonly PlacedLeg[];
  readonly bands: readonly { readonly top: number; readonly bottom: number }[];
};

export type PlacedLeg = { readonly leg: Leg; readonly seen: SeenRow };

/** Lines at the boundary of the same two rows stand beside each other. */
const besides = [0, 2, -2];

export function placeMarks(marks: readonly Mark[], sight: Sight): Placed {
  const lines: { mark: Mark & { kind: 'line' }; y: number }[] = [];
  const rows: { mark: Mark & { kind: 'row' }; box: Box }[] = [];
  const warnings: { mark: Mark & { kind: 'warning' }; box: Box }[] = [];
  const legs: PlacedLeg[] = [];
  const bands: { top: number; bottom: number }[] = [];
  for (const mark of marks) {
    if (mark.kind === 'line') {
      const y = sight.between(mark.price);
      if (y !== null) lines.push({ mark, y });
    } else if (mark.kind === 'band') {
      const band = bandOf(sight, mark.from, mark.to);
      if (band) bands.push(band);
    } else {
      const seen = sight.row(mark.strike);
      if (!seen) continue;
      if (mark.kind === 'leg') legs.push({ leg: mark.leg, seen });
      else if (seen.edge !== null) continue;
      else if (mark.kind === 'row') rows.push({ mark, box: seen.box });
      else warnings.push({ mark, box: seen.box });
    }
  }
  return { lines: sideBySide(lines), rows, warnings, legs, bands };
}

function bandOf({ table, end }: Sight, from: number, to: number): { top: number; bottom: number } | null {
  const a = end(from);
  const b = end(to);
  if (a === null || b === null) return null;
  const top = Math.max(table.top, Math.min(a, b));
  const bottom = Math.min(table.bottom, Math.max(a, b));
  return bottom > top ? { top, bottom } : null;
}

function sideBySide<T extends { readonly y: number }>(lines: readonly T[]): T[] {
  return lines.map((line) => {
    const same = lines.filter(({ y }) => Math.abs(y - line.y) < 1);
    // The one that comes last, the forward, stays where it is exact.
    const before = same.length - 1 - same.indexOf(line);
    return { ...line, y: line.y + (besides[before % besides.length] ?? 0) };
  });
}
