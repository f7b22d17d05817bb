import { feesOf } from '../condor/condor';
import { tableCdf as cdf } from '../condor/normal-table';
import { DEFAULT_RULE, type SurfaceRule } from '../condor/whatif';
import { smileVolatility } from '../pricing/smile';
import { responseOver, vixMove } from './joint';
import { agedLegs, agedValue } from './leg';
import { type Ahead, hedgePaid, type Position, smileScaling } from './position';
import { vixCurve, vixCurveAt } from './vix-curve';

/** The axes of a grid. Its VIX axis is a move in points, or points beside the move that the model ties to SPX. */
export type GridAxes = {
  /** SPX returns as fractions, above −1. */
  readonly returns: Float64Array;
  readonly vix: Float64Array;
  readonly vixAxis: 'move' | 'residual';
  readonly times: readonly Ahead[];
  /** Added to every volatility of the condor's expiry beside what VIX does to it, a fraction; none unless said. */
  readonly shift?: number;
  /** What the smile does when the index moves; it keeps its moneyness unless said. */
  readonly rule?: SurfaceRule;
};

/** Profit in money by time, VIX and return: `profit[(time × vix + j) × returns + i]`. */
export type JointGrid = GridAxes & { readonly profit: Float64Array };

/** The combined position over SPX × VIX × time, as `combinedProfit` has it at every node, to 1e-5 points of any leg. */
export function jointGrid(position: Position, axes: GridAxes): JointGrid {
  const { returns, vix, times } = axes;
  const profit = new Float64Array(returns.length * vix.length * times.length);
  const size = returns.length * vix.length;
  times.forEach((ahead, t) => {
    slice(position, axes, ahead, profit.subarray(t * size, (t + 1) * size));
  });
  return { ...axes, profit };
}

function slice(position: Position, axes: GridAxes, ahead: Ahead, out: Float64Array): void {
  const { condor, market, model, legs } = position;
  const { returns, vix, vixAxis } = axes;
  const width = returns.length;
  const response = responseOver(model, ahead.tradingDays);
  const moves = new Float64Array(width);
  if (vixAxis === 'residual') {
    for (let i = 0; i < width; i++) moves[i] = vixMove(response, returns[i] as number, market.vix);
  }
  const lowest = Math.min(0, model.lowestForward - market.vix);
  const [from, to] = reach(moves, vix, lowest);
  const aged = agedLegs(model, legs, ahead.elapsed);
  // A grid over VIX itself asks for fewer moves than a curve has pieces.
  const curve = vixAxis === 'residual' ? vixCurve(model, aged, { from, to }) : null;
  const paid = hedgePaid(position) + feesOf(condor);
  const columns = condorColumns(position, axes, ahead.elapsed);
  const scaling = smileScaling(market, model);
  const money = condor.count * condor.multiplier;
  const base = money * condor.credit - paid;
  for (let j = 0; j < vix.length; j++) {
    const beside = vix[j] as number;
    const row = j * width;
    if (curve === null) {
      const move = Math.max(beside, lowest);
      const hedge = base + agedValue(model, aged, move);
      const scale = scaling(move);
      for (let i = 0; i < width; i++) out[row + i] = hedge - money * costAt(columns, i, scale);
      continue;
    }
    for (let i = 0; i < width; i++) {
      const move = Math.max((moves[i] as number) + beside, lowest);
      out[row + i] = base + vixCurveAt(curve, move) - money * costAt(columns, i, scaling(move));
    }
  }
}

function reach(moves: Float64Array, vix: Float64Array, lowest: number): readonly [number, number] {
  const least = Math.min(...moves) + Math.min(...vix);
  const most = Math.max(...moves) + Math.max(...vix);
  return [Math.max(least, lowest), Math.max(most, lowest)];
}

// Local, because a module's binding may be a getter.
const tableCdf = cdf;

/** What one condor needs at each return: its level, and per leg the log-moneyness over `σ√T` at an unmoved VIX. */
type CondorColumns = {
  readonly root: number;
  readonly levels: Float64Array;
  readonly strikes: readonly [number, number, number, number];
  /** By return and leg: `ln(S ÷ K)` and `σ√T`. */
  readonly logs: Float64Array;
  readonly deviations: Float64Array;
  /** Added to every `σ√T`, and the least that may come of it. */
  readonly added: number;
  readonly least: number;
};

/** Volatility is never shifted below this: a smile has no zero. */
const LEAST_VOLATILITY = 1e-4;

function condorColumns(
  { condor, market }: Position,
  { returns, shift = 0, rule = DEFAULT_RULE }: GridAxes,
  elapsed: number,
): CondorColumns {
  const { level, forward, years, smile } = market;
  const left = Math.max(years - elapsed, 0);
  const root = Math.sqrt(left);
  const carried = level * (years > 0 ? (forward / level) ** (left / years) : 1);
  const flat = smile.pieces.length === 0 && smile.left.share === 1 ? smile.left.volatility : null;
  const levels = new Float64Array(returns.length);
  const logs = new Float64Array(4 * returns.length);
  const deviations = new Float64Array(4 * returns.length);
  for (let i = 0; i < returns.length; i++) {
    const moved = carried * (1 + (returns[i] as number));
    levels[i] = moved;
    for (let leg = 0; leg < 4; leg++) {
      const strike = condor.strikes[leg] as number;
      const asked = rule === 'sticky-strike' ? strike : (strike * smile.forward) / moved;
      deviations[4 * i + leg] = root > 0 ? root * (flat ?? smileVolatility(smile, asked)) : 0;
      logs[4 * i + leg] = Math.log(moved / strike);
    }
  }
  const least = shift === 0 ? 0 : root * LEAST_VOLATILITY;
  return { root, levels, strikes: condor.strikes, logs, deviations, added: root * shift, least };
}

/** Cost of buying one condor back at the `i`th return with every volatility times `scale`, in points. */
function costAt(columns: CondorColumns, i: number, scale: number): number {
  const { levels, strikes, logs, deviations, added, least } = columns;
  const level = levels[i] as number;
  let value = strikes[1] - strikes[0];
  for (let leg = 0; leg < 4; leg++) {
    const sign = leg === 1 || leg === 2 ? 1 : -1;
    const strike = strikes[leg] as number;
    const s = Math.max(scale * (deviations[4 * i + leg] as number) + added, least);
    if (!(s > 0)) {
      if (level > strike) value += sign * (level - strike);
      continue;
    }
    const mean = (logs[4 * i + leg] as number) / s;
    value += sign * (level * tableCdf(mean + 0.5 * s) - strike * tableCdf(mean - 0.5 * s));
  }
  return value;
}
