import { feesOf } from '@/lib/core/condor/condor';
import { DEFAULT_JOINT } from '@/lib/core/hedge/coefficients';
import { type GridAxes, jointGrid } from '@/lib/core/hedge/grid';
import type { HeldLeg } from '@/lib/core/hedge/leg';
import { hedgeAfter, type Position, smileScaling, tiedTo } from '@/lib/core/hedge/position';
import { DEFAULT_HEDGE } from '@/lib/core/hedge/settings';
import { suggestHedge } from '@/lib/core/hedge/suggest';
import { yearsUntil } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import { blackPrice } from '@/lib/core/pricing/black';
import { flatSmile, smileVolatility } from '@/lib/core/pricing/smile';
import { fitSmile } from '@/lib/core/pricing/smile-fit';
import type { Instant } from '@/lib/core/unit';
import { type BenchTable, compare } from './pricing-compare';

const LEGS = 10;
const years = 7 / 365;

/** Ten VIX calls from three weeks to nine months, four condor legs under a curved smile. */
function position(): Position {
  const legs = Array.from({ length: LEGS }, (_, i): HeldLeg => {
    const tenor = (21 + 26 * i) / 365;
    const forward = 17 + 5 * (1 - Math.exp(-3 * tenor));
    const leg = {
      strike: Math.round(forward * (1 + 0.05 * i)),
      forward,
      volatility: 1.1 - 0.06 * i,
      years: tenor,
      discount: Math.exp(-0.04 * tenor),
    };
    return { leg, contracts: 1 + (i % 4), price: 1.5 };
  });
  return {
    condor: {
      strikes: [7325, 7350, 7630, 7655],
      credit: 2.4,
      multiplier: 100,
      count: 5,
      fee: 1.2,
      sides: 1,
    },
    market: { level: 7500, forward: 7503, years, smile: curvedSmile(), vix: 17 },
    legs,
    model: DEFAULT_JOINT,
    hedgeFee: 0.6,
  };
}

function curvedSmile() {
  const strikes = Float64Array.from({ length: 161 }, (_, i) => 6900 + 7.5 * i);
  const forward = 7503;
  const smooth = strikes.map((strike) => {
    const k = Math.log(strike / forward);
    return 0.12 - 0.9 * k + 4 * k * k;
  });
  const flat = Array.from(strikes, (strike, i) =>
    blackPrice({
      right: strike < forward ? 'put' : 'call',
      forward,
      strike,
      years,
      volatility: smooth[i] ?? 0.12,
    }),
  );
  const fitted = fitSmile({
    forward,
    years,
    strikes,
    bids: Float64Array.from(flat, (price) => price * 0.995),
    asks: Float64Array.from(flat, (price) => price * 1.005),
  });
  return fitted.ok ? fitted.value.smile : flatSmile(forward, years, 0.12);
}

const axes = (vixAxis: GridAxes['vixAxis']): GridAxes => ({
  returns: Float64Array.from({ length: 200 }, (_, i) => -0.1 + (0.2 * i) / 199),
  vix: Float64Array.from({ length: 50 }, (_, i) => -8 + (28 * i) / 49),
  vixAxis,
  times: Array.from({ length: 20 }, (_, i) => ({ elapsed: (years * i) / 19, tradingDays: (5 * i) / 19 })),
});

/** Every leg at every node by Black's formula; the smile is asked once per return and time, as the grid does. */
function nodeByNode(held: Position, { returns, vix, vixAxis, times }: GridAxes): Float64Array {
  const { condor, market, model } = held;
  const { strikes, credit, count, multiplier } = condor;
  const out = new Float64Array(returns.length * vix.length * times.length);
  const scaling = smileScaling(market, model);
  let at = 0;
  for (const ahead of times) {
    const left = Math.max(market.years - ahead.elapsed, 0);
    const carried = market.level * (market.forward / market.level) ** (left / market.years);
    const hedge = hedgeAfter(held, ahead.elapsed);
    const tied = tiedTo(held, ahead);
    const levels = returns.map((spxReturn) => carried * (1 + spxReturn));
    const volatilities = Array.from(levels, (level) =>
      strikes.map((strike) => smileVolatility(market.smile, (strike * market.smile.forward) / level)),
    );
    for (const beside of vix) {
      for (let i = 0; i < returns.length; i++) {
        const spxReturn = returns[i] ?? 0;
        const move = vixAxis === 'move' ? Math.max(beside, 5 - market.vix) : tied(spxReturn, beside);
        const scale = scaling(move);
        const forward = levels[i] ?? 0;
        let value = 0;
        for (let leg = 0; leg < 4; leg++) {
          const right = leg < 2 ? 'put' : 'call';
          const volatility = scale * (volatilities[i]?.[leg] ?? 0);
          const price = blackPrice({ right, forward, strike: strikes[leg] ?? 0, years: left, volatility });
          value += leg === 1 || leg === 2 ? price : -price;
        }
        out[at++] = count * multiplier * (credit - value) - feesOf(condor) + hedge(move);
      }
    }
  }
  return out;
}

/** Alternating rounds after two to warm up; medians, so that another program's work does not decide. */
function alternate(
  slow: () => void,
  quick: () => void,
  rounds: number,
): { slow: number; quick: number; ratio: number } {
  const timed = (work: () => void, times: number) => {
    const start = performance.now();
    for (let i = 0; i < times; i++) work();
    return (performance.now() - start) / times;
  };
  const found: { slow: number; quick: number }[] = [];
  for (let round = -2; round < rounds; round++) {
    const before = timed(quick, 4);
    const each = { slow: timed(slow, 1), quick: (before + timed(quick, 4)) / 2 };
    if (round >= 0) found.push(each);
  }
  const median = (of: readonly number[]) => of.toSorted((a, b) => a - b)[of.length >> 1] ?? Number.NaN;
  return {
    slow: median(found.map((each) => each.slow)),
    quick: median(found.map((each) => each.quick)),
    ratio: median(found.map((each) => each.slow / each.quick)),
  };
}

/** The practice market and a condor on it, so that the bench needs no file. */
function practice() {
  const now = Date.parse('2026-11-19T11:00-05:00') as Instant;
  const market = createMarket({ seed: 11, now });
  const vixChains = market.listings('VIX').map((listing) => market.chain(listing));
  const { level } = market.levelOf('SPX');
  const listing = market.listings('SPX')[3];
  if (!listing) throw new Error('no expiry');
  const left = yearsUntil(listing.settlesAt, now);
  const round = (x: number) => 5 * Math.round(x / 5);
  const move = 0.13 * Math.sqrt(left) * level;
  const [k2, k3] = [round(level - 1.1 * move), round(level + move)];
  return {
    condor: {
      strikes: [k2 - 25, k2, k3, k3 + 25] as const,
      credit: 3,
      multiplier: 100,
      count: 5,
      fee: 1.2,
      sides: 1 as const,
    },
    spx: {
      level,
      forward: level,
      years: left,
      smile: flatSmile(level, left, 0.13),
      settlesAt: listing.settlesAt,
    },
    vixChains,
    vixLevel: null,
    now,
    entryDelta: null,
    settings: DEFAULT_HEDGE,
  };
}

/** Joint grid against every leg at every node, and a whole suggestion. */
export async function run(): Promise<BenchTable> {
  const held = position();
  const input = practice();
  const first = suggestHedge(input);
  if (!first.ok) throw new Error(first.error.code);
  let kept = 0;
  const lines: string[][] = [];
  for (const vixAxis of ['move', 'residual'] as const) {
    const grid = axes(vixAxis);
    const work = {
      naive: () => {
        kept += nodeByNode(held, grid)[777] ?? 0;
      },
      grid: () => {
        kept += jointGrid(held, grid).profit[777] ?? 0;
      },
    };
    const exact = nodeByNode(held, grid);
    const fast = jointGrid(held, grid).profit;
    const worst = exact.reduce((most, value, i) => Math.max(most, Math.abs(value - (fast[i] ?? 0))), 0);
    const { slow, quick, ratio } = alternate(work.naive, work.grid, 7);
    lines.push(
      [`node by node, VIX axis a ${vixAxis}`, slow.toFixed(1), '1', ''],
      [
        `grid, VIX axis a ${vixAxis}`,
        quick.toFixed(1),
        `÷ ${ratio.toFixed(1)}`,
        (worst / 100).toExponential(1),
      ],
    );
  }
  const suggest = () => {
    kept += suggestHedge(input).ok ? 1 : 0;
  };
  const { suggestion } = compare({ suggestion: suggest }, 30);
  lines.push(['whole suggestion, 13 VIX expiries, 6 sets', suggestion?.ms.toFixed(2) ?? '', '', '']);
  if (!Number.isFinite(kept)) throw new Error('the optimiser was given something to skip');
  return {
    title: 'Hedge: 200 SPX returns × 50 VIX moves × 20 times, 4 + 10 legs',
    columns: ['', 'ms', 'node by node ÷ this', 'worst error, points'],
    rows: lines,
  };
}
