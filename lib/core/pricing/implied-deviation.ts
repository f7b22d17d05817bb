import { GUESS, GUESS_OCTAVES, GUESS_PER_OCTAVE, GUESS_WIDTH } from './implied-guess';
import { searchDeviation } from './implied-search';
import { MILLS, MILLS_END, MILLS_PER_UNIT, MILLS_WIDTH } from './mills';
import { logMoneyness } from './moneyness';
import { ROOT_TWO_PI } from './normal';

/** Codes of `impliedFailure`. */
const NOT_A_NUMBER = 1;
const INVALID_CONTRACT = 2;
const EXPIRED = 3;
const BELOW_INTRINSIC = 4;
const AT_INTRINSIC = 5;
const ABOVE_MAXIMUM = 6;

/** As in black-batch: limits of `σ√T ⁄ 2` for each length of the series. */
const SHORT = 0.04;
const MIDDLE = 0.2;
const LONG = 0.5;
const WIDE = 2;
const NEAR_MONEY = 0.12;
/** A step this small leaves under 2⁻⁵⁴: the error after it is at most a tenth of its fourth power (measured). */
const SMALL_STEP = 1.5e-4;

/** The bits of a double, to find its octave and its place in it. */
const DOUBLE = new Float64Array([1]);
const HALVES = new Int32Array(DOUBLE.buffer);
const HIGH = HALVES[1] === 0 ? 0 : 1;
const ONE_BITS = HALVES[HIGH] as number;
const INTERVAL_SHIFT = 20 - Math.log2(GUESS_PER_OCTAVE);
const INTERVAL_MASK = 2 ** INTERVAL_SHIFT - 1;
const PER_INTERVAL = 2 ** -INTERVAL_SHIFT;

/** Quotes of one expiry, by position. */
export type QuoteBatch = {
  readonly forward: number;
  /** To settlement, in years of 525 600 minutes. */
  readonly years: number;
  readonly strikes: Float64Array;
  /** 1 where the option is a put, 0 where it is a call. */
  readonly puts: Uint8Array;
  /** Undiscounted, in points; NaN where there is no quote. */
  readonly prices: Float64Array;
};

/** Volatilities by position, NaN where `failures` holds a code for `impliedFailure`. */
export type ImpliedColumns = { readonly volatilities: Float64Array; readonly failures: Uint8Array };

// Local, because a module's binding may be a getter.
const table = MILLS;
const perUnit = MILLS_PER_UNIT;
const perNode = 1 / MILLS_PER_UNIT;
const width = MILLS_WIDTH;
const end = MILLS_END;
const guess = GUESS;
const guessEnd = 2 ** GUESS_OCTAVES;
const guessWidth = GUESS_WIDTH;
const density0 = 1 / ROOT_TWO_PI;

/**
 * Writes the volatility of quote `i`, or NaN and a code; `root` is √T. Numbers come and go in arrays, and the
 * function is one piece, on purpose: a fraction handed over in a call that is not inlined costs an allocation.
 *
 * On the out-of-the-money side the logarithm of the value is nearly straight in `s = σ√T`; from a guess good to a few
 * thousandths one third-order Householder step lands within rounding (the idea is Jäckel's, "Let's be rational",
 * 2015), a second one follows where the first moved far. The rest goes to `searchDeviation`.
 */
export function impliedAt(quotes: QuoteBatch, i: number, root: number, out: ImpliedColumns): void {
  const { forward, years, strikes, puts, prices } = quotes;
  const { volatilities, failures } = out;
  const strike = strikes[i] as number;
  const price = prices[i] as number;
  const difference = forward - strike;
  const lesser = difference > 0 ? strike : forward;
  // In the money: take off the intrinsic value, with what its subtraction rounded away.
  let value = price;
  if (difference > 0 !== (puts[i] === 1) && difference !== 0) {
    value =
      difference > 0
        ? price - difference - (forward - difference - strike)
        : price + difference + (forward - (difference + strike));
  }
  if (!(value > 0 && value < lesser && lesser > 0 && years > 0 && forward + strike + years < Infinity)) {
    volatilities[i] = Number.NaN;
    failures[i] = refusal(forward, strike, years, price, value);
    return;
  }
  failures[i] = 0;
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
  const relative = value / Math.sqrt(forward * strike);
  const target = value / lesser;
  const onePlusU = 1 + x / relative;
  let s = 0;
  if (onePlusU < guessEnd && x < WIDE) {
    DOUBLE[0] = onePlusU;
    const bits = (HALVES[HIGH] as number) - ONE_BITS;
    const p = (bits & INTERVAL_MASK) * PER_INTERVAL;
    const k = (bits >> INTERVAL_SHIFT) * guessWidth;
    const bachelier =
      relative *
      ((guess[k] as number) +
        p * (guess[k + 1] as number) +
        p * p * ((guess[k + 2] as number) + p * (guess[k + 3] as number)));
    s =
      bachelier /
      (1 - 0.25 * bachelier * bachelier * ((guess[k + 4] as number) + p * (guess[k + 5] as number)));
  }
  let moved = 1;
  for (let step = 0; step < 4; step++) {
    const z = x / s;
    const t = 0.5 * s;
    if (!(z < end && t < LONG && t > 0)) break;
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
    const zero =
      (table[k] as number) +
      h * (a1 + h * a2 + h2 * (a3 + h * a4 + h2 * (a5 + h * a6)) + h2 * h4 * (a7 + h * a8 + h2 * a9));
    const slope =
      a1 +
      h * (2 * a2) +
      h2 * (3 * a3 + 4 * h * a4) +
      h4 * (5 * a5 + 6 * h * a6 + h2 * (7 * a7 + 8 * h * a8 + 9 * h2 * a9));
    // T_(n+1) = (t² T_(n−1) − z t T_n) ⁄ (n+1), as in mills-pair; the value is 2 density Σ T_odd.
    const q = t * t;
    const y = z * t;
    const o1 = -slope * t;
    const e2 = q * (1 / 2) * zero - y * (1 / 2) * o1;
    const o3 = q * (1 / 3) * o1 - y * (1 / 3) * e2;
    const e4 = q * (1 / 4) * e2 - y * (1 / 4) * o3;
    const o5 = q * (1 / 5) * o3 - y * (1 / 5) * e4;
    const e6 = q * (1 / 6) * e4 - y * (1 / 6) * o5;
    const o7 = q * (1 / 7) * o5 - y * (1 / 7) * e6;
    const e8 = q * (1 / 8) * e6 - y * (1 / 8) * o7;
    let odd = q * (1 / 9) * o7 - y * (1 / 9) * e8;
    if (t > SHORT) {
      const e10 = q * (1 / 10) * e8 - y * (1 / 10) * odd;
      const o11 = q * (1 / 11) * odd - y * (1 / 11) * e10;
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
        odd += o17 + o19 + q * (1 / 21) * o19 - y * (1 / 21) * e20;
      }
      odd += o11 + o13 + o15;
    }
    odd = odd + o7 + o5 + o3 + o1;
    const nearer = z - t;
    const modelled = 2 * odd * Math.exp(-0.5 * nearer * nearer) * density0;
    const off = (target - modelled) / modelled;
    const off2 = off * off;
    // ln(1 + off): the series holds to rounding where it matters, on the last step.
    const log =
      Math.abs(off) < 0.01
        ? off *
          (1 -
            off * (1 / 2) +
            off2 * (1 / 3 - off * (1 / 4)) +
            off2 * off2 * (1 / 5 - off * (1 / 6) + off2 * (1 / 7)))
        : Math.log(1 + off);
    // Householder on ln value, every derivative times its power of s; λ = d ln value ⁄ d ln s.
    const inverse = (2 * odd) / s;
    const lambda = 1 / inverse;
    const curve = (z - t) * (z + t);
    const newton = log * inverse;
    const second = curve - lambda;
    const third = curve * curve - 3 * z * z - q - 3 * curve * lambda + 2 * lambda * lambda;
    const change =
      (newton * (1 + 0.5 * second * newton)) / (1 + newton * (second + (1 / 6) * third * newton));
    moved = Math.abs(change);
    s += s * change;
    if (moved < SMALL_STEP) break;
  }
  if (moved >= SMALL_STEP)
    s = searchDeviation(Math.abs(logMoneyness(forward, strike)), target, (lesser - value) / lesser);
  const volatility = s / root;
  volatilities[i] = volatility;
  if (!(volatility > 0 && volatility < Infinity)) {
    volatilities[i] = Number.NaN;
    failures[i] = volatility > 0 ? ABOVE_MAXIMUM : AT_INTRINSIC;
  }
}

function refusal(forward: number, strike: number, years: number, price: number, value: number): number {
  if (Number.isNaN(forward + strike + years + price)) return NOT_A_NUMBER;
  if (!(forward > 0 && strike > 0 && forward + strike < Infinity && years < Infinity))
    return INVALID_CONTRACT;
  if (!(years > 0)) return EXPIRED;
  if (value < 0) return BELOW_INTRINSIC;
  return value === 0 ? AT_INTRINSIC : ABOVE_MAXIMUM;
}
