import { i18n } from '#i18n';
import { SIGNAL_RULES } from '@/lib/core/hedge/activation';
import type { LayerView } from '@/lib/core/hedge/analysis';
import { profitAs, strikeAs, structureAs } from '@/lib/core/hedge/edit-layer';
import type { Layer } from '@/lib/core/hedge/layer';
import { Amount } from './amount';
import { ChoiceField } from './choice-field';
import { sayRole, saySignalRule, sayStructure } from './hedge-words';

export type LayerFieldsProps = {
  readonly layer: Layer;
  /** What the layer came to on the listed contracts. */
  readonly view: LayerView | undefined;
  /** False where the engine would refuse it. */
  readonly change: (change: Partial<Layer>) => boolean;
};

const ALWAYS = 'always';

/** Everything that a layer is, each part in its own field. */
export function LayerFields({ layer, view, change }: LayerFieldsProps) {
  const { name, contracts, targetDte, structure, role, activation } = layer;
  return (
    <div class="asked">
      <label>
        {i18n.t('hedgeEdit.name')}
        <input
          type="text"
          value={name}
          maxLength={40}
          autocomplete="off"
          data-testid="layer-name"
          onChange={(event) => {
            const named = event.currentTarget.value.trim();
            if (named === '') event.currentTarget.value = name;
            else change({ name: named });
          }}
        />
      </label>
      <Amount
        name={i18n.t('hedgeEdit.contracts')}
        value={contracts}
        least={1}
        most={10_000}
        testId="layer-contracts"
        set={(count) => change({ contracts: count })}
      />
      <Amount
        name={i18n.t('hedgeEdit.tenor')}
        value={targetDte}
        least={structure.kind === 'calendar' ? structure.shortDte + 1 : 1}
        most={1_000}
        testId="layer-tenor"
        set={(days) => change({ targetDte: days })}
      />
      <StrikeFields layer={layer} view={view} change={change} />
      <StructureFields layer={layer} view={view} change={change} />
      <RollFields layer={layer} view={view} change={change} />
      <ProfitFields layer={layer} view={view} change={change} />
      <ChoiceField
        name={i18n.t('hedgeEdit.role')}
        value={role}
        choices={['first-line', 'second-engine']}
        say={sayRole}
        set={(chosen) => change({ role: chosen })}
        testId="layer-role"
      />
      <ChoiceField
        name={i18n.t('hedgeEdit.activation')}
        value={activation.kind === 'always' ? ALWAYS : activation.rule}
        choices={[ALWAYS, ...SIGNAL_RULES.map(({ id }) => id)]}
        say={saySignalRule}
        set={(rule) => change({ activation: rule === ALWAYS ? { kind: 'always' } : { kind: 'rule', rule } })}
        testId="layer-activation"
      />
    </div>
  );
}

/** By delta as traders say it, 30 and not 0.30, by points above the forward, or by the strike itself. */
function StrikeFields({ layer: { strike }, view, change }: LayerFieldsProps) {
  return (
    <>
      <ChoiceField
        name={i18n.t('hedgeEdit.strikeBy')}
        value={strike.kind}
        choices={['delta', 'otm', 'strike']}
        say={(kind) => i18n.t(`hedgeEdit.strike.${kind}`)}
        set={(kind) =>
          change({
            strike: strikeAs(
              kind,
              view?.legs.find(({ side }) => side === 1),
            ),
          })
        }
        testId="layer-strike-by"
      />
      {strike.kind === 'delta' && (
        <Amount
          name={i18n.t('hedgeEdit.strike.delta')}
          value={strike.delta}
          least={1}
          most={99}
          scale={100}
          testId="layer-strike"
          set={(delta) => change({ strike: { kind: 'delta', delta } })}
        />
      )}
      {strike.kind === 'otm' && (
        <Amount
          name={i18n.t('hedgeEdit.strike.otm')}
          value={strike.points}
          least={-1_000}
          most={1_000}
          testId="layer-strike"
          set={(points) => change({ strike: { kind: 'otm', points } })}
        />
      )}
      {strike.kind === 'strike' && (
        <Amount
          name={i18n.t('hedgeEdit.strike.strike')}
          value={strike.strike}
          least={1}
          most={1_000}
          testId="layer-strike"
          set={(at) => change({ strike: { kind: 'strike', strike: at } })}
        />
      )}
    </>
  );
}

function StructureFields({ layer: { structure, targetDte }, change }: LayerFieldsProps) {
  return (
    <>
      <ChoiceField
        name={i18n.t('hedgeEdit.structure')}
        value={structure.kind}
        choices={['call', 'call-spread', 'calendar']}
        say={sayStructure}
        set={(kind) => change({ structure: structureAs(kind, { targetDte }) })}
        testId="layer-structure"
      />
      {structure.kind === 'call-spread' && (
        <Amount
          name={i18n.t('hedgeEdit.width')}
          value={structure.width}
          least={0.5}
          most={1_000}
          testId="layer-width"
          set={(width) => change({ structure: { kind: 'call-spread', width } })}
        />
      )}
      {structure.kind === 'calendar' && (
        <Amount
          name={i18n.t('hedgeEdit.shortTenor')}
          value={structure.shortDte}
          least={1}
          most={Math.max(targetDte - 1, 1)}
          testId="layer-short-tenor"
          set={(shortDte) => change({ structure: { kind: 'calendar', shortDte } })}
        />
      )}
    </>
  );
}

function RollFields({ layer: { roll }, change }: LayerFieldsProps) {
  return (
    <>
      <Amount
        name={i18n.t('hedgeEdit.rollDays')}
        optional
        value={roll.daysLeft}
        least={0}
        most={1_000}
        testId="layer-roll-days"
        set={(daysLeft) => change({ roll: { ...roll, daysLeft } })}
      />
      <Amount
        name={i18n.t('hedgeEdit.rollExtrinsic')}
        optional
        value={roll.extrinsicLost}
        least={1}
        most={100}
        scale={100}
        testId="layer-roll-extrinsic"
        set={(extrinsicLost) => change({ roll: { ...roll, extrinsicLost } })}
      />
    </>
  );
}

function ProfitFields({ layer: { profit }, change }: LayerFieldsProps) {
  return (
    <>
      <ChoiceField
        name={i18n.t('hedgeEdit.profit')}
        value={profit.kind}
        choices={['none', 'multiple', 'vix-rsi']}
        say={(kind) => i18n.t(`hedgeEdit.profitBy.${kind === 'vix-rsi' ? 'rsi' : kind}`)}
        set={(kind) => change({ profit: profitAs(kind) })}
        testId="layer-profit"
      />
      {profit.kind === 'multiple' && (
        <Amount
          name={i18n.t('hedgeEdit.profitMultiple')}
          value={profit.of}
          least={0.01}
          most={1_000}
          testId="layer-profit-at"
          set={(of) => change({ profit: { kind: 'multiple', of } })}
        />
      )}
      {profit.kind === 'vix-rsi' && (
        <Amount
          name={i18n.t('hedgeEdit.profitRsi')}
          value={profit.above}
          least={0}
          most={100}
          testId="layer-profit-at"
          set={(above) => change({ profit: { kind: 'vix-rsi', above } })}
        />
      )}
    </>
  );
}
