import { textIn } from './pieces';
import { around, isDrawn, isHiddenItself } from './shown';

/** The short texts that head a grid: its caption and label, then what stands before it, the nearest first. */

const climbMost = 7;
const longest = 120;
const grids = 'table, [role="grid"], [role="treegrid"], [role="table"]';

/** Ends at the grid before it: what stands above that one heads that one. */
export function* headingsBefore(grid: Element): Iterable<string> {
  const caption = grid.localName === 'table' ? (grid as HTMLTableElement).caption : null;
  if (caption) yield* short(caption.textContent);
  yield* short(grid.getAttribute('aria-label'));
  const label = grid.getAttribute('aria-labelledby');
  if (label !== null && label.length < 200)
    for (const id of label.split(' ')) yield* short(grid.ownerDocument.getElementById(id)?.textContent);
  let level: Element | null = grid;
  for (let step = 0; level && step < climbMost; step += 1, level = around(level)) {
    if (step > 0) {
      yield* short(level.getAttribute('aria-label'));
      yield* short(level.getAttribute('data-side'));
    }
    for (let before = level.previousElementSibling; before; before = before.previousElementSibling) {
      if (isHiddenItself(before)) continue;
      if (before.matches(grids) || before.querySelector(grids)) return;
      if (isDrawn(before)) yield* short(textIn(before, longest));
    }
  }
}

function* short(text: string | null | undefined): Iterable<string> {
  if (!text || text.length > longest) return;
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (trimmed !== '') yield trimmed;
}
