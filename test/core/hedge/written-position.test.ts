import { describe, expect, it } from 'vitest';
import { HEDGE_SETS } from '@/lib/core/hedge/presets';
import { isKept, layerFor, takenOver } from '@/lib/core/hedge/take-over';
import { positionIn } from '@/lib/core/hedge/written-position';
import type { CalendarDate } from '@/lib/core/unit';
import { contentOf } from '../../files/support';

const today = '2026-11-20' as CalendarDate;
const classic = HEDGE_SETS.find(({ id }) => id === 'classic-4-4-2');
if (!classic) throw new Error('no classic set');

function found(...lines: readonly string[]) {
  const content = contentOf(lines.join('\n'), 'pasted');
  if (content.kind !== 'position') throw new Error(content.kind);
  return positionIn(content.position.orders);
}

describe('a list of what is held', () => {
  const both = found(
    'BOT +4 VIX 100 20 JAN 27 26 CALL @1.23',
    'BOT +2 VERTICAL VIX 100 17 FEB 27 29/39 CALL @.80',
    'SOLD -20 IRON CONDOR SPX 100 (Weeklys) 20 NOV 26 6750/6755/6720/6715 CALL/PUT @.30',
  );

  it('has its calls and call spreads as layers at what was paid, and its condor', () => {
    expect(both.layers).toEqual({
      ok: true,
      value: [
        { legs: [{ side: 1, root: 'VIX', expiry: '2027-01-20', strike: 26 }], contracts: 4, cost: 1.23 },
        {
          legs: [
            { side: 1, root: 'VIX', expiry: '2027-02-17', strike: 29 },
            { side: -1, root: 'VIX', expiry: '2027-02-17', strike: 39 },
          ],
          contracts: 2,
          cost: 0.8,
        },
      ],
    });
    expect(both.condors).toEqual([
      { root: 'SPXW', expiry: '2026-11-20', strikes: [6715, 6720, 6750, 6755], count: 20 },
    ]);
    expect(both.others).toBe(0);
  });

  it('becomes bought layers by the rules of the nearest tenor, and is known when it comes again', () => {
    if (!both.layers.ok) throw new Error('no layers');
    const paid = both.layers.value.map((each) => ({ ...each, cost: each.cost ?? 0 }));
    const kept = takenOver(paid, classic, today, 7);
    expect(kept.map(({ id, layer, boughtOn }) => [id, layer.name, layer.structure, boughtOn])).toEqual([
      [7, 'medium', { kind: 'call' }, null],
      [8, 'long', { kind: 'call-spread', width: 10 }, null],
    ]);
    for (const each of both.layers.value) {
      expect(isKept(each, [])).toBe(false);
      expect(isKept(each, kept)).toBe(true);
      expect(isKept({ ...each, contracts: 1 }, kept)).toBe(false);
      expect(layerFor(each, { ...classic, layers: [] }, today).roll).toBeDefined();
    }
  });

  it('of contracts says no cost where it has no price', () => {
    expect(found('4 VIX270120C00026000', '-2 SPXW261120P06720000')).toEqual({
      layers: {
        ok: true,
        value: [
          { legs: [{ side: 1, root: 'VIX', expiry: '2027-01-20', strike: 26 }], contracts: 4, cost: null },
        ],
      },
      condors: [],
      others: 1,
    });
  });

  it.each([
    ['alone', ['-4 VIX270120C00026000']],
    ['of another expiry', ['4 VIX270120C00026000', '-4 VIX270217C00036000']],
    ['of another count', ['4 VIX270120C00026000', '-3 VIX270120C00036000']],
    ['under the bought one', ['4 VIX270120C00026000', '-4 VIX270120C00020000']],
    ['of two that could be meant', ['4 VIX270120C00026000', '4 VIX270120C00027000', '-4 VIX270120C00036000']],
  ])('is no hedge with a sold call %s', (_, lines) => {
    expect(found(...lines).layers.ok).toBe(false);
  });

  it.each([
    [
      'bought',
      ['-1 SPXW261120P06715000', '1 SPXW261120P06720000', '1 SPXW261120C06750000', '-1 SPXW261120C06755000'],
    ],
    [
      'of two days',
      ['1 SPXW261120P06715000', '-1 SPXW261120P06720000', '-1 SPXW261123C06750000', '1 SPXW261123C06755000'],
    ],
    [
      'with one leg more often',
      ['1 SPXW261120P06715000', '-2 SPXW261120P06720000', '-1 SPXW261120C06750000', '1 SPXW261120C06755000'],
    ],
  ])('has no condor where four legs are one %s', (_, lines) => {
    expect(found(...lines)).toMatchObject({ condors: [], others: 4 });
  });
});
