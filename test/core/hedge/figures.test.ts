import { describe, expect, it } from 'vitest';
import {
  combinedBreakEvenFigures,
  HEDGE_FIGURES,
  hedgeFigure,
  sizingFigures,
} from '@/lib/core/hedge/figures';
import { DEFAULT_HEDGE } from '@/lib/core/hedge/settings';
import { SIZING_RULES } from '@/lib/core/hedge/sizing-rules';
import { suggestHedge } from '@/lib/core/hedge/suggest';
import { yearsUntil } from '@/lib/core/market/clock';
import { createMarket } from '@/lib/core/practice/market';
import { flatSmile } from '@/lib/core/pricing/smile';
import type { Instant } from '@/lib/core/unit';

const now = Date.parse('2026-11-19T11:00-05:00') as Instant;
const market = createMarket({ seed: 9, now });
const { level } = market.levelOf('SPX');
const listing = market.listings('SPX')[8];
if (!listing) throw new Error('no expiry');
const years = yearsUntil(listing.settlesAt, now);
const near = (share: number) => 5 * Math.round((level * share) / 5);
const found = suggestHedge({
  condor: {
    strikes: [near(0.96) - 25, near(0.96), near(1.04), near(1.04) + 50],
    credit: 2.6,
    multiplier: 100,
    count: 8,
    fee: 1,
    sides: 1,
  },
  spx: { level, forward: level, years, smile: flatSmile(level, years, 0.15), settlesAt: listing.settlesAt },
  vixChains: market.listings('VIX').map((each) => market.chain(each)),
  vixLevel: null,
  now,
  entryDelta: 0,
  settings: { ...DEFAULT_HEDGE, sizing: { ...DEFAULT_HEDGE.sizing, capital: 200_000, mostDebit: 700 } },
});
if (!found.ok) throw new Error(found.error.code);
const suggestion = found.value;

describe('every number of a suggestion explains itself', () => {
  it.each(HEDGE_FIGURES.map((id) => [id] as const))('%s', (id) => {
    const figure = hedgeFigure(id, suggestion);
    if (figure === null) throw new Error(id);
    expect(figure.id).toBe(`hedge.${id}`);
    expect(Number.isFinite(figure.value)).toBe(true);
    expect(figure.formula.length).toBeGreaterThan(3);
    expect(figure.inputs.length).toBeGreaterThan(0);
  });

  it('quotients from their inputs', () => {
    const figure = hedgeFigure('acidTest', suggestion);
    const input = (symbol: string) => Number(figure?.inputs.find((each) => each.symbol === symbol)?.value);
    expect(figure?.value).toBeCloseTo((input('n M c') + input('hedge at bid')) / input('condor loss'), 12);
  });

  it('break-evens one by one, and the rules by both ends of their bands', () => {
    expect(combinedBreakEvenFigures(suggestion).map(({ value }) => value)).toEqual(
      suggestion.breakEvens.combined,
    );
    for (const rule of SIZING_RULES) {
      const figures = sizingFigures(rule, suggestion);
      // Not the day it settles on: the delta rule is silent.
      if (rule === 'delta-offset') expect(figures).toBeNull();
      else expect(figures?.map(({ value }) => value)).toHaveLength(2);
    }
  });
});
