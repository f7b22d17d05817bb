import { describe, expect, it } from 'vitest';
import { DEFAULT_JOINT } from '@/lib/core/hedge/coefficients';
import { type GridAxes, jointGrid } from '@/lib/core/hedge/grid';
import { combinedProfit, type Position, tiedMove } from '@/lib/core/hedge/position';
import { flatSmile } from '@/lib/core/pricing/smile';
import { vectorPosition } from './section-13';

const years = 9 / 365;

/** Legs of every kind: some settle inside the grid, one a minute after it ends, one is sold, one was deep. */
function position(): Position {
  const base = vectorPosition(5);
  const legs = [2, 9.001, 12, 30, 75, 220].map((days, i) => ({
    leg: {
      strike: 12 + 4 * i,
      forward: 17 + i,
      volatility: 1.3 - 0.12 * i,
      years: days / 365,
      discount: Math.exp((-0.04 * days) / 365),
    },
    contracts: i === 3 ? -2 : 1 + i,
    price: 1 + i / 3,
  }));
  return {
    ...base,
    condor: { ...base.condor, fee: 1.1 },
    market: { level: 7500, forward: 7504, years, smile: flatSmile(7504, years, 0.13), vix: 17 },
    legs,
    model: DEFAULT_JOINT,
    hedgeFee: 0.7,
  };
}

describe('the joint grid', () => {
  it.each(['move', 'residual'] as const)('is the position node by node, the VIX axis a %s', (vixAxis) => {
    const axes: GridAxes = {
      returns: Float64Array.from({ length: 41 }, (_, i) => -0.2 + 0.01 * i),
      vix: Float64Array.from({ length: 23 }, (_, i) => -15 + 2.5 * i),
      vixAxis,
      times: [0, 0.2, 0.5, 0.9, 0.999, 1].map((share) => ({
        elapsed: share * years,
        tradingDays: 6 * share,
      })),
    };
    const held = position();
    const { profit } = jointGrid(held, axes);
    let worst = 0;
    let node = 0;
    for (const ahead of axes.times) {
      for (const beside of axes.vix) {
        for (const spxReturn of axes.returns) {
          const move =
            vixAxis === 'move' ? Math.max(beside, 5 - 17) : tiedMove(held, spxReturn, ahead, beside);
          const exact = combinedProfit(held, spxReturn, move, ahead.elapsed);
          worst = Math.max(worst, Math.abs(exact - (profit[node++] ?? Number.NaN)));
        }
      }
    }
    // Money of five condors and twenty-odd contracts, a hundred to the point.
    expect(worst / 100).toBeLessThan(1e-5);
  });
});
