import { type Condor, feesOf } from '../condor/condor';
import { evensOf, type Holding, outlookOf, type Profits, type Scenario } from '../condor/scenario';
import type { SurfaceRule, WhatIfRefusal } from '../condor/whatif';
import { smileVolatility } from '../pricing/smile';
import { ok, type Result } from '../result';
import { remember } from '../stages/remember';
import type { Instant } from '../unit';
import type { HeldView, LayerView } from './analysis';
import { type CombinedBreakEvens, combinedBreakEvens } from './break-evens';
import { jointGrid } from './grid';
import { aheadBy, tradingDays } from './horizon';
import { residualDeviation, responseOver } from './joint';
import { agedLegs, agedValue } from './leg';
import { type Move, returnOf } from './moves';
import { type Ahead, hedgePaid, type Position, type SpxMarket, smileScaling, tiedTo } from './position';
import type { HedgeSettings } from './settings';
import { heldAtNatural } from './snapped-set';
import { heldFromNow } from './still-to-buy';
import { spxVolBeta } from './tenor';

/** What a scenario makes of condor and hedge, in money. */
export type PairProfit = {
  readonly condor: number;
  readonly hedge: number;
  readonly both: number;
  /** Where VIX stands then, in points, and the model's deviation around it: none where it was set by hand. */
  readonly vix: number;
  readonly deviation: number;
  /** What VIX adds to the volatility of the condor's expiry at the money, a fraction. */
  readonly volatility: number;
};

/** One row of profits, in the order of the levels. */
export type PairRow = { readonly condor: Profits; readonly hedge: Profits; readonly both: Profits };

/** The what-if of condor and hedge: sliders only price, as in the outlook of the condor alone. */
export type PairOutlook = {
  /** Level of VIX now and the lowest it may go, in points. */
  readonly vix: number;
  readonly lowest: number;
  at(scenario: Scenario): Result<PairProfit, WhatIfRefusal>;
  row(levels: Float64Array, scenario: Scenario): Result<PairRow, WhatIfRefusal>;
  /** Both together, a row for each share of time; asked again for another volatility, the hedge is still known. */
  over(
    levels: Float64Array,
    times: readonly number[],
    scenario: Scenario,
  ): Result<readonly Profits[], WhatIfRefusal>;
  /** Both together where both indices are moved: a row for each level of VIX, in points. */
  overVix(
    levels: Float64Array,
    vix: Float64Array,
    scenario: Pick<Scenario, 'elapsed' | 'shift' | 'rule'>,
  ): readonly Profits[];
  /** Where closing both would bring neither gain nor loss, rising. */
  breakEvens(scenario: Scenario): Result<readonly number[], WhatIfRefusal>;
  /** The same beside those of the condor alone, at today's volatilities and at any size of the hedge against its own. */
  evens(at: Pick<Scenario, 'elapsed' | 'vix'> & { readonly ratio: number }): CombinedBreakEvens;
  /** What a move by name supposes, at the close it ends on or at the condor's settlement before it. */
  supposed(move: Move): Pick<Scenario, 'level' | 'vix' | 'elapsed'>;
  /** The share of the time to settlement that so many trading days take. */
  after(days: number): number;
  /** Where the model puts VIX when SPX stands at a level then, in points. */
  tied(level: number, elapsed: number): number;
};

/**
 * A condor with what is held and what is still to be bought of the layers suggested for it, at natural prices; `null`
 * where there is neither.
 */
export function suggestedPosition(
  condor: Condor,
  market: SpxMarket,
  layers: readonly Pick<LayerView, 'legs' | 'toBuy'>[],
  held: readonly HeldView[],
  { model, hedgeFee }: Pick<HedgeSettings, 'model' | 'hedgeFee'>,
): Position | null {
  const counts = layers.map(({ toBuy }) => toBuy);
  const bought = heldAtNatural({ layers }, counts).filter(({ contracts }) => contracts !== 0);
  const legs = [...bought, ...heldFromNow(held, hedgeFee)];
  return legs.length === 0 ? null : { condor, market, legs, model, hedgeFee };
}

/** The what-if of a position; the condor's part is that of the condor alone, with VIX in its volatilities. */
export function pairOutlook(
  position: Position,
  { now, settlesAt }: { readonly now: Instant; readonly settlesAt: Instant },
): PairOutlook {
  const { market, model, legs } = position;
  const { level: index, years, smile, vix } = market;
  const lowest = Math.min(0, model.lowestForward - vix);
  const scaling = smileScaling(market, model);
  const paid = hedgePaid(position);
  const outlook = remember((rule: SurfaceRule) => outlookOf(holdingOf(position), rule));
  const ahead = (elapsed: number): Ahead => ({
    elapsed: years * elapsed,
    tradingDays: tradingDays(now, (now + elapsed * (settlesAt - now)) as Instant),
  });
  /** Points that VIX moves at a level. */
  const moves = (scenario: Pick<Scenario, 'vix' | 'elapsed'>): ((level: number) => number) => {
    if (scenario.vix !== null) {
      const by = Math.max(scenario.vix - vix, lowest);
      return () => by;
    }
    const tied = tiedTo(position, ahead(scenario.elapsed));
    return (level) => tied(level / index - 1, 0);
  };
  const hedgeRow = (levels: Float64Array, elapsed: number, to: number | null): Profits => {
    const move = moves({ vix: to, elapsed });
    const aged = agedLegs(model, legs, years * elapsed);
    const row = new Float64Array(levels.length);
    let last = Number.NaN;
    for (let i = 0; i < row.length; i++) {
      const by = move(levels[i] as number);
      row[i] = by === last ? (row[i - 1] as number) : agedValue(model, aged, by) - paid;
      last = by;
    }
    return row;
  };
  const hedgeOver = remember((levels: Float64Array, times: readonly number[], to: number | null) =>
    times.map((elapsed) => hedgeRow(levels, elapsed, to)),
  );
  const condorOver = (levels: Float64Array, times: readonly number[], scenario: Scenario) => {
    const move = moves({ ...scenario, elapsed: times[0] as number });
    return outlook(scenario.rule).rows(levels, times, scenario.shift, (level) => scaling(move(level)));
  };
  const row: PairOutlook['row'] = (levels, scenario) => {
    const found = condorOver(levels, [scenario.elapsed], scenario);
    if (!found.ok) return found;
    const condor = found.value[0] as Profits;
    const hedge = hedgeRow(levels, scenario.elapsed, scenario.vix);
    return ok({ condor, hedge, both: sumOf(condor, hedge) });
  };
  const after = (days: number) =>
    years > 0 ? Math.min(aheadBy(now, days, settlesAt).elapsed / years, 1) : 1;
  return {
    vix,
    lowest: vix + lowest,
    row,
    over: (levels, times, scenario) => {
      const hedge = hedgeOver(levels, times, scenario.vix);
      const together = (condor: readonly Profits[], from: number) =>
        condor.map((each, t) => sumOf(each, hedge[from + t] as Profits));
      // Where VIX was set by hand, one smile serves all times.
      if (scenario.vix !== null) {
        const all = condorOver(levels, times, scenario);
        return all.ok ? ok(together(all.value, 0)) : all;
      }
      const rows: Profits[] = [];
      for (const [t, time] of times.entries()) {
        const one = condorOver(levels, [time], scenario);
        if (!one.ok) return one;
        rows.push(...together(one.value, t));
      }
      return ok(rows);
    },
    overVix: (levels, to, { elapsed, shift, rule }) => {
      const { profit } = jointGrid(position, {
        returns: levels.map((level) => level / index - 1),
        vix: to.map((each) => each - vix),
        vixAxis: 'move',
        times: [ahead(elapsed)],
        shift,
        rule,
      });
      return Array.from(to, (_, j) => profit.subarray(j * levels.length, (j + 1) * levels.length));
    },
    at: (scenario) => {
      const level = scenario.level ?? index;
      const found = row(Float64Array.of(level), scenario);
      if (!found.ok) return found;
      const [condor = Number.NaN, hedge = Number.NaN] = [found.value.condor[0], found.value.hedge[0]];
      const by = moves(scenario)(level);
      const response = responseOver(model, ahead(scenario.elapsed).tradingDays);
      return ok({
        condor,
        hedge,
        both: condor + hedge,
        vix: vix + by,
        deviation: scenario.vix === null ? residualDeviation(model, response, level / index - 1) : 0,
        volatility: (spxVolBeta(model, 365 * years) * by) / 100,
      });
    },
    breakEvens: (scenario) =>
      evensOf({ strikes: position.condor.strikes, smile }, (levels) => {
        const found = row(levels, scenario);
        return found.ok ? ok(found.value.both) : found;
      }),
    evens: ({ elapsed, vix: to, ratio }) =>
      combinedBreakEvens({
        position,
        ahead: ahead(elapsed),
        ratio,
        ...(to !== null && { vixMove: to - vix }),
      }),
    after,
    supposed: (move) => {
      const elapsed = after(move.days);
      const by = returnOf(move, smileVolatility(smile, smile.forward) * Math.sqrt(years * elapsed));
      return {
        level: index * (1 + by),
        vix: move.vixMove === 'tied' ? null : vix + Math.max(move.vixMove, lowest),
        elapsed,
      };
    },
    tied: (level, elapsed) => vix + moves({ vix: null, elapsed })(level),
  };
}

function holdingOf({ condor, market }: Position): Holding {
  const { strikes, credit, count, multiplier } = condor;
  const size = count * multiplier;
  const { smile, years } = market;
  return { strikes, smile, net: credit - feesOf(condor) / size, size, years };
}

function sumOf(one: Profits, other: Profits): Profits {
  return one.map((each, i) => each + (other[i] as number));
}
