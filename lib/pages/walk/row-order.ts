/** The order a person sees, where the page moves rows by index or by place and not by their order in the tree. */

export const indices = [
  'aria-rowindex',
  'row-index',
  'data-row-index',
  'data-rowindex',
  'data-index',
  'data-row',
];

/** Rows by their index where every one has it, else by the place in their style; else as they stand. */
export function inPlace<T extends { readonly element: Element }>(rows: readonly T[]): readonly T[] {
  const by = orders(rows.map((row) => row.element));
  if (!by) return rows;
  return rows
    .map((row, at) => ({ row, at: by[at] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

function orders(elements: readonly Element[]): number[] | null {
  for (const index of indices) {
    const numbers = elements.map((element) => wholeNumber(element.getAttribute(index)));
    if (numbers.every((number) => number !== null)) return numbers;
  }
  const places = elements.map((element) => placeOf(element.getAttribute('style') ?? ''));
  return places.every((place) => place !== null) ? places : null;
}

/** What makes the parts of one row in several panes one: the value of the first index attribute that it has. */
export function rowKey(element: Element): string | null {
  for (const attribute of ['row-id', ...indices]) {
    const value = element.getAttribute(attribute);
    if (value !== null) return `${attribute}=${value}`;
  }
  return null;
}

export const keyedRows = '[row-id],[row-index],[aria-rowindex],[data-row-index],[data-rowindex],[data-index]';

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

/** Pixels from the top, of `top: 84px` or `transform: translateY(84px)`. */
function placeOf(style: string): number | null {
  const found =
    /(?:^|;)\s*top\s*:\s*(-?[\d.]{1,12})px/.exec(style.slice(0, 1_000)) ??
    /translateY\(\s*(-?[\d.]{1,12})px/.exec(style.slice(0, 1_000)) ??
    /translate(?:3d)?\(\s*-?[\d.]{1,12}(?:px)?\s*,\s*(-?[\d.]{1,12})px/.exec(style.slice(0, 1_000));
  return found ? Number(found[1]) : null;
}
