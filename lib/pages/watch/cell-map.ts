import type { QuoteColumn } from '../columns/columns';
import type { Half } from '../columns/halves';
import type { Steps } from '../walk/steps';
import type { Survey } from './survey';

/** A quote's field as it stands in one cell. */
export type QuotePlace = { readonly half: Half; readonly column: QuoteColumn };

/**
 * The cells of a survey that may change without making it another one: each with the quotes that stand in it, none
 * where it is not read. A cell that tells the contract of its row, or belongs to two rows, is not among them.
 */
export type CellMap = ReadonlyMap<Element, readonly QuotePlace[]>;

export function* cellMapOf({ halves }: Survey): Steps<CellMap> {
  const cells = new Map<Element, QuotePlace[]>();
  const owners = new Map<Element, Element>();
  const shared = new Set<Element>();
  for (const half of halves) {
    yield;
    const { row, columns, telling } = half.source;
    for (const [at, cell] of row.cells.entries()) {
      if (!cell) continue;
      const owner = owners.get(cell) ?? row.element;
      owners.set(cell, owner);
      if (telling.has(at) || owner !== row.element) shared.add(cell);
      else if (!cells.has(cell)) cells.set(cell, []);
    }
    for (const column of columns) {
      const cell = row.cells[column.column];
      if (cell) cells.get(cell)?.push({ half, column });
    }
  }
  for (const cell of shared) cells.delete(cell);
  return cells;
}

/** What a change on the page touches: one cell, the words around the chain, or what the survey rests on. */
export type Touched = Element | 'around' | 'structure';

/** `grids` are the grids of the survey, read or silent. */
export function touchedBy(record: MutationRecord, cells: CellMap, grids: ReadonlySet<Element>): Touched {
  const { type, target, attributeName } = record;
  const attributes = type === 'attributes';
  if (attributes && attributeName?.endsWith('hidden')) return 'structure';
  const own = target.nodeType === 1 ? (target as Element) : target.parentElement;
  for (let outer = own; outer; outer = outer.parentElement) {
    if (cells.has(outer) && !attributes) return outer;
    if (grids.has(outer)) return 'structure';
  }
  return holdsElement(record.addedNodes) || holdsElement(record.removedNodes) ? 'structure' : 'around';
}

function holdsElement(nodes: NodeList): boolean {
  for (const node of nodes) if (node.nodeType === 1) return true;
  return false;
}
