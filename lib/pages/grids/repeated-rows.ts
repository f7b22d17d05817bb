import { meaningOf, sideIn } from '../columns/words';
import type { Root } from '../walk/roots';
import { inPlace } from '../walk/row-order';
import { isHiddenItself, isShown } from '../walk/shown';
import type { Steps } from '../walk/steps';
import { flatGrid, isNumber, wordOf } from './flat-rows';
import { type Grid, type GridRow, mostRows } from './grid';

/**
 * Grids of nameless elements: a head is found by its words, its rows by having as many cells under it. Nothing
 * but the words and the count is believed.
 */
export function* repeatedGrids(root: Root): Steps<Grid[]> {
  const grids: Grid[] = [];
  const seen = new Set<Element>();
  for (const leaf of yield* strikeLeaves(root)) {
    const head = headAround(leaf);
    if (!head || seen.has(head) || !isShown(head)) continue;
    seen.add(head);
    const grid = (yield* gridUnder(head, leaf)) ?? flatGrid(leaf);
    if (grid) grids.push(grid);
  }
  return grids;
}

/** Before any word is taken apart: the stems of all words for a strike. */
const stems =
  /strike|basis|prix|ejercicio|esercizio|exerc|uitoefen|l[öo]sen|aftale|innl[øo]s|wykonania|行使|行权|履約|행사가|स्ट्राइक/i;
const climbMost = 6;
/** A longer text between the rows is prose. */
const longestNote = 600;
const longest = mostRows + 100;

function* strikeLeaves(root: Root): Steps<Element[]> {
  const leaves: Element[] = [];
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument;
  const walker = document?.createTreeWalker(root, 4);
  let seen = 0;
  for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
    seen += 1;
    if (seen % 100 === 0) yield;
    const text = node.nodeValue ?? '';
    if (text.length > 60 || !stems.test(text)) continue;
    const parent = node.parentElement;
    if (!parent || parent.closest('table, option, script, style')) continue;
    if (meaningOf(text)?.meaning === 'strike') leaves.push(parent);
  }
  return leaves;
}

/** The smallest element around a strike's head that holds other heads beside it, one in each child. */
function headAround(leaf: Element): Element | null {
  let element: Element | null = leaf;
  for (let level = 0; element && level < climbMost; level += 1, element = element.parentElement) {
    if (element.childElementCount < 3) continue;
    const known = cellsOf(element).filter((child) => wordOf(child) !== null).length;
    if (known >= 3) return element;
  }
  return null;
}

/** The cells of a row: its children, and where a box holds those of a side, what stands in it. */
function cellsOf(row: Element): Element[] {
  const children = [...row.children];
  if (children.length !== 3) return children;
  const [left, middle, right] = children as [Element, Element, Element];
  const width = left.childElementCount;
  return width > 2 && width === right.childElementCount && middle.childElementCount < 2
    ? [...left.children, middle, ...right.children]
    : children;
}

function* gridUnder(head: Element, leaf: Element): Steps<Grid | null> {
  const heads = cellsOf(head);
  const strike = heads.findIndex((cell) => cell.contains(leaf));
  let level: Element | null = head;
  for (let step = 0; level && step < climbMost; step += 1, level = level.parentElement) {
    const rows: GridRow[] = [];
    for (let next = level.nextElementSibling; next; next = next.nextElementSibling)
      yield* collectRows(next, heads.length, strike, rows, 0);
    if (rows.filter((row) => isQuoteRow(row, strike)).length < 2) continue;
    const element = level.parentElement ?? level;
    const above = sidesAbove(head, heads.length, strike);
    return {
      element,
      rows: [...above, { element: head, head: true, cells: heads }, ...inPlace(rows)],
      total: null,
    };
  }
  return null;
}

function* collectRows(
  element: Element,
  width: number,
  strike: number,
  rows: GridRow[],
  depth: number,
): Steps<void> {
  yield;
  if (depth > 12 || rows.length > longest || isHiddenItself(element)) return;
  const own = [...element.children];
  const children = own.length === width ? own : cellsOf(element);
  const text = element.textContent ?? '';
  if (text.trim() === '') return;
  if (children.length === width && isNumber(children[strike])) {
    rows.push({ element, head: false, cells: children });
    return;
  }
  const before = rows.length;
  for (const child of children) yield* collectRows(child, width, strike, rows, depth + 1);
  for (let at = before; at < rows.length; at += 1) if (isQuoteRow(rows[at], strike) || rows[at]?.cut) return;
  // Neither a row nor a group of rows: a note, a repeated head, or a row that lost a cell.
  rows.length = before;
  if (text.length > longestNote) return;
  const numbers = children.filter(isNumber).length;
  const same = children.length === width;
  const cut = !same && numbers >= 2 && numbers * 2 >= width - 2 && Math.abs(children.length - width) <= 2;
  rows.push({
    element,
    head: same && numbers === 0,
    cells: same ? children : [element],
    ...(cut && { cut: true as const }),
  });
}

function isQuoteRow(row: GridRow | undefined, strike: number): boolean {
  return row !== undefined && !row.head && row.cells.length > 1 && isNumber(row.cells[strike]);
}

/** A row of sides over the head: what is left of the strike and what is right of it. */
function sidesAbove(head: Element, width: number, strike: number): GridRow[] {
  const above = head.previousElementSibling;
  if (!above || above.childElementCount < 2 || above.childElementCount > 3) return [];
  const left = above.firstElementChild;
  const right = above.lastElementChild;
  if (!left || !right || sideIn(left.textContent ?? '') === null || sideIn(right.textContent ?? '') === null)
    return [];
  const middle = above.childElementCount === 3 ? (above.children[1] ?? undefined) : undefined;
  const cells = Array.from({ length: width }, (_, at) => (at < strike ? left : at > strike ? right : middle));
  return [{ element: above, head: true, cells }];
}
