import type { Spreads } from './spreads';

/**
 * What any spread under a node of the tree can reach, per charged width: heap-shaped binary trees over the short
 * strikes, node 1 the root, leaf of row r at `leaves + r`, one tree of `nodes` places after another. The kth speaks
 * of every width up to the kth (of the kth alone where wings must be equal), because a pair is charged its wider
 * wing. Empty: the largest is −∞ and the smallest is +∞, so sums stay empty.
 */
export type Bounds = {
  readonly leaves: number;
  readonly nodes: number;
  readonly mostCredit: Float64Array;
  /** Of the kth width alone. */
  readonly mostCreditExact: Float64Array;
  /** The outermost break-even on a spread's own credit, in quanta: lowest of puts, highest of calls. */
  readonly evens: Float64Array;
  readonly mostExpectation: Float64Array;
  readonly mostStress: Float64Array;
  readonly leastGap: Float64Array;
  /** Smallest width − credit: what the other side must bring for this wing never to lose. */
  readonly leastRisk: Float64Array;
  /** Lowest and highest short strike under each node, in quanta; one tree for all widths. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** What only limits on pairs ask for; null without such limits. */
  readonly limited: {
    readonly leastCredit: Float64Array;
    readonly leastDelta: Float64Array;
    readonly mostDelta: Float64Array;
  } | null;
};

/** `coupled` where limits can refuse a pair of spreads that they would admit one by one. */
export function boundsOf(spreads: Spreads, equalWings: boolean, coupled: boolean): Bounds {
  const { strikes, widths, credit, delta, right } = spreads;
  const columns = widths.length;
  const leaves = leavesOf(strikes.length);
  const most = (values: Float64Array) => treesOf(spreads, values, leaves, !equalWings, 1);
  const least = (values: Float64Array) => treesOf(spreads, values, leaves, !equalWings, -1);
  const outwards = right === 'put' ? -1 : 1;
  const evens = new Float64Array(credit.length);
  const risks = new Float64Array(credit.length);
  for (let cell = 0; cell < credit.length; cell++) {
    evens[cell] = (strikes[(cell / columns) | 0] as number) + outwards * (credit[cell] as number);
    risks[cell] = (widths[cell % columns] as number) - (credit[cell] as number);
  }
  return {
    leaves,
    nodes: 2 * leaves,
    mostCredit: most(credit),
    mostCreditExact: treesOf(spreads, credit, leaves, false, 1),
    evens: outwards < 0 ? least(evens) : most(evens),
    mostExpectation: most(spreads.expectation),
    mostStress: most(spreads.stress),
    leastGap: least(spreads.gap),
    leastRisk: least(risks),
    lowest: grown(planted(strikes, leaves, -1), 0, leaves, -1),
    highest: grown(planted(strikes, leaves, 1), 0, leaves, 1),
    limited: coupled
      ? { leastCredit: least(credit), leastDelta: least(delta), mostDelta: most(delta) }
      : null,
  };
}

/** Smallest gap − ratio × credit (doubled) per node and width: decides whether any pair beats a liquidity ratio. */
export function leastCost(spreads: Spreads, ratio: number, equalWings: boolean): Float64Array {
  const { gap, credit } = spreads;
  const costs = new Float64Array(gap.length);
  for (let cell = 0; cell < costs.length; cell++)
    costs[cell] = (gap[cell] as number) - 2 * ratio * (credit[cell] as number);
  return treesOf(spreads, costs, leavesOf(spreads.strikes.length), !equalWings, -1);
}

function leavesOf(rows: number): number {
  let leaves = 1;
  while (leaves < rows) leaves *= 2;
  return leaves;
}

/** The largest (`sign` 1) or smallest (−1) of the values of all spreads, up to each width or of it alone. */
function treesOf(
  spreads: Spreads,
  values: Float64Array,
  leaves: number,
  upTo: boolean,
  sign: 1 | -1,
): Float64Array {
  const rows = spreads.strikes.length;
  const columns = spreads.widths.length;
  const empty = -sign * Number.POSITIVE_INFINITY;
  const trees = new Float64Array(2 * leaves * columns);
  for (let column = 0; column < columns; column++) {
    const root = 2 * leaves * column;
    for (let row = 0; row < rows; row++) {
      const leaf = root + leaves + row;
      const cell = row * columns + column;
      const value = values[cell] as number;
      // A wider charge admits everything that the next narrower one did.
      let best = upTo && column > 0 ? (trees[leaf - 2 * leaves] as number) : empty;
      // NaN marks a spread that does not exist.
      if (!Number.isNaN(spreads.credit[cell]) && sign * value > sign * best) best = value;
      trees[leaf] = best;
    }
    trees.fill(empty, root + leaves + rows, root + 2 * leaves);
    grown(trees, root, leaves, sign);
  }
  return trees;
}

/** A tree whose leaves are the values themselves. */
function planted(values: Float64Array, leaves: number, sign: 1 | -1): Float64Array {
  const tree = new Float64Array(2 * leaves).fill(-sign * Number.POSITIVE_INFINITY);
  tree.set(values, leaves);
  return tree;
}

/** Every inner node the larger (`sign` 1) or smaller of its two children. */
function grown(trees: Float64Array, root: number, leaves: number, sign: 1 | -1): Float64Array {
  for (let node = leaves - 1; node >= 1; node--) {
    const a = trees[root + 2 * node] as number;
    const b = trees[root + 2 * node + 1] as number;
    trees[root + node] = sign * a > sign * b ? a : b;
  }
  return trees;
}
