import { describe, expect, it } from 'vitest';
import { type HedgeSet, type Layer, MOST_LAYERS, refuseSet } from '@/lib/core/hedge/layer';

const sound: Layer = {
  name: 'short',
  contracts: 4,
  targetDte: 30,
  strike: { kind: 'delta', delta: 0.3 },
  structure: { kind: 'call' },
  role: 'first-line',
  activation: { kind: 'always' },
  roll: { daysLeft: null, extrinsicLost: null },
  profit: { kind: 'none' },
};

const refusalOf = (...layers: Layer[]) =>
  refuseSet({ id: 'edited', layers, weights: null } satisfies HedgeSet);

describe('a layer', () => {
  it.each<[keyof Layer, Partial<Layer>[], Partial<Layer>[]]>([
    ['contracts', [{ contracts: 1 }, { contracts: 1e4 }], [{ contracts: 0 }, { contracts: 10_001 }]],
    ['targetDte', [{ targetDte: 1 }, { targetDte: 1000 }], [{ targetDte: 0 }, { targetDte: 1001 }]],
    [
      'strike',
      [
        { strike: { kind: 'delta', delta: 0.99 } },
        { strike: { kind: 'otm', points: -10_000 } },
        { strike: { kind: 'strike', strike: 10_000 } },
      ],
      [
        { strike: { kind: 'delta', delta: 0 } },
        { strike: { kind: 'delta', delta: 1 } },
        { strike: { kind: 'otm', points: 10_001 } },
        { strike: { kind: 'otm', points: Number.NaN } },
        { strike: { kind: 'strike', strike: 0 } },
        { strike: { kind: 'strike', strike: 10_001 } },
      ],
    ],
    [
      'structure',
      [
        { structure: { kind: 'call-spread', width: 10_000 } },
        { structure: { kind: 'calendar', shortDte: 29 } },
      ],
      [
        { structure: { kind: 'call-spread', width: 0 } },
        { structure: { kind: 'call-spread', width: 10_001 } },
        // What expires no sooner than the call itself is no calendar.
        { structure: { kind: 'calendar', shortDte: 30 } },
        { structure: { kind: 'calendar', shortDte: 0 } },
      ],
    ],
    [
      'roll',
      [{ roll: { daysLeft: 0, extrinsicLost: 1 } }, { roll: { daysLeft: 1000, extrinsicLost: null } }],
      [
        { roll: { daysLeft: -1, extrinsicLost: null } },
        { roll: { daysLeft: 1001, extrinsicLost: null } },
        { roll: { daysLeft: null, extrinsicLost: 0 } },
        { roll: { daysLeft: null, extrinsicLost: 1.01 } },
      ],
    ],
    [
      'profit',
      [{ profit: { kind: 'multiple', of: 1e4 } }, { profit: { kind: 'vix-rsi', above: 100 } }],
      [
        { profit: { kind: 'multiple', of: 0 } },
        { profit: { kind: 'multiple', of: 10_001 } },
        { profit: { kind: 'vix-rsi', above: -1 } },
        { profit: { kind: 'vix-rsi', above: 100.5 } },
      ],
    ],
  ])('is held to the bounds of its %s, which belong to it', (what, within, beyond) => {
    for (const change of within) expect(refusalOf(sound, { ...sound, ...change })).toBeNull();
    for (const change of beyond)
      expect(refusalOf(sound, { ...sound, ...change })).toEqual({ layer: 1, what });
  });

  it('is one of a dozen at most', () => {
    const dozen = Array.from({ length: MOST_LAYERS }, () => sound);
    expect(refusalOf(...dozen)).toBeNull();
    expect(refusalOf(...dozen, sound)).toEqual({ layer: MOST_LAYERS, what: 'name' });
    expect(refusalOf()).toBeNull();
  });
});
