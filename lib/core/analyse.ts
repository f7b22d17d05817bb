import type { Analysis, Coverage, Doubt, DoubtCode } from './analysis';
import { type Failure, failure } from './failure';
import type { Figure } from './figure';
import type { Chain } from './market/chain';
import { yearsUntil } from './market/clock';
import { settlementInstant } from './market/contract';
import { chainDefects, suspectStrikes } from './market/integrity';
import { fitParity, type Parity } from './market/parity';
import { atTheMoneyStraddle, type Straddle, straddleFigure, straddleQuote } from './market/straddle';
import { impliedVolatility } from './pricing/implied-volatility';
import { fail, ok, type Result } from './result';
import type { Instant, Years } from './unit';

export type AnalyseInput = {
  readonly chain: Chain;
  /** The instant the quotes hold for. */
  readonly now: Instant;
  /** The user's risk-free rate per year, a fraction. */
  readonly rate: number;
};

/** With fewer two-sided strikes the fit rests on too little to be called sure. */
const surelyStrikes = 5;
/** A straddle whose quotes are this wide, against its price, says little about the move. */
const wideShare = 0.1;

/**
 * The whole engine: a chain and settings in, everything a screen needs out, or the one reason why not.
 * Never throws and never answers with a number that is not finite.
 */
export function analyse(input: AnalyseInput): Result<Analysis, Failure> {
  try {
    const analysis = run(input);
    if (
      analysis.ok &&
      !Object.values(analysis.value.figures).every((figure) => Number.isFinite(figure.value))
    )
      return fail(failure('engineCrashed'));
    return analysis;
  } catch {
    return fail(failure('engineCrashed'));
  }
}

function run({ chain, now, rate }: AnalyseInput): Result<Analysis, Failure> {
  const settlesAt = settlementInstant(chain.settlement, chain.expiry);
  const years = yearsUntil(settlesAt, now);
  if (years <= 0) return fail(failure('expired'));
  const coverage = coverageOf(chain);
  const fitted = fitParity({ chain, years, rate });
  if (!fitted.ok) return fail(failure('forwardUnknown'));
  const parity = fitted.value;
  if (parity.forward < coverage.lowest || parity.forward > coverage.highest)
    return fail(failure('moneyNotCovered', coverage.lowest, coverage.highest));
  const found = atTheMoneyStraddle(chain.rows, parity);
  if (!found.ok) return fail(failure('moneyNotCovered', coverage.lowest, coverage.highest));
  const straddle = found.value;

  const volatility = straddleVolatility(straddle, parity, years);
  if (volatility === null) return fail(failure('volatilityUnknown', straddle.listed.strike));
  const move = volatility * Math.sqrt(years) * parity.forward;

  return ok({
    underlying: chain.underlying,
    root: chain.root,
    expiry: chain.expiry,
    settlement: chain.settlement,
    settlesAt,
    asOf: now,
    source: chain.source,
    spot: chain.spot,
    strikes: coverage,
    atTheMoney: straddle.listed.strike,
    figures: {
      forward: forwardFigure(parity),
      discount: discountFigure(parity, years, rate),
      straddle: straddleFigure(straddle),
      volatility: volatilityFigure(volatility, straddle, parity, years),
      expectedMove: moveFigure(move, volatility, years, parity),
    },
    doubts: doubtsOf(chain, coverage, parity, straddle, years),
  });
}

/**
 * The volatility that gives the straddle its price. By parity the undiscounted straddle `S` splits into a
 * call of `(S + F − K) ÷ 2` and a put of `(S − F + K) ÷ 2`; the one out of the money is inverted.
 */
function straddleVolatility({ listed }: Straddle, parity: Parity, years: Years): number | null {
  const { forward, discount } = parity;
  const sum = listed.mid / discount;
  const right = listed.strike >= forward ? 'call' : 'put';
  const price = (sum - Math.abs(forward - listed.strike)) / 2;
  const found = impliedVolatility({ right, forward, strike: listed.strike, years, price });
  return found.ok && found.value > 0 ? found.value : null;
}

function coverageOf({ rows, complete }: Chain): Coverage {
  return {
    read: rows.length,
    quoted: rows.filter((row) => straddleQuote(row) !== null).length,
    complete,
    lowest: rows[0]?.strike ?? 0,
    highest: rows.at(-1)?.strike ?? 0,
  };
}

function doubtsOf(
  chain: Chain,
  coverage: Coverage,
  parity: Parity,
  straddle: Straddle,
  years: Years,
): Doubt[] {
  const doubts: Doubt[] = [];
  const doubt = (code: DoubtCode, ...detail: (string | number)[]) =>
    doubts.push({ code, detail: detail.map(String) });
  const defects = chainDefects({ chain, parity, years });
  if (chain.spot !== null && defects.some(({ code }) => code === 'spot-apart'))
    doubt('spotApart', chain.spot, `${(Math.abs(chain.spot / parity.forward - 1) * 100).toFixed(2)} %`);
  const suspects = [...suspectStrikes(defects)].sort((a, b) => a - b);
  if (suspects[0] !== undefined) doubt('rowsInconsistent', suspects.length, suspects[0]);
  if (parity.strikes < surelyStrikes) doubt('fewStrikes', parity.strikes);
  const { bid, ask, mid } = straddle.listed;
  if (ask - bid > wideShare * mid) doubt('wideQuotes', (ask - bid).toFixed(2));
  if (!coverage.complete) doubt('partial');
  return doubts;
}

function forwardFigure(parity: Parity): Figure {
  return {
    id: 'forward',
    value: parity.forward,
    unit: 'points',
    formula: 'C − P = D (F − K), fitted over the strikes near the money',
    inputs: [
      { symbol: 'strikes', value: parity.strikes, unit: 'count' },
      { symbol: 'D', value: parity.discount, unit: 'fraction' },
      { symbol: '± F', value: parity.forwardError, unit: 'points' },
      { symbol: 'F sold at most at', value: parity.lowest, unit: 'points' },
      { symbol: 'F bought at least at', value: parity.highest, unit: 'points' },
    ],
  };
}

function discountFigure(parity: Parity, years: Years, rate: number): Figure {
  const fromQuotes = parity.discountFrom === 'quotes';
  return {
    id: 'discount',
    value: parity.discount,
    unit: 'fraction',
    formula: fromQuotes ? 'C − P = D (F − K), D is minus the slope in K' : 'D = e^(−r T)',
    inputs: [
      { symbol: 'T', value: years, unit: 'years' },
      ...(parity.boxRate === null
        ? [{ symbol: 'r', value: rate, unit: 'fraction' as const }]
        : [{ symbol: '−ln D ÷ T', value: parity.boxRate, unit: 'fraction' as const }]),
    ],
  };
}

function volatilityFigure(value: number, straddle: Straddle, parity: Parity, years: Years): Figure {
  return {
    id: 'volatility',
    value,
    unit: 'fraction',
    formula: 'Black (F, K, T, σ) call + put = S ÷ D',
    inputs: [
      { symbol: 'S', value: straddle.listed.mid, unit: 'points' },
      { symbol: 'F', value: parity.forward, unit: 'points' },
      { symbol: 'K', value: straddle.listed.strike, unit: 'points' },
      { symbol: 'T', value: years, unit: 'years' },
      { symbol: 'D', value: parity.discount, unit: 'fraction' },
    ],
  };
}

function moveFigure(value: number, volatility: number, years: Years, parity: Parity): Figure {
  return {
    id: 'expectedMove',
    value,
    unit: 'points',
    formula: 'σ √T F',
    inputs: [
      { symbol: 'σ', value: volatility, unit: 'fraction' },
      { symbol: 'T', value: years, unit: 'years' },
      { symbol: 'F', value: parity.forward, unit: 'points' },
    ],
  };
}
