import { describe, expect, it } from 'vitest';
import { AS_IT_IS, outlookOf } from '@/lib/core/condor/scenario';
import { combinedBreakEvens } from '@/lib/core/hedge/break-evens';
import { combinedCurves } from '@/lib/core/hedge/curves';
import { aheadBy, aheadTo } from '@/lib/core/hedge/horizon';
import { MOVES } from '@/lib/core/hedge/moves';
import { pairOutlook } from '@/lib/core/hedge/pair';
import { combinedProfit, condorProfit, hedgeProfit, scaled, tiedMove } from '@/lib/core/hedge/position';
import { scenarioTable } from '@/lib/core/hedge/scenarios';
import { curvesAtVix, evensAtVix } from '@/lib/core/hedge/set-vix';
import { suggestHedge } from '@/lib/core/hedge/suggest';
import { marketOf } from '@/lib/core/stages/market';
import { surfaceOf } from '@/lib/core/stages/surface';
import type { Instant } from '@/lib/core/unit';
import { practiceInput } from './practice-input';

const { chain, condor, vixChains, settings, now } = practiceInput();
const market = marketOf({ chain, now, rate: settings.rate });
if (!market.ok) throw new Error(market.error.code);
const { parity, years, settlesAt } = market.value;
const { smile } = surfaceOf(chain, market.value);
const { forward } = parity;
const found = suggestHedge({
  condor,
  spx: { level: forward, forward, years, smile, settlesAt },
  vixChains,
  vixLevel: null,
  now,
  entryDelta: null,
  settings,
});
if (!found.ok) throw new Error(found.error.code);
const { position } = found.value;
const holding = {
  strikes: condor.strikes,
  smile,
  net: condor.credit - (4 * condor.fee) / condor.multiplier,
  size: condor.count * condor.multiplier,
  years,
};
const pair = pairOutlook(position, { now, settlesAt });
const known = <T>(answer: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!answer.ok) throw new Error(String(answer.error));
  return answer.value;
};

describe('the what-if of condor and hedge', () => {
  const vix = position.market.vix;
  for (const level of [forward * 0.96, forward, forward * 1.015])
    for (const to of [null, vix - 3, vix + 12])
      for (const elapsed of [0, 0.4, 1]) {
        it(`${Math.round(level)}, VIX ${to ?? 'tied'}, ${elapsed}: what the engine says of each`, () => {
          const then = (now + elapsed * (settlesAt - now)) as Instant;
          const move = to === null ? tiedMove(position, level / forward - 1, aheadTo(now, then)) : to - vix;
          const at = known(pair.at({ ...AS_IT_IS, level, vix: to, elapsed }));
          // 2e-6 points is what the picture's own pricing promises; times the money of a point.
          expect(at.condor).toBeCloseTo(
            condorProfit(position, level / forward - 1, move, years * elapsed),
            2,
          );
          expect(at.hedge).toBeCloseTo(hedgeProfit(position, move, years * elapsed), 6);
          expect(at.both).toBe(at.condor + at.hedge);
          expect(at.vix).toBeCloseTo(vix + move, 9);
        });
      }

  it('is the condor’s own while VIX stands still, whatever its volatilities and its rule', () => {
    for (const rule of ['sticky-moneyness', 'sticky-strike'] as const)
      for (const shift of [-0.03, 0, 0.08]) {
        const scenario = { ...AS_IT_IS, level: forward * 0.985, vix, shift, elapsed: 0.3, rule };
        const alone = known(outlookOf(holding, rule).at(scenario));
        expect(known(pair.at(scenario)).condor).toBeCloseTo(alone, 6);
      }
  });

  it('over time is its own rows, tied and set by hand', () => {
    const levels = Float64Array.from({ length: 9 }, (_, i) => forward * (0.97 + i / 150));
    const times = [0, 0.3, 1];
    for (const to of [null, vix + 6]) {
      const scenario = { ...AS_IT_IS, vix: to, shift: 0.01 };
      const rows = known(pair.over(levels, times, scenario));
      times.forEach((elapsed, t) => {
        const { both } = known(pair.row(levels, { ...scenario, elapsed }));
        for (const [i, each] of both.entries()) expect(rows[t]?.[i]).toBeCloseTo(each, 9);
      });
    }
  });

  it('over both indices is what it is at each of their places', () => {
    const levels = Float64Array.of(forward * 0.97, forward * 0.99, forward, forward * 1.012);
    const to = Float64Array.of(vix + 15, vix, vix - 4);
    for (const rule of ['sticky-moneyness', 'sticky-strike'] as const) {
      for (const [shift, elapsed] of [
        [0, 0.2],
        [0.05, 0.6],
        [-0.5, 0.1],
        [0, 1],
      ] as const) {
        const rows = pair.overVix(levels, to, { elapsed, shift, rule });
        for (const [j, row] of rows.entries()) {
          for (const [i, profit] of row.entries()) {
            const at = known(
              pair.at({ level: levels[i] as number, vix: to[j] as number, elapsed, shift, rule }),
            );
            expect(profit).toBeCloseTo(at.both, 2);
          }
        }
      }
    }
  });

  it('is even where the engine finds it, tied and set by hand, and the pair makes nothing there', () => {
    const ahead = aheadTo(now, settlesAt);
    for (const to of [null, vix + 8]) {
      const scenario = { ...AS_IT_IS, vix: to, elapsed: 1 };
      const span = 0.2 * forward;
      const evens = known(pair.breakEvens(scenario)).filter((each) => Math.abs(each - forward) < span);
      const exact = pair.evens({ elapsed: 1, vix: to, ratio: 1 }).combined;
      expect(evens.map((each) => each.toFixed(2))).toEqual(exact.map((each) => each.toFixed(2)));
      for (const level of exact) expect(known(pair.at({ ...scenario, level })).both).toBeCloseTo(0, 1);
    }
    expect(pair.evens({ elapsed: 1, vix: null, ratio: 1 }).combined).toEqual(
      combinedBreakEvens({ position, ahead }).combined,
    );
    expect(pair.evens({ elapsed: 1, vix: vix + 8, ratio: 1 }).combined).not.toEqual(
      pair.evens({ elapsed: 1, vix: null, ratio: 1 }).combined,
    );
  });

  it('is drawn and even, where VIX is set, as the position itself says at that move of VIX', () => {
    const moments = {
      now: aheadTo(now, now),
      later: aheadBy(now, 1, settlesAt),
      settlement: aheadTo(now, settlesAt),
    };
    const share = { now: 0, later: pair.after(1), settlement: 1 };
    const drawn = curvesAtVix(pair, combinedCurves(position, moments), share, vix + 8);
    if (!drawn) throw new Error('no curves');
    const profit = (level: number, elapsed: number, ratio = 1) =>
      combinedProfit(scaled(position, ratio), level / forward - 1, 8, elapsed * position.market.years);
    for (const { moment, combined, low, high } of drawn.curves) {
      for (const [i, level] of drawn.levels.entries())
        expect(combined[i]).toBeCloseTo(profit(level, share[moment]), 2);
      expect([low, high]).toEqual([combined, combined]);
    }
    const asked = [
      { moment: 'later', ratio: 1 },
      { moment: 'settlement', ratio: 2 },
    ] as const;
    const none = {
      combined: [],
      alone: [],
      zones: [],
      shiftBelow: null,
      shiftAbove: null,
      searched: { from: 0, to: 1 },
    };
    for (const { moment, ratio, combined, alone } of evensAtVix(
      pair,
      asked.map((each) => ({ ...each, ...none })),
      share,
      vix + 8,
    )) {
      expect(combined.length + alone.length).toBeGreaterThan(1);
      for (const level of combined) expect(profit(level, share[moment], ratio)).toBeCloseTo(0, 1);
      for (const level of alone) expect(profit(level, share[moment], 0)).toBeCloseTo(0, 1);
    }
  });

  it('comes by a move’s name to what the table of scenarios says', () => {
    const table = scenarioTable(position, MOVES, { now, settlesAt });
    for (const [i, move] of MOVES.entries()) {
      const at = known(pair.at({ ...AS_IT_IS, ...pair.supposed(move) }));
      expect(at.condor, move.id).toBeCloseTo(table[i]?.condor ?? Number.NaN, 1);
      expect(at.hedge, move.id).toBeCloseTo(table[i]?.hedge ?? Number.NaN, 4);
    }
  });

  it('never has VIX below the floor of its model', () => {
    expect(known(pair.at({ ...AS_IT_IS, vix: 1 })).vix).toBe(pair.lowest);
    expect(pair.tied(forward * 1.9, 1)).toBe(pair.lowest);
  });
});
