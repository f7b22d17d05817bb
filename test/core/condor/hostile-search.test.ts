import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardInput, type BoardSide, boardOf } from '@/lib/core/condor/board';
import { type Limits, NO_LIMITS } from '@/lib/core/condor/limits';
import { OBJECTIVES } from '@/lib/core/condor/objectives';
import { ENTRY_PRESETS } from '@/lib/core/condor/presets';
import { type Question, search } from '@/lib/core/condor/search';
import { whyNot } from '@/lib/core/condor/why-not';
import { boardInput, QUIET_DAY } from './logistic-market';

const anyNumber = fc.oneof(
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0, -1, 1e300, -1e300, 5e-324, 0.05),
  fc.double({ min: -10, max: 200 }),
);
const quote = (min: number) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: anyNumber },
    { weight: 12, arbitrary: fc.double({ min, max: min + 3, noNaN: true }) },
  );

const mostly = (...good: number[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: anyNumber });

function anySide(count: number): fc.Arbitrary<BoardSide> {
  const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: count, maxLength: count });
  return fc.record({
    bid: list(quote(4)),
    ask: list(quote(6)),
    delta: list(mostly(-0.5, -0.1, 0.1, 0.3)),
    fair: list(mostly(0, 1, 2.5)),
    stress: list(mostly(0, 3, 9)),
    openInterest: list(quote(0)),
  });
}

const anyBoard: fc.Arbitrary<BoardInput> = fc.integer({ min: 0, max: 12 }).chain((count) =>
  fc.record({
    strikes: fc.oneof(
      { weight: 5, arbitrary: fc.constant(Array.from({ length: count }, (_, i) => 90 + 5 * i)) },
      { weight: 1, arbitrary: fc.array(anyNumber, { minLength: count, maxLength: count }) },
    ),
    puts: anySide(count),
    calls: anySide(count),
    forward: mostly(105),
    expectedMove: mostly(4),
    below: fc.constantFrom(
      () => Number.NaN,
      () => -3,
      (level: number) => level / 200,
      () => Infinity,
    ),
    above: fc.constantFrom(
      () => Number.NaN,
      () => 2,
      (level: number) => 1 - level / 200,
    ),
    share: mostly(0, 0.5, 1),
    fees: mostly(0),
  }),
);

const anyLimits: fc.Arbitrary<Limits> = fc.record(
  {
    widths: fc.oneof(
      { weight: 5, arbitrary: fc.constant([5, 10]) },
      { weight: 1, arbitrary: fc.array(anyNumber, { maxLength: 4 }) },
    ),
    unequalWings: fc.boolean(),
    shortDelta: fc.record({ low: mostly(0), high: mostly(0.4, 1) }),
    credit: fc.record({ low: mostly(0, 1) }),
    liquidity: mostly(1, 9),
    openInterest: mostly(0),
  },
  { requiredKeys: ['widths', 'unequalWings'] },
);

describe('the search on hostile input', () => {
  it('answers or refuses by name, never throws, never says NaN', { timeout: 60_000 }, () => {
    let answered = 0;
    let seen = 0;
    fc.assert(
      fc.property(anyBoard, anyLimits, (input, limits) => {
        const board = boardOf(input);
        if (!board.ok) {
          expect(board.error.code).toMatch(/^[a-z-]+$/);
          return;
        }
        const question = {
          limits,
          best: OBJECTIVES,
          count: 3,
          frontier: ['returnOnRisk', 'pop', 'expectation'] as const,
        };
        const found = search(board.value, question);
        if (!found.ok) {
          expect(found.error.code).toMatch(/^[a-z-]+$/);
          return;
        }
        answered++;
        const frontier = found.value.frontier.ok ? found.value.frontier.value : [];
        if (frontier.length !== 0) seen++;
        for (const list of [...Object.values(found.value.best), frontier])
          for (const one of list) expect(Object.values(one).flat().every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 1500 },
    );
    expect(answered).toBeGreaterThan(100);
    expect(seen).toBeGreaterThan(20);
  });

  it('a single strike, one side only, no quotes: nothing found, nothing broken', () => {
    const one = boardInput({ ...QUIET_DAY, count: 1 });
    const quiet = boardInput({ ...QUIET_DAY, count: 20 });
    const silent = { ...quiet.calls, bid: quiet.strikes, ask: Array.from(quiet.strikes, () => null) };
    for (const input of [one, { ...quiet, calls: silent }, { ...quiet, calls: silent, puts: silent }]) {
      const board = boardOf(input as BoardInput);
      if (!board.ok) throw new Error(board.error.code);
      expect(
        search(board.value, {
          limits: NO_LIMITS,
          best: OBJECTIVES,
          count: 5,
          frontier: ['returnOnRisk', 'pop'],
        }),
      ).toMatchObject({ ok: true, value: { pairs: 0, frontier: { ok: true, value: [] } } });
    }
  });

  it('ten thousand strikes: an answer under a delta band, a refusal where there would be too many', {
    timeout: 30_000,
  }, () => {
    const board = boardOf(boardInput({ ...QUIET_DAY, from: 5, count: 10_000, step: 1.5 }));
    if (!board.ok) throw new Error(board.error.code);
    const widths = Array.from({ length: 60 }, (_, i) => 1.5 * (i + 1));
    const ask = (limits: Limits) =>
      search(board.value, { limits, best: OBJECTIVES, count: 5, frontier: ['returnOnRisk', 'pop'] });
    expect(ask({ widths, unequalWings: true })).toMatchObject({
      ok: false,
      error: { code: 'too-many-spreads' },
    });
    expect(ask({ widths, unequalWings: true, shortDelta: { low: 0.1, high: 0.3 } })).toMatchObject({
      ok: true,
    });
  });

  it('says of a frontier too wide to find that it is, and soon', () => {
    const board = boardOf(boardInput({ ...QUIET_DAY, count: 301, from: 6750 }));
    if (!board.ok) throw new Error(board.error.code);
    const started = performance.now();
    const found = search(board.value, {
      limits: NO_LIMITS,
      best: ['pop'],
      count: 3,
      frontier: ['returnOnRisk', 'pop', 'expectation', 'stress', 'liquidity'],
    });
    expect(found).toMatchObject({ ok: true, value: { frontier: { ok: false, error: 'too-wide' } } });
    // Half a second on a quiet machine; without a bound it is minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('refuses places and frontiers that nobody can ask for', () => {
    const board = boardOf(boardInput(QUIET_DAY));
    if (!board.ok) throw new Error(board.error.code);
    const ask = (over: Partial<Question>) =>
      search(board.value, { limits: NO_LIMITS, best: ['pop'], count: 1, frontier: [], ...over });
    for (const count of [-1, 0.5, 1001, Number.NaN])
      expect(ask({ count })).toMatchObject({ error: { code: 'bad-count' } });
    expect(ask({ count: 0 })).toMatchObject({ ok: true, value: { best: { pop: [] } } });
    expect(ask({ frontier: ['pop'] })).toMatchObject({ error: { code: 'bad-frontier' } });
    expect(ask({ frontier: ['pop', 'pop'] })).toMatchObject({ error: { code: 'bad-frontier' } });
  });

  it('refuses meaningless limits by name', () => {
    const board = boardOf(boardInput(QUIET_DAY));
    if (!board.ok) throw new Error(board.error.code);
    const ask = (limits: Limits) => search(board.value, { limits, best: [], count: 1, frontier: [] });
    expect(ask({ widths: [], unequalWings: true })).toMatchObject({ error: { code: 'bad-width' } });
    expect(ask({ widths: [5, Number.NaN], unequalWings: true })).toMatchObject({
      error: { where: 'widths[1]' },
    });
    expect(ask({ ...NO_LIMITS, credit: { low: 2, high: 1 } })).toMatchObject({
      error: { code: 'bad-band', where: 'credit' },
    });
    expect(ask({ ...NO_LIMITS, liquidity: -1 })).toMatchObject({ error: { code: 'bad-limit' } });
  });
});

describe('entry presets', () => {
  const board = boardOf(boardInput({ ...QUIET_DAY, count: 401, from: 6500 }));
  if (!board.ok) throw new Error(board.error.code);
  it.each(ENTRY_PRESETS.map((preset) => [preset.id, preset] as const))(
    '%s finds condors within its own words',
    (_, preset) => {
      const found = search(board.value, {
        limits: preset.limits,
        best: [preset.objective],
        count: 5,
        frontier: ['returnOnRisk', 'pop'],
      });
      if (!found.ok) throw new Error(found.error.code);
      const best = found.value.best[preset.objective] ?? [];
      expect(best.length).toBeGreaterThan(0);
      for (const one of best) {
        expect(one.credit).toBeGreaterThanOrEqual(preset.limits.credit?.low ?? 0);
        expect(one.credit).toBeLessThanOrEqual(preset.limits.credit?.high ?? Infinity);
        const why = whyNot(board.value, preset.limits, ['returnOnRisk', 'pop'], one.strikes);
        expect(why.ok && why.value.kind).not.toBe('breaks');
        // What the words ask, on the chain itself: deltas of the logistic law, deviations of its forward.
        for (const short of [one.strikes[1], one.strikes[2]]) {
          const chance = 1 / (1 + Math.exp(Math.abs(short - QUIET_DAY.forward) / QUIET_DAY.scale));
          const { shortDelta, deviations } = preset.limits;
          if (shortDelta) {
            expect(chance).toBeGreaterThanOrEqual(shortDelta.low as number);
            expect(chance).toBeLessThanOrEqual(shortDelta.high as number);
          }
          const sd = (QUIET_DAY.scale * Math.PI) / Math.sqrt(3);
          const away = Math.abs(short - QUIET_DAY.forward) / sd;
          if (deviations) expect(away >= 1.5 && away <= 2).toBe(true);
        }
      }
    },
  );
});
