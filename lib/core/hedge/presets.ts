import type { HedgeSet, Layer, StrikeRule } from './layer';

const delta = (value: number): StrikeRule => ({ kind: 'delta', delta: value });

/** Fast layer: rolled in its last week, sold into a spike that triples it. */
const short = (contracts: number, targetDte: number, strike: StrikeRule): Layer => ({
  name: 'short',
  contracts,
  targetDte,
  strike,
  structure: { kind: 'call' },
  role: 'first-line',
  activation: { kind: 'always' },
  roll: { daysLeft: 7, extrinsicLost: 0.7 },
  profit: { kind: 'multiple', of: 3 },
});

/** The second engine: bought when a relief rally makes it cheap, rolled long before it decays, sold into spikes. */
const engine = (name: string, contracts: number, targetDte: number, strike: StrikeRule): Layer => ({
  name,
  contracts,
  targetDte,
  strike,
  structure: { kind: 'call' },
  role: 'second-engine',
  activation: { kind: 'always' },
  roll: { daysLeft: Math.round(targetDte / 3), extrinsicLost: 0.5 },
  profit: { kind: 'vix-rsi', above: 70 },
});

export const CLASSIC: HedgeSet = {
  id: 'classic-4-4-2',
  layers: [short(4, 30, delta(0.3)), engine('medium', 4, 60, delta(0.3)), engine('long', 2, 90, delta(0.3))],
  weights: null,
};

/** The table of DOMAIN section 7, `none` last. Users copy and edit them. */
export const HEDGE_SETS: readonly HedgeSet[] = [
  CLASSIC,
  {
    id: 'long-ladder-4-4-2',
    layers: [
      short(4, 30, delta(0.5)),
      engine('medium', 4, 110, delta(0.5)),
      engine('long', 2, 220, delta(0.5)),
    ],
    weights: null,
  },
  {
    id: 'pre-event',
    layers: [
      {
        ...short(4, 30, delta(0.3)),
        structure: { kind: 'call-spread', width: 10 },
        activation: { kind: 'rule', rule: 'before-event' },
      },
      engine('medium', 4, 60, delta(0.3)),
      engine('long', 2, 90, delta(0.3)),
    ],
    weights: null,
  },
  {
    id: 'even-ladder',
    layers: [
      short(1, 30, delta(0.5)),
      engine('medium', 1, 60, delta(0.5)),
      engine('long', 1, 90, delta(0.5)),
    ],
    weights: null,
  },
  {
    id: 'vxth',
    layers: [
      {
        ...short(1, 30, delta(0.3)),
        roll: { daysLeft: 1, extrinsicLost: null },
        profit: { kind: 'none' },
      },
    ],
    weights: [
      { futureUpTo: 15, share: 0 },
      { futureUpTo: 30, share: 0.01 },
      { futureUpTo: 50, share: 0.005 },
      { futureUpTo: 1e9, share: 0 },
    ],
  },
  { id: 'none', layers: [], weights: null },
];
