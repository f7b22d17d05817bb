/** Small injuries to a page, each undone by the function it returns; `null` where the page has nothing to injure so. */
export type Injury = { readonly what: string; readonly undo: () => void };

export type Random = (below: number) => number;

/** Mulberry32: the same injuries for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Tree = Document | ShadowRoot;

/** What a page is made of, looked up once. */
export type Body = {
  readonly leaves: readonly Element[];
  readonly classed: readonly Element[];
  /** Rows of one make under one parent: four or more siblings with as many children. */
  readonly families: readonly (readonly Element[])[];
  readonly grids: readonly Element[];
};

export function bodyOf(document: Document): Body {
  const trees: Tree[] = [document];
  for (const tree of trees)
    for (const element of tree.querySelectorAll('*')) if (element.shadowRoot) trees.push(element.shadowRoot);
  const all = trees
    .flatMap((tree) => [...tree.querySelectorAll('*')])
    .filter((element) => !element.closest('head'));
  const families = all
    .map((parent) => [...parent.children].filter((child) => child.childElementCount > 2))
    .filter((rows) => rows.length > 3);
  return {
    // Without its chosen option a list of expiries has another chosen: the page then says another day, truly.
    leaves: all.filter(
      ({ childElementCount, localName }) =>
        childElementCount === 0 && localName !== 'body' && localName !== 'option',
    ),
    classed: all.filter((element) => element.hasAttribute('class')),
    families,
    grids: all.filter(
      (element) =>
        ['table', 'section'].includes(element.localName) || element.getAttribute('role') === 'grid',
    ),
  };
}

const put = (parent: Node, node: Node, before: Node | null) => parent.insertBefore(node, before);

function removed(element: Element): () => void {
  const { parentNode, nextSibling } = element;
  element.remove();
  return () => parentNode && put(parentNode, element, nextSibling);
}

const kinds: readonly ((body: Body, random: Random) => Injury | null)[] = [
  function leafRemoved({ leaves }, random) {
    const leaf = leaves[random(leaves.length)];
    return leaf ? { what: `without ${leaf.outerHTML.slice(0, 120)}`, undo: removed(leaf) } : null;
  },
  function columnMoved({ families, grids }, random) {
    const rows = families[random(families.length)];
    const width = rows?.[0]?.childElementCount ?? 0;
    if (!rows || width === 0) return null;
    const table = grids.find((grid) => rows[0] && grid.contains(rows[0]));
    const heads = [...(table?.querySelectorAll('tr') ?? [])].filter((row) => !rows.includes(row));
    const [from, to] = [random(width), random(width)];
    // A cell that reaches down from the head cannot be moved with its column.
    if (heads.some((row) => row.querySelector('[rowspan]'))) return null;
    const undone = [...rows, ...heads]
      .filter((row) => row.childElementCount === width)
      .map((row) => {
        const nodes = [...row.childNodes];
        const children = [...row.children];
        const cell = children[from];
        const rest = children.filter((child) => child !== cell);
        if (cell) row.insertBefore(cell, rest[to] ?? null);
        return () => row.append(...nodes);
      });
    return {
      what: `column ${from} moved to ${to}`,
      undo: () => {
        for (const undo of undone) undo();
      },
    };
  },
  function chainDoubled({ families, grids }, random) {
    const rows = families[random(families.length)];
    const grid = grids[random(grids.length)] ?? rows?.[0]?.parentElement;
    if (!grid?.parentNode) return null;
    const twin = grid.cloneNode(true) as Element;
    put(grid.parentNode, twin, grid.nextSibling);
    return { what: `${grid.localName} twice`, undo: () => twin.remove() };
  },
  function classesRenamed({ classed }, random) {
    const before = classed.map((element) => element.getAttribute('class') ?? '');
    for (const element of classed) element.setAttribute('class', `c${random(1_000_000)}`);
    return {
      what: 'classes renamed',
      undo: () => {
        for (const [at, element] of classed.entries()) element.setAttribute('class', before[at] ?? '');
      },
    };
  },
  function rowsShuffled({ families }, random) {
    const rows = families[random(families.length)];
    const parent = rows?.[0]?.parentNode;
    if (!rows || !parent) return null;
    const children = [...parent.childNodes];
    const whole = random(2) === 0;
    if (whole) for (const row of rows) parent.insertBefore(row, rows[random(rows.length)] ?? null);
    else parent.insertBefore(rows[random(rows.length)] ?? row0(rows), rows[random(rows.length)] ?? null);
    return {
      what: whole ? 'rows shuffled' : 'a row moved',
      undo: () => (parent as Element).append(...children),
    };
  },
  function rowRemoved({ families }, random) {
    const rows = families[random(families.length)];
    const row = rows?.[random(rows.length)];
    return row ? { what: 'a row removed', undo: removed(row) } : null;
  },
  function branchRemoved({ leaves }, random) {
    let element: Element | null | undefined = leaves[random(leaves.length)];
    for (let up = 1 + random(4); up > 0; up -= 1) element = element?.parentElement;
    if (!element?.parentElement || element.localName === 'body') return null;
    return { what: `without <${element.localName}> and all in it`, undo: removed(element) };
  },
];

function row0(rows: readonly Element[]): Element {
  const [row] = rows;
  if (!row) throw new Error('a family without rows');
  return row;
}

/** One injury of a random kind; half of them take away a leaf. */
export function injure(body: Body, random: Random): Injury | null {
  const kind = random(2) === 0 ? kinds[0] : kinds[1 + random(kinds.length - 1)];
  return kind?.(body, random) ?? null;
}
