import { i18n } from '#i18n';
import { percent } from '@/components/format';
import type { HedgeView } from '@/lib/core/hedge/analysis';
import type { JointModel } from '@/lib/core/hedge/coefficients';
import { Amount } from './amount';
import { HedgeTable } from './hedge-table';
import { Fields, type TuningPartProps } from './tuning';
import { MODEL_FIELDS } from './tuning-fields';

export type TuningModelProps = TuningPartProps & { readonly hedge: HedgeView | null };

const RESPONSE = ['days', 'a', 'bd', 'bu', 'm', 'spread'] as const;
const RESIDUAL = ['below', 'down', 'up'] as const;
const NEVER_NEGATIVE: readonly string[] = ['days', 'spread', ...RESIDUAL];

/** The joint model of SPX and VIX with every coefficient, and how wrong it were if all tenors moved alike. */
export function TuningModel({ tuning, change, hedge }: TuningModelProps) {
  const { model } = tuning;
  const withModel = (changed: Partial<JointModel>) => change({ ...tuning, model: { ...model, ...changed } });
  return (
    <>
      <p class="formula">ΔVIX = a + bd·max(−r, 0) − bu·max(r, 0) + m·(VIX₀ − 20)</p>
      <Coefficients
        id="responses"
        columns={RESPONSE}
        rows={model.responses}
        set={(at, key, value) =>
          withModel({
            responses: model.responses.map((row, i) => (i === at ? { ...row, [key]: value } : row)),
          })
        }
      />
      <Coefficients
        id="residuals"
        columns={RESIDUAL}
        rows={model.residuals}
        set={(at, key, value) =>
          withModel({
            residuals: model.residuals.map((row, i) => (i === at ? { ...row, [key]: value } : row)),
          })
        }
      />
      <p class="formula">β(d) = s·(w·e^(−k₁·d/365) + (1 − w)·e^(−k₂·d/365)), σ′ = σ·(F′/F)^γ</p>
      <p class="quiet">{i18n.t('tuning.provenance')}</p>
      <Fields fields={MODEL_FIELDS} tuning={tuning} change={change} />
      <label class="check">
        <input
          type="checkbox"
          checked={model.shift === 'parallel'}
          data-testid="tuning-parallel"
          onChange={(event) => withModel({ shift: event.currentTarget.checked ? 'parallel' : 'by-tenor' })}
        />
        {i18n.t('tuning.parallel')}
      </label>
      {hedge && (
        <HedgeTable
          table={hedge.shift}
          columns={[
            { id: 'byTenor', sign: 1, whole: true },
            { id: 'parallel', sign: 1, whole: true },
            { id: 'error', sign: 1, whole: true },
          ]}
          name={(id) => percent(-Number(id.replace('fall-', '')) / 100, 0)}
          per="SPX"
          caption={i18n.t('tuning.shift')}
        />
      )}
    </>
  );
}

type CoefficientsProps<Key extends string> = {
  readonly id: 'responses' | 'residuals';
  readonly columns: readonly Key[];
  readonly rows: readonly Readonly<Record<Key, number>>[];
  readonly set: (at: number, key: Key, value: number) => void;
};

/** A table of coefficients; every cell is a field, named by its row and its column. */
function Coefficients<Key extends 'days' | 'a' | 'bd' | 'bu' | 'm' | 'spread' | 'below' | 'down' | 'up'>({
  id,
  columns,
  rows,
  set,
}: CoefficientsProps<Key>) {
  const first = columns[0] as Key;
  return (
    <table class="coefficients">
      <caption>{i18n.t(`tuning.${id}`)}</caption>
      <thead>
        <tr>
          {columns.map((key) => (
            <th key={key} scope="col">
              {i18n.t(`tuning.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map((key) => (
              <td key={key}>
                <Amount
                  bare
                  name={`${i18n.t(`tuning.column.${key}`)}, ${i18n.t(`tuning.column.${first}`)} ${row[first]}`}
                  value={row[key]}
                  least={NEVER_NEGATIVE.includes(key) ? 0 : -1_000}
                  most={key === 'below' ? 1_000_000 : 1_000}
                  testId={`tuning-${id}-${at}-${key}`}
                  set={(value) => set(at, key, value)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
