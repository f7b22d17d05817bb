import { describe, expect, it } from 'vitest';
import { AS_IT_IS, outlookOf, type Scenario, settled } from '@/lib/core/condor/scenario';
import { blackPrice } from '@/lib/core/pricing/black';
import { movedSmile, smileVolatility } from '@/lib/core/pricing/smile';
import { practiceAnalysis } from '../../support/practice-analysis';

const analysis = practiceAnalysis();
if (!analysis.condors.chosen.ok) throw new Error('no condor');
const { strikes, position } = analysis.condors.chosen.value;
const holding = {
  strikes,
  smile: analysis.smile,
  net: position.net,
  size: position.count * position.multiplier,
  years: position.years,
};
const forward = analysis.smile.forward;

/** Four options priced one by one, as a book would. */
function byHand({ level, shift, elapsed, rule }: Scenario): number {
  const at = level ?? forward;
  const smile = rule === 'sticky-strike' ? analysis.smile : movedSmile(analysis.smile, at);
  const price = (right: 'put' | 'call', strike: number) =>
    blackPrice({
      right,
      forward: at,
      strike,
      years: holding.years * (1 - elapsed),
      volatility: smileVolatility(smile, strike) + shift,
    });
  const [k1, k2, k3, k4] = strikes;
  const cost = price('put', k2) - price('put', k1) + price('call', k3) - price('call', k4);
  return holding.size * (holding.net - cost);
}

describe('what if', () => {
  for (const rule of ['sticky-moneyness', 'sticky-strike'] as const)
    for (const level of [forward * 0.97, forward, forward * 1.01])
      for (const shift of [-0.02, 0, 0.1])
        for (const elapsed of [0, 0.5, 0.99]) {
          const scenario = { ...AS_IT_IS, level, shift, elapsed, rule };
          it(`${rule}, ${Math.round(level)}, ${shift}, ${elapsed}: what four options cost one by one`, () => {
            const found = outlookOf(holding, rule).at(scenario);
            // 2e-6 points is what the picture's own pricing promises; times the money of a point.
            expect(found.ok && found.value).toBeCloseTo(byHand(scenario), 3);
          });
        }

  it('ends in the payoff, and its rows are its points', () => {
    const outlook = outlookOf(holding, 'sticky-moneyness');
    const levels = Float64Array.from({ length: 61 }, (_, i) => forward * (0.95 + i / 600));
    const rows = outlook.rows(levels, [0, 1], 0);
    if (!rows.ok) throw new Error(rows.error);
    levels.forEach((level, i) => {
      expect(rows.value[1]?.[i]).toBeCloseTo(settled(holding, level), 6);
      const at = outlook.at({ ...AS_IT_IS, level });
      expect(at.ok && at.value).toBeCloseTo(rows.value[0]?.[i] as number, 6);
    });
  });

  it('is even where closing costs the credit, and nowhere else', () => {
    const outlook = outlookOf(holding, 'sticky-moneyness');
    for (const elapsed of [0.5, 0.9, 1]) {
      const scenario = { ...AS_IT_IS, elapsed };
      const evens = outlook.breakEvens(scenario);
      if (!evens.ok) throw new Error(evens.error);
      expect(evens.value.length).toBe(2);
      for (const level of evens.value) {
        // Half a cent beside it, one side gains and the other loses.
        const before = outlook.at({ ...scenario, level: level - 0.005 });
        const after = outlook.at({ ...scenario, level: level + 0.005 });
        expect(before.ok && after.ok && before.value * after.value).toBeLessThan(0);
      }
    }
  });
});
