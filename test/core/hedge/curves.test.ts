import { describe, expect, it } from 'vitest';
import { combinedCurves, type Moments } from '@/lib/core/hedge/curves';
import { aheadBy, aheadTo } from '@/lib/core/hedge/horizon';
import { legsValue } from '@/lib/core/hedge/leg';
import { combinedProfit, condorProfit, tiedMove } from '@/lib/core/hedge/position';
import { extrinsicOf } from '@/lib/core/hedge/rolls';
import { suggestHedge } from '@/lib/core/hedge/suggest';
import { type AgedLayer, agedTo, ladder, lastDay, type TravelInput } from '@/lib/core/hedge/time-travel';
import { addDays, daysBetween } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { marketOf } from '@/lib/core/stages/market';
import { surfaceOf } from '@/lib/core/stages/surface';
import type { CalendarDate } from '@/lib/core/unit';
import { practiceInput } from './practice-input';

const { chain, condor, vixChains, settings, now } = practiceInput();
const market = marketOf({ chain, now, rate: settings.rate });
if (!market.ok) throw new Error(market.error.code);
const { parity, years, settlesAt } = market.value;
const { smile } = surfaceOf(chain, market.value);
const found = suggestHedge({
  condor,
  spx: { level: parity.forward, forward: parity.forward, years, smile, settlesAt },
  vixChains,
  vixLevel: null,
  now,
  entryDelta: null,
  settings,
});
if (!found.ok) throw new Error(found.error.code);
const { position, snapped, counts } = found.value;
const moments: Moments = {
  now: { elapsed: 0, tradingDays: 0 },
  later: aheadBy(now, 2, settlesAt),
  settlement: aheadTo(now, settlesAt),
};

describe('curves', () => {
  const { levels, curves } = combinedCurves(position, moments);

  it('are the profit of the pair at every level, with VIX where the model puts it', () => {
    for (const { moment, combined, alone, vixMoves } of curves) {
      const ahead = moments[moment];
      for (const [i, level] of levels.entries()) {
        const spxReturn = level / position.market.level - 1;
        const move = tiedMove(position, spxReturn, ahead);
        expect(vixMoves[i]).toBeCloseTo(move, 2);
        expect(combined[i]).toBeCloseTo(combinedProfit(position, spxReturn, move, ahead.elapsed), 1);
        expect(alone[i]).toBeCloseTo(condorProfit(position, spxReturn, move, ahead.elapsed), 1);
      }
    }
  });

  it('have the strikes among their levels, and a band that is widest where SPX falls furthest', () => {
    for (const strike of position.condor.strikes) expect(levels).toContain(strike);
    const settlement = curves[2];
    const width = (i: number) => (settlement?.high.at(i) ?? 0) - (settlement?.low.at(i) ?? 0);
    expect(width(0)).toBeGreaterThan(width(-1));
    expect(width(-1)).toBeGreaterThan(0);
  });
});

describe('time travel', () => {
  const input: TravelInput = { position, layers: snapped.layers, counts, now, settlesAt };

  it('ages every layer to the close of a day, forwards and volatilities as they are', () => {
    const date = '2026-12-04' as CalendarDate;
    const aged = agedTo(input, date);
    if (!aged.ok) throw new Error(aged.error);
    const { elapsed } = aheadTo(now, settlementInstant('pm', date));
    expect(aged.value.hedgeValue).toBeCloseTo(legsValue(position.model, position.legs, 0, elapsed), 6);
    expect(aged.value.condorSettled).toBe(true);
  });

  it('is due by the earlier of its rules, a week before it settles or with 70 % of its extrinsic value gone', () => {
    const first = (date: CalendarDate) => {
      const aged = agedTo(input, date);
      if (!aged.ok) throw new Error(aged.error);
      return aged.value.layers[0] as AgedLayer;
    };
    const bought = snapped.layers[0]?.legs[0];
    if (!bought) throw new Error('no layer');
    const days = Array.from({ length: 25 }, (_, i) => addDays('2026-11-19' as CalendarDate, i));
    const due = days.find((date) => first(date).state === 'roll-due') as CalendarDate;
    const left = (date: CalendarDate) =>
      extrinsicOf(bought, daysBetween('2026-11-19' as CalendarDate, date)) / extrinsicOf(bought, 0);
    expect(due < addDays(bought.expiry, -7)).toBe(true);
    expect(left(addDays(due, -1))).toBeGreaterThan(0.3);
    // A day without trading is no day to roll on: the one before it is.
    expect(left(addDays(due, 3))).toBeLessThan(0.3);
    const late = { ...input, layers: input.layers.map((layer) => ({ ...layer, rollOn: null })) };
    const never = agedTo(late, due);
    expect(never.ok && never.value.layers[0]?.state).toBe('held');
  });

  it('leaves only intrinsic value after it has settled', () => {
    const settled = agedTo(input, '2026-12-16' as CalendarDate);
    if (!settled.ok) throw new Error(settled.error);
    const [first] = settled.value.layers;
    expect(first).toMatchObject({ state: 'settled', daysLeft: 0, perVixPoint: 0 });
    expect(first?.extrinsic).toBeCloseTo(0, 9);
  });

  it('goes neither back nor beyond the last layer', () => {
    expect(agedTo(input, '2026-11-18' as CalendarDate)).toEqual({ ok: false, error: 'in-the-past' });
    expect(agedTo(input, '2027-06-01' as CalendarDate)).toEqual({ ok: false, error: 'beyond-the-ladder' });
    expect(agedTo(input, lastDay(input)).ok).toBe(true);
  });

  it('draws the ladder down to nothing, day by day in order', () => {
    const { dates, hedgeValue, layers } = ladder(input);
    expect(dates).toEqual(dates.toSorted());
    expect(dates.at(-1)).toBe(lastDay(input));
    expect(hedgeValue).toEqual(hedgeValue.toSorted((a, b) => b - a));
    for (const { rollFrom, settledFrom } of layers)
      expect((rollFrom ?? '') <= (settledFrom ?? '')).toBe(true);
  });
});
