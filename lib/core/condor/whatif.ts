import { fail, ok, type Result } from '../result';
import { NODES_PER_UNIT, NORMAL_TABLE, TABLE_END, tableCdf } from './normal-table';

/**
 * What the smile does when the forward moves; the screen names the one in use.
 * Sticky moneyness: it moves along, volatility is a function of ln(K⁄F). Sticky strike: every strike keeps its own.
 */
export type SurfaceRule = 'sticky-moneyness' | 'sticky-strike';

export const DEFAULT_RULE: SurfaceRule = 'sticky-moneyness';

export type WhatIf = {
  readonly strikes: readonly [number, number, number, number];
  /** Forward of today, which the smile was fitted around, in points. */
  readonly forward: number;
  /** Volatility of today as a function of ln(K⁄F), a fraction; held as time passes. */
  readonly smile: (logMoneyness: number) => number;
  readonly rule: SurfaceRule;
};

/**
 * First stage: the smile asked once per level and leg. Time and volatility sliders never come back to it; only
 * another condor, smile, rule or range of levels does.
 */
export type Stage = {
  readonly strikes: readonly [number, number, number, number];
  /** Forwards to look at, rising, in points. */
  readonly levels: Float64Array;
  /** ln(F⁄K) of every leg and level: leg × levels + level. */
  readonly moneyness: Float64Array;
  readonly volatilities: Float64Array;
};

export type WhatIfRefusal =
  | 'bad-strikes'
  | 'bad-forward'
  | 'bad-levels'
  | 'bad-smile'
  | 'bad-times'
  | 'bad-shift'
  | 'too-large';

const LEGS = 4;
/** Nodes of one grid; more is no picture. */
const MOST_NODES = 4_000_000;
/** Volatility is never shifted below this: a smile has no zero. */
const LEAST_VOLATILITY = 1e-4;
const MOST = 1e9;

/** Refuses strikes out of order, levels that do not rise above zero, and a smile that gives no volatility. */
export function stageWhatIf(whatIf: WhatIf, levels: ArrayLike<number>): Result<Stage, WhatIfRefusal> {
  const { strikes, forward, smile, rule } = whatIf;
  const [k1, k2, k3, k4] = strikes;
  if (!(k1 > 0 && k1 < k2 && k2 <= k3 && k3 < k4 && k4 < MOST)) return fail('bad-strikes');
  if (!(forward > 0 && forward < MOST)) return fail('bad-forward');
  const count = levels.length;
  if (count === 0) return fail('bad-levels');
  if (count > MOST_NODES / LEGS) return fail('too-large');
  const moneyness = new Float64Array(count * LEGS);
  const volatilities = new Float64Array(count * LEGS);
  const own = Float64Array.from(strikes, (strike) => smile(Math.log(strike / forward)));
  const rows = Float64Array.from(levels);
  for (let i = 0; i < count; i++) {
    const level = rows[i] as number;
    if (!(level > (i === 0 ? 0 : (rows[i - 1] as number)) && level < MOST)) return fail('bad-levels');
    for (let leg = 0; leg < LEGS; leg++) {
      const x = Math.log(level / (strikes[leg] as number));
      const volatility = rule === 'sticky-strike' ? (own[leg] as number) : smile(-x);
      if (!(volatility >= 0 && volatility < MOST)) return fail('bad-smile');
      moneyness[leg * count + i] = x;
      volatilities[leg * count + i] = volatility;
    }
  }
  return ok({ strikes, levels: rows, moneyness, volatilities });
}

/** The same stage with every volatility at a level multiplied by what stands there: the smile is not asked again. */
export function scaledStage(stage: Stage, scales: Float64Array): Stage {
  const count = stage.levels.length;
  return {
    ...stage,
    volatilities: stage.volatilities.map((volatility, i) => volatility * (scales[i % count] as number)),
  };
}

/**
 * Second stage: cost of buying one condor back, undiscounted, in points, for every time left (in years), one row of
 * levels after another, all volatilities shifted by `shift`. Absolute error below 2e-6 points at index
 * levels: a picture needs no more, and half the digits are twice as fast.
 */
export function valueGrid(
  stage: Stage,
  times: ArrayLike<number>,
  shift: number,
): Result<Float64Array, WhatIfRefusal> {
  const count = stage.levels.length;
  if (!(Math.abs(shift) < MOST)) return fail('bad-shift');
  if (times.length * count > MOST_NODES) return fail('too-large');
  // Both d's are `near ÷ √τ ± half × √τ`: no division and no smile inside the grid.
  const legs = stage.strikes.map((strike, leg): Leg => {
    const nears = new Float64Array(count);
    const halves = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const volatility = Math.max(LEAST_VOLATILITY, (stage.volatilities[leg * count + i] as number) + shift);
      nears[i] = (stage.moneyness[leg * count + i] as number) / volatility;
      halves[i] = 0.5 * volatility;
    }
    return { sign: leg === 1 || leg === 2 ? 1 : -1, strike, nears, halves };
  });
  const grid = new Float64Array(times.length * count);
  for (let t = 0; t < times.length; t++) {
    const years = times[t] as number;
    if (!(years >= 0 && years < MOST)) return fail('bad-times');
    fillRow(stage, legs, Math.sqrt(years), grid.subarray(t * count, (t + 1) * count));
  }
  return ok(grid);
}

/** One leg as a call, seen from the one who buys back; both arrays per level. */
type Leg = {
  readonly sign: number;
  readonly strike: number;
  readonly nears: Float64Array;
  readonly halves: Float64Array;
};

function fillRow({ levels, strikes }: Stage, legs: readonly Leg[], root: number, row: Float64Array): void {
  if (root === 0) {
    for (let i = 0; i < row.length; i++) row[i] = settled(levels[i] as number, strikes);
    return;
  }
  // The put spread by parity.
  row.fill(strikes[1] - strikes[0]);
  for (const leg of legs) addCalls(row, levels, leg, root);
}

/**
 * Adds `sign × call` at every level: F Φ(d1) − K Φ(d2), each Φ in five terms from the node nearest to it. Where the
 * two d's are close, which is up to a few months, both start from the node between them.
 */
function addCalls(
  row: Float64Array,
  levels: Float64Array,
  { sign, strike, nears, halves }: Leg,
  root: number,
): void {
  const table = NORMAL_TABLE;
  const end = TABLE_END;
  const perUnit = NODES_PER_UNIT;
  const inverse = 1 / root;
  for (let i = 0; i < row.length; i++) {
    const near = (nears[i] as number) * inverse;
    const half = (halves[i] as number) * root;
    if (near + half <= -NOTHING_LEFT) continue;
    const level = levels[i] as number;
    if (near - half >= NOTHING_LEFT) {
      row[i] = (row[i] as number) + sign * (level - strike);
      continue;
    }
    if (half <= CLOSE && near < end && near > -end) {
      const node = ((near + end) * perUnit + 0.5) | 0;
      const at = node / perUnit - end;
      const first = 8 * node;
      const a = table[first + 1] as number;
      const b = table[first + 2] as number;
      const c = table[first + 3] as number;
      const d = table[first + 4] as number;
      const e = table[first + 5] as number;
      const d1 = near - at + half;
      const d2 = near - at - half;
      const p1 = d1 * (a + d1 * (b + d1 * (c + d1 * (d + d1 * e))));
      const p2 = d2 * (a + d2 * (b + d2 * (c + d2 * (d + d2 * e))));
      const call = (level - strike) * (table[first] as number) + level * p1 - strike * p2;
      row[i] = (row[i] as number) + sign * call;
      continue;
    }
    row[i] = (row[i] as number) + sign * (level * tableCdf(near + half) - strike * tableCdf(near - half));
  }
}

/** Deviations beyond which a picture of index levels cannot tell Φ from 0 or 1. */
const NOTHING_LEFT = 6.5;
/** Half the distance of the d's that one node serves with five terms. */
const CLOSE = 1 / 20;
/** What settlement at a level costs one condor, in points. */
function settled(level: number, [k1, k2, k3, k4]: readonly [number, number, number, number]): number {
  if (level < k2) return Math.min(k2 - level, k2 - k1);
  return level > k3 ? Math.min(level - k3, k4 - k3) : 0;
}

/** Levels, rising, where a row of a grid crosses `net`; straight between its nodes. A list, as there may be 0 to 4. */
export function crossings(levels: Float64Array, row: Float64Array, net: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < row.length; i++) {
    const gap = (row[i] as number) - net;
    if (gap === 0) found.push(levels[i] as number);
    if (i === 0) continue;
    const before = (row[i - 1] as number) - net;
    if (gap * before >= 0) continue;
    const from = levels[i - 1] as number;
    found.push(from + (((levels[i] as number) - from) * before) / (before - gap));
  }
  return found;
}

/** Profit of the position in money, fees taken off, for values of `valueGrid`. */
export function profits(
  values: Float64Array,
  position: {
    readonly credit: number;
    readonly multiplier: number;
    readonly count: number;
    readonly fees: number;
  },
): Float64Array {
  const { credit, multiplier, count, fees } = position;
  return values.map((value) => count * multiplier * (credit - value) - fees);
}
