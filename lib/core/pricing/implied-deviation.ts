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
  const nearMoney = Math.abs(difference) < 0.5 * strike;
  const x = Math.abs(nearMoney ? Math.log1p(difference / strike) : Math.log(forward / strike));
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
        p * ((guess[k + 1] as number) + p * ((guess[k + 2] as number) + p * (guess[k + 3] as number))));
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
      h * (2 * a2 + h * (3 * a3 + 4 * h * a4)) +
      h4 * (5 * a5 + 6 * h * a6 + h2 * (7 * a7 + 8 * h * a8 + 9 * h2 * a9));
    // T_(n+1) = (t² T_(n−1) − z t T_n) ⁄ (n+1), as in mills-pair; the value is 2 density Σ T_odd.
    const q = t * t;
    const y = z * t;
    const o1 = -slope * t;
    const e2 = (q * zero - y * o1) * (1 / 2);
    const o3 = (q * o1 - y * e2) * (1 / 3);
    const e4 = (q * e2 - y * o3) * (1 / 4);
    const o5 = (q * o3 - y * e4) * (1 / 5);
    const e6 = (q * e4 - y * o5) * (1 / 6);
    const o7 = (q * o5 - y * e6) * (1 / 7);
    const e8 = (q * e6 - y * o7) * (1 / 8);
    let odd = (q * o7 - y * e8) * (1 / 9);
    if (t > SHORT) {
      const e10 = (q * e8 - y * odd) * (1 / 10);
      const o11 = (q * odd - y * e10) * (1 / 11);
      const e12 = (q * e10 - y * o11) * (1 / 12);
      const o13 = (q * o11 - y * e12) * (1 / 13);
      const e14 = (q * e12 - y * o13) * (1 / 14);
      const o15 = (q * o13 - y * e14) * (1 / 15);
      if (t > MIDDLE) {
        const e16 = (q * e14 - y * o15) * (1 / 16);
        const o17 = (q * o15 - y * e16) * (1 / 17);
        const e18 = (q * e16 - y * o17) * (1 / 18);
        const o19 = (q * o17 - y * e18) * (1 / 19);
        const e20 = (q * e18 - y * o19) * (1 / 20);
        odd += o17 + o19 + (q * o19 - y * e20) * (1 / 21);
      }
      odd += o11 + o13 + o15;
    }
    odd = odd + o7 + o5 + o3 + o1;
    const nearer = z - t;
    const modelled = 2 * odd * Math.exp(-0.5 * nearer * nearer) * density0;
    const off = (target - modelled) / modelled;
    // ln(1 + off): the series holds to rounding where it matters, on the last step.
    const log =
      Math.abs(off) < 0.01
        ? off * (1 - off * (1 / 2 - off * (1 / 3 - off * (1 / 4 - off * (1 / 5 - off * (1 / 6 - off / 7))))))
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
