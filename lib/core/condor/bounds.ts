import type { Spreads } from './spreads';

/**
 * What any spread under a node of the tree can reach, per charged width: a heap-shaped binary tree over the
 * short strikes, node 1 the root, leaf of row r at `leaves + r`. Column k speaks of every width up to the kth
 * (of the kth alone where wings must be equal), because a pair is charged its wider wing.
 * Empty: the largest is −∞ and the smallest is +∞, so sums stay empty.
 */
export type Bounds = {
  readonly leaves: number;
  readonly columns: number;
  readonly mostCredit: Float64Array;
  /** Of the kth width alone. */
  readonly mostCreditExact: Float64Array;
  readonly leastCredit: Float64Array;
  readonly mostExpectation: Float64Array;
  readonly mostStress: Float64Array;
  readonly leastGap: Float64Array;
  readonly leastDelta: Float64Array;
  readonly mostDelta: Float64Array;
  /** Smallest width − credit: what the other side must bring for this wing never to lose. */
  readonly leastRisk: Float64Array;
  /** Lowest and highest short strike under each node, in quanta. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
};

export function boundsOf(spreads: Spreads, equalWings: boolean): Bounds {
  const rows = spreads.shorts.length;
  const columns = spreads.widths.length;
  let leaves = 1;
  while (leaves < rows) leaves *= 2;
  const cells = 2 * leaves * columns;
  const most = () => new Float64Array(cells).fill(Number.NEGATIVE_INFINITY);
  const least = () => new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const bounds: Bounds = {
    leaves,
    columns,
    mostCredit: most(),
    mostCreditExact: most(),
    leastCredit: least(),
    mostExpectation: most(),
    mostStress: most(),
    leastGap: least(),
    leastDelta: least(),
    mostDelta: most(),
    leastRisk: least(),
    lowest: new Float64Array(2 * leaves).fill(Number.POSITIVE_INFINITY),
    highest: new Float64Array(2 * leaves).fill(Number.NEGATIVE_INFINITY),
  };
  for (let row = 0; row < rows; row++) fillLeaf(bounds, spreads, row, equalWings);
  for (const array of [
    bounds.mostCredit,
    bounds.mostCreditExact,
    bounds.mostExpectation,
    bounds.mostStress,
    bounds.mostDelta,
  ])
    raise(array, leaves, columns);
  for (const array of [bounds.leastCredit, bounds.leastGap, bounds.leastDelta, bounds.leastRisk])
    lower(array, leaves, columns);
  lower(bounds.lowest, leaves, 1);
  raise(bounds.highest, leaves, 1);
  return bounds;
}

/** Smallest gap − ratio × credit (doubled) per node and column: decides whether any pair beats a liquidity ratio. */
export function leastCost(
  spreads: Spreads,
  bounds: Bounds,
  ratio: number,
  equalWings: boolean,
): Float64Array {
  const { leaves, columns } = bounds;
  const cost = new Float64Array(2 * leaves * columns).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < spreads.shorts.length; row++) {
    let least = Number.POSITIVE_INFINITY;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (equalWings) least = Number.POSITIVE_INFINITY;
      const credit = spreads.credit[cell] as number;
      if (!Number.isNaN(credit)) least = Math.min(least, (spreads.gap[cell] as number) - 2 * ratio * credit);
      cost[(leaves + row) * columns + column] = least;
    }
  }
  lower(cost, leaves, columns);
  return cost;
}

function fillLeaf(bounds: Bounds, spreads: Spreads, row: number, equalWings: boolean): void {
  const { columns, leaves } = bounds;
  const from = row * columns;
  const to = (leaves + row) * columns;
  bounds.lowest[leaves + row] = spreads.strikes[row] as number;
  bounds.highest[leaves + row] = spreads.strikes[row] as number;
  for (let column = 0; column < columns; column++) {
    const cell = from + column;
    const node = to + column;
    if (column > 0 && !equalWings) inherit(bounds, node);
    const credit = spreads.credit[cell] as number;
    // NaN marks a spread that does not exist.
    if (Number.isNaN(credit)) continue;
    bounds.mostCreditExact[node] = credit;
    bounds.mostCredit[node] = Math.max(bounds.mostCredit[node] as number, credit);
    bounds.leastCredit[node] = Math.min(bounds.leastCredit[node] as number, credit);
    bounds.mostExpectation[node] = Math.max(
      bounds.mostExpectation[node] as number,
      spreads.expectation[cell] as number,
    );
    bounds.mostStress[node] = Math.max(bounds.mostStress[node] as number, spreads.stress[cell] as number);
    bounds.leastGap[node] = Math.min(bounds.leastGap[node] as number, spreads.gap[cell] as number);
    bounds.leastDelta[node] = Math.min(bounds.leastDelta[node] as number, spreads.delta[cell] as number);
    bounds.mostDelta[node] = Math.max(bounds.mostDelta[node] as number, spreads.delta[cell] as number);
    bounds.leastRisk[node] = Math.min(
      bounds.leastRisk[node] as number,
      (spreads.widths[column] as number) - credit,
    );
  }
}

/** A wider charge admits everything that the next narrower one did. */
function inherit(bounds: Bounds, node: number): void {
  bounds.mostCredit[node] = bounds.mostCredit[node - 1] as number;
  bounds.leastCredit[node] = bounds.leastCredit[node - 1] as number;
  bounds.mostExpectation[node] = bounds.mostExpectation[node - 1] as number;
  bounds.mostStress[node] = bounds.mostStress[node - 1] as number;
  bounds.leastGap[node] = bounds.leastGap[node - 1] as number;
  bounds.leastDelta[node] = bounds.leastDelta[node - 1] as number;
  bounds.mostDelta[node] = bounds.mostDelta[node - 1] as number;
  bounds.leastRisk[node] = bounds.leastRisk[node - 1] as number;
}

function raise(array: Float64Array, leaves: number, columns: number): void {
  for (let node = leaves - 1; node >= 1; node--) {
    const left = 2 * node * columns;
    for (let column = 0; column < columns; column++) {
      const a = array[left + column] as number;
      const b = array[left + columns + column] as number;
      array[node * columns + column] = a > b ? a : b;
    }
  }
}

function lower(array: Float64Array, leaves: number, columns: number): void {
  for (let node = leaves - 1; node >= 1; node--) {
    const left = 2 * node * columns;
    for (let column = 0; column < columns; column++) {
      const a = array[left + column] as number;
      const b = array[left + columns + column] as number;
      array[node * columns + column] = a < b ? a : b;
    }
  }
}
