import { sayOption } from '@/components/words';
import { ruleNamed } from '@/lib/core/condor/own-rules';
import { ENTRY_PRESETS } from '@/lib/core/condor/presets';
import { GAINS, RANGES, type Range, type Settings, THEMES, USUAL_SETTINGS } from '@/lib/core/settings';

/** One thing that can be set. Its words stand in the locale under `option.<id>`. */
export type Field = {
  readonly id: FieldId;
  readonly section: SectionId;
} & (NumberField | ChoiceField | SwitchField);

type NumberField = {
  readonly kind: 'number';
  readonly range: Range;
  /** What is typed is this many times what is kept: 100 for percent. */
  readonly scale: number;
  readonly step: number;
  readonly unit: 'percent' | 'seconds' | 'money' | 'none';
  /** `null`: left empty means there is none. */
  readonly empty: boolean;
  readonly read: (settings: Settings) => number | null;
  readonly write: (settings: Settings, value: number | null) => Settings;
};

type ChoiceField = {
  readonly kind: 'choice';
  /** Their words stand under `option.<id>.<choice>`. */
  readonly choices: readonly string[];
  /** Choices that the user has made and named. */
  readonly own?: (settings: Settings) => readonly { readonly id: string; readonly name: string }[];
  readonly read: (settings: Settings) => string;
  readonly write: (settings: Settings, value: string) => Settings;
};

type SwitchField = {
  readonly kind: 'switch';
  readonly read: (settings: Settings) => boolean;
  readonly write: (settings: Settings, value: boolean) => Settings;
};

export const SECTIONS = ['general', 'reading', 'condors', 'money'] as const;
export type SectionId = (typeof SECTIONS)[number];

type CondorNumber = 'count' | 'share' | 'fee' | 'multiplier' | 'condors' | 'stress' | 'forecast';
export type FieldId = 'on' | 'theme' | 'gains' | 'staleSeconds' | 'rate' | 'preset' | CondorNumber;

function condorNumber(
  id: CondorNumber,
  section: SectionId,
  unit: NumberField['unit'],
  step: number,
  scale = 1,
): Field {
  return {
    id,
    section,
    kind: 'number',
    range: RANGES[id],
    scale,
    step,
    unit,
    empty: id === 'forecast',
    read: ({ condors }) => condors[id],
    write: (settings, value) => ({ ...settings, condors: { ...settings.condors, [id]: value } }),
  };
}

/** Every setting, in the order of the page. */
export const FIELDS: readonly Field[] = [
  {
    id: 'on',
    section: 'general',
    kind: 'switch',
    read: ({ on }) => on,
    write: (settings, on) => ({ ...settings, on }),
  },
  {
    id: 'theme',
    section: 'general',
    kind: 'choice',
    choices: THEMES,
    read: ({ look }) => look.theme,
    write: (settings, theme) => ({
      ...settings,
      look: { ...settings.look, theme: THEMES.find((each) => each === theme) ?? settings.look.theme },
    }),
  },
  {
    id: 'gains',
    section: 'general',
    kind: 'choice',
    choices: GAINS,
    read: ({ look }) => look.gains,
    write: (settings, gains) => ({
      ...settings,
      look: { ...settings.look, gains: GAINS.find((each) => each === gains) ?? settings.look.gains },
    }),
  },
  {
    id: 'staleSeconds',
    section: 'reading',
    kind: 'number',
    range: RANGES.staleSeconds,
    scale: 1,
    step: 1,
    unit: 'seconds',
    empty: false,
    read: ({ staleSeconds }) => staleSeconds,
    write: (settings, staleSeconds) => ({ ...settings, staleSeconds: staleSeconds ?? settings.staleSeconds }),
  },
  {
    id: 'rate',
    section: 'reading',
    kind: 'number',
    range: RANGES.rate,
    scale: 100,
    step: 0.05,
    unit: 'percent',
    empty: false,
    read: ({ rate }) => rate,
    write: (settings, rate) => ({ ...settings, rate: rate ?? settings.rate }),
  },
  {
    id: 'preset',
    section: 'condors',
    kind: 'choice',
    choices: ['auto', ...ENTRY_PRESETS.map(({ id }) => id)],
    own: ({ condors }) => condors.ownRules,
    read: ({ condors }) => ruleNamed(condors.ownRules, condors.preset)?.id ?? 'auto',
    write: (settings, chosen) => {
      const { condors } = settings;
      return {
        ...settings,
        condors: { ...condors, preset: ruleNamed(condors.ownRules, chosen)?.id ?? null },
      };
    },
  },
  condorNumber('count', 'condors', 'none', 1),
  condorNumber('share', 'condors', 'percent', 5, 100),
  condorNumber('stress', 'condors', 'percent', 0.5, 100),
  condorNumber('forecast', 'condors', 'percent', 0.5, 100),
  condorNumber('condors', 'money', 'none', 1),
  condorNumber('fee', 'money', 'money', 0.05),
  condorNumber('multiplier', 'money', 'money', 1),
];

/** Whether a field is as it was at the start. */
export function isUsual(field: Field, settings: Settings): boolean {
  return field.read(settings) === field.read(USUAL_SETTINGS);
}

/** The settings with one field as it was at the start. */
export function reset(field: Field, settings: Settings): Settings {
  switch (field.kind) {
    case 'number':
      return field.write(settings, field.read(USUAL_SETTINGS));
    case 'choice':
      return field.write(settings, field.read(USUAL_SETTINGS));
    case 'switch':
      return field.write(settings, field.read(USUAL_SETTINGS));
  }
}

/** The fields in which two settings differ. */
export function changes(before: Settings, after: Settings): readonly Field[] {
  return FIELDS.filter((field) => field.read(before) !== field.read(after));
}

/** A choice in words. */
export function choiceName({ id, own }: Field & ChoiceField, settings: Settings, choice: string): string {
  return own?.(settings).find((each) => each.id === choice)?.name ?? sayOption(id, choice);
}

/** What was typed as the number that is kept; `undefined` where it is none or out of bounds. */
export function parseNumber(text: string, field: Field & NumberField): number | null | undefined {
  const plain = text.trim().replace(',', '.').replace('\u2212', '-');
  if (plain === '') return field.empty ? null : undefined;
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const value = Number(plain) / field.scale;
  const { low, high, whole } = field.range;
  return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : undefined;
}
