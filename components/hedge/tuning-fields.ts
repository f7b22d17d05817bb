import { type HedgeTuning, USUAL_TUNING } from '@/lib/core/hedge/hedge-choice';

/** One number of the tuning. Its words stand in the locale under `tuning.field.<id>`. */
export type TuningField = {
  readonly id: TuningFieldId;
  /** Both ends included, as they are typed. */
  readonly least: number;
  readonly most: number;
  /** What is typed is this many times what is kept. */
  readonly scale?: number;
  /** Left empty there is none. */
  readonly optional?: true;
  readonly read: (tuning: HedgeTuning) => number | null;
  readonly write: (tuning: HedgeTuning, value: number | null) => HedgeTuning;
};

export type TuningFieldId =
  | 'oldest'
  | 'stressDays'
  | 'mostDebit'
  | 'hedgeFee'
  | 'costOfCapital'
  | 'gateShare'
  | 'gateCaptured'
  | 'gateVolatility'
  | 'tenorScale'
  | 'fastShare'
  | 'fastRate'
  | 'slowRate'
  | 'exponent'
  | 'fadeDays'
  | 'lowestForward';

type Tenor = HedgeTuning['model']['tenor'];

export const LIMIT_FIELDS: readonly TuningField[] = [
  plain('oldest', 1, 1_440),
  plain('stressDays', 1, 250),
  { ...plain('mostDebit', 0, 999_999_999), optional: true },
  plain('hedgeFee', 0, 1_000),
  { ...plain('costOfCapital', 0, 1_000), scale: 100 },
];

export const GATE_FIELDS: readonly TuningField[] = [
  gate('gateShare', 'share', 1_000, 100),
  gate('gateCaptured', 'captured', 10, 1),
];

/** Only where the law of the gate is the lognormal one. */
export const GATE_VOLATILITY: TuningField = {
  id: 'gateVolatility',
  least: 0,
  most: 1_000,
  scale: 100,
  read: ({ gate: { law } }) => (law.kind === 'lognormal' ? law.volatility : null),
  write: (tuning, volatility) => ({
    ...tuning,
    gate: { ...tuning.gate, law: { kind: 'lognormal', volatility: volatility ?? 0 } },
  }),
};

export const MODEL_FIELDS: readonly TuningField[] = [
  tenor('tenorScale', 'scale', 10, 1),
  tenor('fastShare', 'fastShare', 100, 100),
  tenor('fastRate', 'fastRate', 10_000, 1),
  tenor('slowRate', 'slowRate', 10_000, 1),
  {
    id: 'exponent',
    least: -5,
    most: 5,
    read: ({ model }) => model.volOfVol.exponent,
    write: (tuning, exponent) => withVolOfVol(tuning, { exponent: exponent ?? 0 }),
  },
  {
    // Kept as a share per day, told as the days after which a third of it is left; none where it does not fade.
    id: 'fadeDays',
    least: 1,
    most: 100_000,
    optional: true,
    read: ({ model: { volOfVol } }) => (volOfVol.fadePerDay > 0 ? 1 / volOfVol.fadePerDay : null),
    write: (tuning, days) => withVolOfVol(tuning, { fadePerDay: days === null ? 0 : 1 / days }),
  },
  {
    id: 'lowestForward',
    least: 1,
    most: 100,
    read: ({ model }) => model.lowestForward,
    write: (tuning, points) => ({
      ...tuning,
      model: { ...tuning.model, lowestForward: points ?? tuning.model.lowestForward },
    }),
  },
];

/** What goes back to the start together. Its words stand under `tuning.group.<id>`. */
export const TUNING_GROUPS = {
  limits: ['oldest', 'stressDays', 'mostDebit', 'hedgeFee', 'costOfCapital'],
  bands: ['bands', 'exposure', 'concentrationHigh'],
  gate: ['gate'],
  model: ['model'],
} as const satisfies Record<string, readonly (keyof HedgeTuning)[]>;

export type TuningGroupId = keyof typeof TUNING_GROUPS;

export function isUsual(tuning: HedgeTuning, group: TuningGroupId): boolean {
  const keys: readonly (keyof HedgeTuning)[] = TUNING_GROUPS[group];
  return keys.every((key) => JSON.stringify(tuning[key]) === JSON.stringify(USUAL_TUNING[key]));
}

export function asUsual(tuning: HedgeTuning, group: TuningGroupId): HedgeTuning {
  const keys: readonly (keyof HedgeTuning)[] = TUNING_GROUPS[group];
  return { ...tuning, ...Object.fromEntries(keys.map((key) => [key, USUAL_TUNING[key]])) };
}

function plain(
  id: 'oldest' | 'stressDays' | 'mostDebit' | 'hedgeFee' | 'costOfCapital',
  least: number,
  most: number,
): TuningField {
  return {
    id,
    least,
    most,
    read: (tuning) => tuning[id],
    write: (tuning, value) => ({ ...tuning, [id]: value }),
  };
}

function gate(id: TuningFieldId, key: 'share' | 'captured', most: number, scale: number): TuningField {
  return {
    id,
    least: 0,
    most,
    scale,
    read: (tuning) => tuning.gate[key],
    write: (tuning, value) => ({ ...tuning, gate: { ...tuning.gate, [key]: value } }),
  };
}

function tenor(id: TuningFieldId, key: keyof Tenor, most: number, scale: number): TuningField {
  return {
    id,
    least: 0,
    most,
    scale,
    read: ({ model }) => model.tenor[key],
    write: (tuning, value) => ({
      ...tuning,
      model: { ...tuning.model, tenor: { ...tuning.model.tenor, [key]: value } },
    }),
  };
}

function withVolOfVol(tuning: HedgeTuning, change: Partial<HedgeTuning['model']['volOfVol']>): HedgeTuning {
  return {
    ...tuning,
    model: { ...tuning.model, volOfVol: { ...tuning.model.volOfVol, ...change } },
  };
}
