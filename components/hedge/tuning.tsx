import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import { type HedgeChoice, type HedgeTuning, hedgeSettingsOf } from '@/lib/core/hedge/hedge-choice';
import { refuseSettings } from '@/lib/core/hedge/settings';
import { Amount } from './amount';
import { ChoiceField } from './choice-field';
import { TuningBands } from './tuning-bands';
import {
  asUsual,
  GATE_FIELDS,
  GATE_VOLATILITY,
  isUsual,
  LIMIT_FIELDS,
  type TuningField,
  type TuningGroupId,
} from './tuning-fields';
import { type HistoriesOf, TuningFit } from './tuning-fit';
import { TuningModel } from './tuning-model';

export type TuningProps = {
  readonly choice: HedgeChoice;
  readonly set: (choice: HedgeChoice) => void;
  /** Says how wrong a parallel shift would be; `null` where there is no hedge. */
  readonly hedge: HedgeView | null;
  readonly histories: HistoriesOf;
};

/** Every limit, budget and coefficient that the hedge rests on. What the engine would refuse is said and not kept. */
export function Tuning({ choice, set, hedge, histories }: TuningProps) {
  const { tuning } = choice;
  const [past, setPast] = useState<readonly HedgeTuning[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const before = past.at(-1);
  const change = (next: HedgeTuning) => {
    const wrong = refuseSettings(hedgeSettingsOf({ ...choice, tuning: next }, 0));
    setRefused(wrong);
    if (wrong !== null) return false;
    setPast([...past, tuning]);
    set({ ...choice, tuning: next });
    return true;
  };
  const group = { tuning, change, refused };
  return (
    <div class="tuning" data-testid="tuning">
      {before && (
        <button
          type="button"
          class="link"
          data-testid="tuning-undo"
          onClick={() => {
            setPast(past.slice(0, -1));
            setRefused(null);
            set({ ...choice, tuning: before });
          }}
        >
          {i18n.t('options.undo')}
        </button>
      )}
      <Group id="limits" {...group}>
        <Fields fields={LIMIT_FIELDS} {...group} />
      </Group>
      <Group id="bands" {...group}>
        <TuningBands {...group} />
      </Group>
      <Group id="gate" {...group}>
        <Fields fields={GATE_FIELDS} {...group}>
          <GateLaw {...group} />
        </Fields>
      </Group>
      <Group id="model" {...group}>
        <TuningModel {...group} hedge={hedge} />
        <TuningFit {...group} histories={histories} />
      </Group>
    </div>
  );
}

/** A part of the tuning, and how to change it. */
export type TuningPartProps = {
  readonly tuning: HedgeTuning;
  /** False where the engine would refuse it. */
  readonly change: (tuning: HedgeTuning) => boolean;
};

type GroupProps = TuningPartProps & {
  readonly id: TuningGroupId;
  /** The setting that the engine refused last, by its path. */
  readonly refused: string | null;
  readonly children: ComponentChildren;
};

/** Numbers that belong together, with the way back to how they were at the start. */
function Group({ id, tuning, change, refused, children }: GroupProps) {
  const name = i18n.t(`tuning.group.${id}`);
  return (
    <fieldset>
      <legend>{name}</legend>
      {children}
      {refused !== null && groupOf(refused) === id && (
        <p class="refused" role="alert">
          {i18n.t(/days$|below$|bands/.test(refused) ? 'tuning.disorder' : 'tuning.refused', [refused])}
        </p>
      )}
      {!isUsual(tuning, id) && (
        <button
          type="button"
          class="link"
          data-testid={`tuning-reset-${id}`}
          aria-label={`${i18n.t('options.reset')}: ${name}`}
          onClick={() => change(asUsual(tuning, id))}
        >
          {i18n.t('options.reset')}
        </button>
      )}
    </fieldset>
  );
}

function groupOf(path: string): TuningGroupId {
  if (path.startsWith('model')) return 'model';
  if (path.startsWith('gate')) return 'gate';
  return path.startsWith('sizing.bands') ? 'bands' : 'limits';
}

type FieldsProps = TuningPartProps & {
  readonly fields: readonly TuningField[];
  readonly children?: ComponentChildren;
};

/** Numbers one beside the other, each with its range. */
export function Fields({ fields, tuning, change, children }: FieldsProps) {
  return (
    <div class="asked">
      {fields.map((field) => {
        const { id, least, most, scale = 1 } = field;
        const shared = { name: i18n.t(`tuning.field.${id}`), least, most, scale, testId: `tuning-${id}` };
        const write = (value: number | null) => change(field.write(tuning, value));
        return field.optional ? (
          <Amount key={id} {...shared} optional value={field.read(tuning)} set={write} />
        ) : (
          <Amount key={id} {...shared} value={field.read(tuning) ?? 0} set={write} />
        );
      })}
      {children}
    </div>
  );
}

/** Under which law the expected value of the hedge is worked out. */
function GateLaw({ tuning, change }: TuningPartProps) {
  const { law } = tuning.gate;
  return (
    <>
      <ChoiceField
        name={i18n.t('tuning.law')}
        value={law.kind}
        choices={['smile', 'lognormal']}
        say={(kind) => i18n.t(`tuning.laws.${kind}`)}
        set={(kind) =>
          change({
            ...tuning,
            gate: {
              ...tuning.gate,
              law: kind === 'smile' ? { kind } : { kind, volatility: 0.16 },
            },
          })
        }
        testId="tuning-law"
      />
      {law.kind === 'lognormal' && <Fields fields={[GATE_VOLATILITY]} tuning={tuning} change={change} />}
    </>
  );
}
