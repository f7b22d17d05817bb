import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveApart } from '@/components/overlay/labels';
import { type MarkWords, marksOf } from '@/components/overlay/marks';
import { luminanceOf } from '@/components/overlay/palette';
import { somePageAnalysis } from '../support/some-analysis';

describe('labels beside their lines', () => {
  it('never overlap, keep their order, stay inside, and move only where they must', () => {
    const middles = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(middles, (wanted) => {
        const moved = moveApart(wanted, 16, 8, 392);
        const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
        for (const [i, at] of order.entries()) {
          const y = moved[at] ?? Number.NaN;
          expect(y).toBeGreaterThanOrEqual(8);
          expect(y).toBeLessThanOrEqual(392);
          const before = order[i - 1];
          if (before !== undefined)
            expect(y - (moved[before] ?? Number.NaN)).toBeGreaterThanOrEqual(16 - 1e-9);
        }
        const roomy = order.every((at, i) => {
          const before = order[i - 1];
          const y = wanted[at] ?? 0;
          return y >= 8 && y <= 392 && (before === undefined || y - (wanted[before] ?? 0) >= 16);
        });
        if (roomy) expect(moved).toEqual(wanted);
      }),
    );
  });
});

const say = (text: string | number) => ({ words: String(text), brief: String(text) });
const words: MarkWords = {
  forward: say,
  atTheMoney: say,
  move: say,
  even: say,
  hedged: say,
  warning: ({ code }) => say(code),
};

describe('the marks', () => {
  it('are the forward, one deviation either way, and the straddle’s strike', () => {
    const marks = marksOf(somePageAnalysis(), words);
    expect(marks.flatMap((mark) => (mark.kind === 'line' ? [[mark.role, mark.price]] : []))).toEqual([
      ['move', 6013.05 - 51.2],
      ['move', 6013.05 + 51.2],
      ['forward', 6013.05],
    ]);
    expect(marks).toContainEqual({ kind: 'row', strike: 6015, words: '6015', brief: '6015' });
  });
});

describe('rows that contradict their neighbours', () => {
  it('are marked with the reason', () => {
    const failedRows = [{ strike: 5990, code: 'crossed' as const }];
    expect(marksOf({ ...somePageAnalysis(), failedRows }, words)).toContainEqual({
      kind: 'warning',
      strike: 5990,
      words: 'crossed',
      brief: 'crossed',
    });
  });
});

describe('the palette', () => {
  it.each([
    ['rgb(255, 255, 255)', 1],
    ['rgb(0, 0, 0)', 0],
    ['rgba(0, 0, 0, 0)', null],
    ['rgb(255 255 255 / 0.2)', null],
    ['transparent', null],
    ['color(display-p3 1 1 1)', null],
  ])('takes %s for lightness %s', (colour, lightness) => {
    const seen = luminanceOf(colour);
    if (lightness === null) expect(seen).toBeNull();
    else expect(seen).toBeCloseTo(lightness, 6);
  });
});
