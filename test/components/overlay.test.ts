import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchCrowding } from '@/components/overlay/crowding';
import { moveApart } from '@/components/overlay/labels';
import { type MarkWords, marksOf } from '@/components/overlay/marks';
import { luminanceOf, type Palette } from '@/components/overlay/palette';
import { placeTexts } from '@/components/overlay/texts';
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

const say = (text: string | number) => ({ words: String(text), brief: String(text), least: String(text) });
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
    expect(marks).toContainEqual({ kind: 'row', strike: 6015, words: '6015', brief: '6015', least: '6015' });
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
      least: 'crossed',
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

describe('words beside the table', () => {
  const palette = { accent: '', even: '', hedged: '', quiet: '', warn: '' } as Palette;
  const table = { left: 200, right: 600, top: 0, bottom: 400 };
  const line = (y: number, words: string, brief: string, least: string) =>
    ({ mark: { kind: 'line', role: 'even', price: 0, words, brief, least }, y }) as const;
  const lines = [
    line(40, 'break-even 6,684.17', 'even 6,684.17', '6,684'),
    line(120, 'with hedge 6,684.07 if VIX 17.1', 'VIX 17.1: 6,684', '6,684'),
    line(200, '− 1 sd 6,697.25', '− 1 sd', '− 1 sd'),
  ];
  /** What is written where the page leaves so much of the right margin, and at one height less than that. */
  const written = (room: number, narrower?: { readonly y: number; readonly room: number }) =>
    placeTexts(
      { lines, rows: [], warnings: [], legs: [], bands: [] },
      {
        table,
        taken: [],
        free: ({ left, right, top, bottom }) =>
          left > table.right &&
          right <= table.right + (narrower && top < narrower.y && bottom > narrower.y ? narrower.room : room),
      },
      ['left', 'right'],
      palette,
      (text) => text.length * 6,
    ).map(({ words }) => words);

  it('are said in full, in short, by their number, and not at all, as the margin gets narrower', () => {
    expect(written(220)).toEqual(lines.map(({ mark }) => mark.words));
    expect(written(120)).toEqual(lines.map(({ mark }) => mark.brief));
    expect(written(88)).toEqual(['even 6,684.17', '6,684', '− 1 sd']);
    expect(written(50)).toEqual(['6,684', '6,684', '− 1 sd']);
    expect(written(30)).toEqual([]);
    const said = Array.from({ length: 240 }, (_, room) => written(room).length);
    expect(said.every((count, room) => room === 0 || count >= (said[room - 1] ?? 0))).toBe(true);
  });

  it('are not lost for one that finds no room', () => {
    expect(written(120, { y: 120, room: 10 })).toEqual(['even 6,684.17', '− 1 sd']);
  });
});

describe('a chip without a place', () => {
  it('is told once it has lasted, taken back once that has, and told again to a worker that forgot', () => {
    let now = 0;
    const told: boolean[] = [];
    const crowding = watchCrowding(
      () => now,
      (crowded) => told.push(crowded),
    );
    const seen = (at: number, crowded: boolean) => {
      now = at;
      crowding.seen(crowded);
    };
    seen(0, true);
    seen(300, false);
    seen(600, true);
    seen(1_200, true);
    crowding.again();
    expect(told).toEqual([]);
    seen(1_400, true);
    crowding.again();
    expect(told).toEqual([true, true]);
    seen(2_000, false);
    seen(2_100, true);
    seen(2_900, false);
    seen(3_700, false);
    crowding.again();
    expect(told).toEqual([true, true, false]);
  });
});
