import { blackGreeks } from './black';
import { MILLS, MILLS_END, MILLS_PER_UNIT, MILLS_WIDTH } from './mills';
import { ROOT_TWO_PI } from './normal';

/** Options of one expiry, by position. */
export type BlackBatch = {
  readonly forward: number;
  /** In years of 525 600 minutes. */
  readonly years: number;
  readonly strikes: Float64Array;
  /** 1 where the option is a put, 0 where it is a call. */
  readonly puts: Uint8Array;
  readonly volatilities: Float64Array;
};

/** Where `blackGreeksBatch` writes, by position; units as in `BlackGreeks`. */
export type BlackColumns = {
  readonly price: Float64Array;
  readonly delta: Float64Array;
  readonly gamma: Float64Array;
  readonly vega: Float64Array;
  readonly theta: Float64Array;
};

export function blackColumns(length: number): BlackColumns {
  const column = () => new Float64Array(length);
  return { price: column(), delta: column(), gamma: column(), vega: column(), theta: column() };
}

/** Furthest `σ√T ⁄ 2` of the short series: at the last term below, what it leaves out is under 2⁻⁵⁶. */
const SHORT = 0.04;
/** The same for the middle one, and for the long one. */
const MIDDLE = 0.2;
const LONG = 0.5;
/** Strikes from a seventh of the forward to seven times it: the recurrence loses `(z t)² ⁄ 6` of an ulp. */
const WIDE = 2;
const NEAR_MONEY = 0.12;

// Local, because a module's binding may be a getter.
const table = MILLS;
const perUnit = MILLS_PER_UNIT;
const perNode = 1 / MILLS_PER_UNIT;
const width = MILLS_WIDTH;
const end = MILLS_END;
const density0 = 1 / ROOT_TWO_PI;

/**
 * `blackGreeks` of a whole expiry without an object per option, to the same accuracy. What is outside the ordinary
 * range (σ√T above 1, strikes beyond seven times the forward, the edges) goes through `blackGreeks`.
 */
export function blackGreeksBatch(batch: BlackBatch, out: BlackColumns): void {
  const root = Math.sqrt(batch.years);
  for (let i = 0; i < batch.strikes.length; i++) greeksAt(batch, i, root, out);
}

/** One piece on purpose: a fraction handed over in a call that is not inlined costs an allocation. */
function greeksAt(batch: BlackBatch, i: number, root: number, out: BlackColumns): void {
  const { forward, years, strikes, puts, volatilities } = batch;
  const { price, delta, gamma, vega, theta } = out;
  const strike = strikes[i] as number;
  const volatility = volatilities[i] as number;
  const difference = forward - strike;
  const s = volatility * root;
  const w = Math.abs(difference) / (forward + strike);
  const w2 = w * w;
  const w4 = w2 * w2;
  // 2 artanh w, whose argument is exact to its last bit near the money; as logMoneyness further out.
  const x =
    w < NEAR_MONEY
      ? 2 * w +
        2 *
          w *
          w2 *
          (1 / 3 +
            w2 * (1 / 5) +
            w4 * (1 / 7 + w2 * (1 / 9)) +
            w4 * w4 * (1 / 11 + w2 * (1 / 13) + w4 * (1 / 15 + w2 * (1 / 17))))
      : Math.abs(Math.log(forward / strike));
  const perS = 1 / s;
  const z = x * perS;
  const t = 0.5 * s;
  if (!(x < WIDE && z < end && t < LONG && strike > 0 && years < Infinity)) {
    ordinary(batch, out, i);
    return;
  }
  const node = (z * perUnit) | 0;
  const h = z - (node + 0.5) * perNode;
  const k = node * width;
  const a1 = table[k + 1] as number;
  const a2 = table[k + 2] as number;
  const a3 = table[k + 3] as number;
  const a4 = table[k + 4] as number;
  const a5 = table[k + 5] as number;
  const a6 = table[k + 6] as number;
  const a7 = table[k + 7] as number;
  const a8 = table[k + 8] as number;
  const a9 = table[k + 9] as number;
  const h2 = h * h;
  const h4 = h2 * h2;
  const value =
    (table[k] as number) +
    h * (a1 + h * a2 + h2 * (a3 + h * a4 + h2 * (a5 + h * a6)) + h2 * h4 * (a7 + h * a8 + h2 * a9));
  const slope =
    a1 +
    h * (2 * a2 + h * (3 * a3 + 4 * h * a4)) +
    h4 * (5 * a5 + 6 * h * a6 + h2 * (7 * a7 + 8 * h * a8 + 9 * h2 * a9));
  // T_(n+1) = (t² T_(n−1) − z t T_n) ⁄ (n+1), as in mills-pair.
  const q = t * t;
  const y = z * t;
  const o1 = -slope * t;
  const e2 = q * (1 / 2) * value - y * (1 / 2) * o1;
  const o3 = q * (1 / 3) * o1 - y * (1 / 3) * e2;
  const e4 = q * (1 / 4) * e2 - y * (1 / 4) * o3;
  const o5 = q * (1 / 5) * o3 - y * (1 / 5) * e4;
  const e6 = q * (1 / 6) * e4 - y * (1 / 6) * o5;
  const o7 = q * (1 / 7) * o5 - y * (1 / 7) * e6;
  const e8 = q * (1 / 8) * e6 - y * (1 / 8) * o7;
  const o9 = q * (1 / 9) * o7 - y * (1 / 9) * e8;
  let even = e8;
  let odd = o9;
  if (t > SHORT) {
    const e10 = q * (1 / 10) * e8 - y * (1 / 10) * o9;
    const o11 = q * (1 / 11) * o9 - y * (1 / 11) * e10;
    const e12 = q * (1 / 12) * e10 - y * (1 / 12) * o11;
    const o13 = q * (1 / 13) * o11 - y * (1 / 13) * e12;
    const e14 = q * (1 / 14) * e12 - y * (1 / 14) * o13;
    const o15 = q * (1 / 15) * o13 - y * (1 / 15) * e14;
    if (t > MIDDLE) {
      const e16 = q * (1 / 16) * e14 - y * (1 / 16) * o15;
      const o17 = q * (1 / 17) * o15 - y * (1 / 17) * e16;
      const e18 = q * (1 / 18) * e16 - y * (1 / 18) * o17;
      const o19 = q * (1 / 19) * o17 - y * (1 / 19) * e18;
      const e20 = q * (1 / 20) * e18 - y * (1 / 20) * o19;
      even += e16 + e18 + e20;
      odd += o17 + o19 + q * (1 / 21) * o19 - y * (1 / 21) * e20;
    }
    even += e10 + e12 + e14;
    odd += o11 + o13 + o15;
  }
  even = even + e6 + e4 + e2 + value;
  odd = odd + o7 + o5 + o3 + o1;
  const nearer = z - t;
  const scaled = (difference > 0 ? strike : forward) * Math.exp(-0.5 * nearer * nearer) * density0;
  const density = scaled / forward;
  // Φ(−|d1|): |d1| is z + t in the money of a call, |z − t| out of it, and M(z − t) covers both its signs.
  const put = puts[i] === 1;
  const below = density * (difference > 0 ? even - odd : even + odd);
  const time = 2 * scaled * odd;
  price[i] = put ? (difference < 0 ? time - difference : time) : difference > 0 ? time + difference : time;
  const callDelta = difference > 0 ? 1 - below : below;
  delta[i] = put ? (difference > 0 ? -below : below - 1) : callDelta;
  gamma[i] = (density / forward) * perS;
  vega[i] = scaled * root;
  theta[i] = (-0.5 * scaled * volatility) / root;
}

function ordinary(batch: BlackBatch, out: BlackColumns, i: number): void {
  const greeks = blackGreeks({
    right: batch.puts[i] === 1 ? 'put' : 'call',
    forward: batch.forward,
    strike: batch.strikes[i] as number,
    years: batch.years,
    volatility: batch.volatilities[i] as number,
  });
  out.price[i] = greeks.price;
  out.delta[i] = greeks.delta;
  out.gamma[i] = greeks.gamma;
  out.vega[i] = greeks.vega;
  out.theta[i] = greeks.theta;
}
