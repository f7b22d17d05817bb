import { dateOf } from '@/lib/core/market/clock';
import type { OptionName } from '@/lib/core/market/occ';
import type { GridRow } from '../grids/grid';

/** Contract symbols on the rows of a page, in attributes or text: they survive every redesign and lie least. */

/** A contract as a page names it; some addresses leave the root out, because the page has only one. */
export type PageOption = Omit<OptionName, 'root'> & { readonly root: string | null };

/** `SPXW  240420C05040000`, `SPXW240420C05040000`, and with a dash or without its root in an address. */
const padded = /(?:^|[^A-Z0-9])([A-Z]{1,6}) {0,5}(\d{2})(\d{2})(\d{2})([CP])(\d{8})(?!\d)/;
/** `.SPY260807P610`, `OPRA:AAPL260817C292.5`, `AAPL260817C292.5`. */
const short = /(?:^|[^A-Z0-9])([A-Z]{1,6})(\d{2})(\d{2})(\d{2})([CP])(\d{1,5}(?:\.\d{1,3})?)(?![\d.])/;
const rootless = /(?:^|[^A-Z0-9])()(\d{2})(\d{2})(\d{2})([CP])(\d{8})(?!\d)/;
/** Longer texts are no symbols, and searching them would cost. */
const longest = 300;

/** The contract that a text names, or `null`. */
export function symbolIn(text: string): PageOption | null {
  if (text.length < 10 || text.length > longest) return null;
  const full = padded.exec(text);
  const found = full ?? short.exec(text) ?? rootless.exec(text);
  if (!found) return null;
  const [, root = '', year, month, day, right, digits = ''] = found;
  const expiry = dateOf(2000 + Number(year), Number(month), Number(day));
  const strike = digits.length === 8 && !digits.includes('.') ? Number(digits) / 1000 : Number(digits);
  if (!expiry.ok || !(strike > 0)) return null;
  return {
    root: root === '' ? null : root,
    expiry: expiry.value,
    right: right === 'C' ? 'call' : 'put',
    strike,
  };
}

/** Where on a row a symbol stands: in which column, how deep, and in which attribute, or in the text. */
export type SymbolPlace = {
  readonly column: number | null;
  readonly path: number;
  readonly attribute: string | null;
};

const sampled = 4;
const deepest = 12;

/** Where the first rows carry symbols: there all others are asked, and nowhere else. */
export function symbolPlaces(rows: readonly GridRow[]): SymbolPlace[] {
  const places = new Map<string, SymbolPlace>();
  const step = Math.max(1, Math.floor(rows.length / sampled));
  for (let at = 0; at < rows.length; at += at === 0 ? 1 : step) {
    const row = rows[at];
    if (!row) break;
    for (const attribute of row.element.getAttributeNames()) {
      if (symbolIn(row.element.getAttribute(attribute) ?? '') !== null)
        places.set(`row ${attribute}`, { column: null, path: 0, attribute });
    }
    for (const [column, cell] of row.cells.entries()) {
      if (!cell || row.cells[column - 1] === cell) continue;
      for (const [path, element] of branch(cell).entries()) {
        for (const attribute of element.getAttributeNames())
          if (symbolIn(element.getAttribute(attribute) ?? '') !== null)
            places.set(`${column} ${path} ${attribute}`, { column, path, attribute });
      }
      const text = cell.textContent ?? '';
      if (text.length < 60 && symbolIn(text) !== null)
        places.set(`${column} text`, { column, path: 0, attribute: null });
    }
  }
  return [...places.values()];
}

/** A cell and the first elements inside it. */
function branch(cell: Element): Element[] {
  const elements = [cell];
  for (const inner of cell.getElementsByTagName('*')) {
    if (elements.length === deepest) break;
    elements.push(inner);
  }
  return elements;
}

/** The symbols of one row, each with the column it stands in. */
export function symbolsOf(
  row: GridRow,
  places: readonly SymbolPlace[],
): { option: PageOption; column: number | null }[] {
  const found: { option: PageOption; column: number | null }[] = [];
  for (const { column, path, attribute } of places) {
    const cell = column === null ? row.element : row.cells[column];
    if (!cell) continue;
    const element = path === 0 ? cell : cell.getElementsByTagName('*')[path - 1];
    const text = attribute === null ? cell.textContent : element?.getAttribute(attribute);
    const option = text ? symbolIn(text) : null;
    if (option) found.push({ option, column });
  }
  return found;
}
