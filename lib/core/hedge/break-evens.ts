import { agedLegs } from './leg';
import { type Ahead, condorAfter, hedgePaid, type Position, scaled, tiedTo } from './position';
import { rootsOn } from './roots';
import { vixCurve, vixCurveAt } from './vix-curve';

/** Levels of SPX between which the position makes money, or loses it. */
export type Zone = { readonly from: number; readonly to: number; readonly profit: boolean };

export type CombinedBreakEvens = {
  /** Every level where the pair of condor and hedge neither makes nor loses, rising. */
  readonly combined: readonly number[];
  /** The same of the condor alone, at the same moment and with VIX tied to SPX all the same. */
  readonly alone: readonly number[];
  readonly zones: readonly Zone[];
  /**
   * How far the edges of the profit zone around today's level lie beyond those of the condor alone, in points: positive
   * is outward. `null` where one of the two has no such edge, or today's level is in no profit zone.
   */
  readonly shiftBelow: number | null;
  readonly shiftAbove: number | null;
  /** What was searched; beyond it nothing is said. */
  readonly searched: { readonly from: number; readonly to: number };
};

export type BreakEvenInput = {
  readonly position: Position;
  readonly ahead: Ahead;
  /** Sets per condor against those of the position: 1 as it stands. */
  readonly ratio?: number;
  /** How far from the model's middle VIX ends, in points. */
  readonly residual?: number;
  /** Points that VIX moves wherever SPX ends, in place of the model. */
  readonly vixMove?: number;
  /** How far up and down to look, a fraction. */
  readonly span?: number;
};

const SPAN = 0.2;
const NODES = 640;
/** Around each strike, in deviations of what time is left: there the value bends. */
const AROUND = [-3, -2, -1.2, -0.6, -0.25, 0, 0.25, 0.6, 1.2, 2, 3] as const;

/** Break-evens as lists on both sides, VIX tied to SPX by the model. */
export function combinedBreakEvens(input: BreakEvenInput): CombinedBreakEvens {
  const { ahead, residual = 0, span = SPAN, ratio = 1, vixMove } = input;
  const position = scaled(input.position, ratio);
  const { level } = position.market;
  const searched = { from: level * (1 - span), to: level * (1 + span) };
  const nodes = nodesOf(position, ahead, searched);
  const condor = condorAfter(position, ahead.elapsed);
  const tied = vixMove === undefined ? tiedTo(position, ahead) : always(vixMove, position);
  const aged = agedLegs(position.model, position.legs, ahead.elapsed);
  const curve = vixCurve(position.model, aged, { from: tied(span, residual), to: tied(-span, residual) });
  const paid = hedgePaid(position);
  // Both searches begin at the same nodes, and the smile of four legs is what costs.
  const known = new Map<number, number>();
  const bare = (spx: number) => {
    const found = known.get(spx) ?? condor(spx / level - 1, tied(spx / level - 1, residual));
    known.set(spx, found);
    return found;
  };
  const whole = (spx: number) => bare(spx) + vixCurveAt(curve, tied(spx / level - 1, residual)) - paid;
  const combined = rootsOn(whole, nodes);
  const alone = rootsOn(bare, nodes);
  const edges = edgesAround(level, combined, whole);
  const edgesAlone = edgesAround(level, alone, bare);
  return {
    combined,
    alone,
    zones: zonesOf(whole, combined, searched),
    shiftBelow: edges.below === null || edgesAlone.below === null ? null : edgesAlone.below - edges.below,
    shiftAbove: edges.above === null || edgesAlone.above === null ? null : edges.above - edgesAlone.above,
    searched,
  };
}

function always(vixMove: number, { model, market }: Position): () => number {
  const move = Math.max(vixMove, Math.min(0, model.lowestForward - market.vix));
  return () => move;
}

function nodesOf(
  position: Position,
  { elapsed }: Ahead,
  { from, to }: { from: number; to: number },
): number[] {
  const { condor, market } = position;
  const left = Math.max(market.years - elapsed, 0);
  const nodes: number[] = [market.level];
  for (let i = 0; i <= NODES; i++) nodes.push(from + ((to - from) * i) / NODES);
  for (const strike of condor.strikes) {
    for (const deviations of AROUND) nodes.push(strike * Math.exp(deviations * 0.2 * Math.sqrt(left)));
  }
  const sorted = nodes.filter((node) => node >= from && node <= to).sort((a, b) => a - b);
  return sorted.filter((node, i) => i === 0 || node > (sorted[i - 1] as number));
}

function edgesAround(
  level: number,
  roots: readonly number[],
  f: (spx: number) => number,
): { readonly below: number | null; readonly above: number | null } {
  if (!(f(level) > 0)) return { below: null, above: null };
  return {
    below: roots.findLast((root) => root <= level) ?? null,
    above: roots.find((root) => root > level) ?? null,
  };
}

function zonesOf(
  f: (spx: number) => number,
  roots: readonly number[],
  { from, to }: { from: number; to: number },
): readonly Zone[] {
  const edges = [from, ...roots, to];
  return edges.slice(1).map((edge, i) => {
    const start = edges[i] as number;
    return { from: start, to: edge, profit: f(0.5 * (start + edge)) > 0 };
  });
}
