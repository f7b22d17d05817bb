import { type OptionName, parseOcc } from '@/lib/core/market/occ';

/** Contract symbols that a page carries in its attributes: they survive every redesign and lie least. */

const attributes = [
  'title',
  'href',
  'data-symbol',
  'data-contract',
  'data-contract-symbol',
  'data-cell-id',
  'id',
];
/** An OCC symbol inside a longer text: root, six digits of date, side, eight digits of strike. */
const shape = /[A-Z]{1,6} {0,5}\d{6}[CP]\d{8}/;
/** Longer attributes are no symbols, and searching them would cost. */
const longest = 300;

/** The contract a cell names in an attribute of its own or of an element inside it. */
export function contractIn(cell: Element): OptionName | null {
  const own = namedBy(cell);
  if (own) return own;
  for (const inner of cell.children) {
    const named = namedBy(inner);
    if (named) return named;
  }
  return null;
}

function namedBy(element: Element): OptionName | null {
  for (const attribute of attributes) {
    const text = element.getAttribute(attribute);
    if (text === null || text.length > longest) continue;
    const symbol = shape.exec(text)?.[0];
    if (!symbol) continue;
    const parsed = parseOcc(symbol);
    if (parsed.ok) return parsed.value;
  }
  return null;
}
