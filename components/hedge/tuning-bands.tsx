import { i18n } from '#i18n';
import { EXPOSURES, SIZING_RULES, type SizingBand, type SizingRule } from '@/lib/core/hedge/sizing-rules';
import { Amount } from './amount';
import { ChoiceField } from './choice-field';
import { keyOf, sayRule } from './hedge-words';
import type { TuningPartProps } from './tuning';

const CONCENTRATION = ['unknown', 'high', 'low'] as const;

/** Which share every sizing rule asks for, and what the budgets are shares of. */
export function TuningBands({ tuning, change }: TuningPartProps) {
  const { bands, exposure, concentrationHigh } = tuning;
  const withBand = (rule: SizingRule, band: SizingBand) =>
    change({ ...tuning, bands: { ...bands, [rule]: band } });
  return (
    <>
      <table class="coefficients">
        <thead>
          <tr>
            <th scope="col">{i18n.t('hedgePart.rule')}</th>
            <th scope="col">{i18n.t('tuning.from')}</th>
            <th scope="col">{i18n.t('tuning.to')}</th>
          </tr>
        </thead>
        <tbody>
          {SIZING_RULES.map((rule) => (
            <tr key={rule}>
              <th scope="row">{sayRule(rule)}</th>
              {(['low', 'high'] as const).map((end) => (
                <td key={end}>
                  <Amount
                    bare
                    name={`${sayRule(rule)} ${i18n.t(end === 'low' ? 'tuning.from' : 'tuning.to')}`}
                    value={bands[rule][end]}
                    least={0}
                    most={1_000}
                    scale={100}
                    testId={`tuning-${rule}-${end}`}
                    set={(share) => withBand(rule, { ...bands[rule], [end]: share })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="asked">
        <ChoiceField
          name={i18n.t('tuning.exposure')}
          value={exposure}
          choices={EXPOSURES}
          say={(id) => i18n.t(`tuning.exposures.${keyOf(id) as 'maxLoss' | 'wingWidth' | 'strikeNotional'}`)}
          set={(chosen) => change({ ...tuning, exposure: chosen })}
          testId="tuning-exposure"
        />
        <ChoiceField
          name={i18n.t('tuning.concentration')}
          value={concentrationHigh === null ? 'unknown' : concentrationHigh ? 'high' : 'low'}
          choices={CONCENTRATION}
          say={(id) => i18n.t(`tuning.concentrations.${id}`)}
          set={(id) => change({ ...tuning, concentrationHigh: id === 'unknown' ? null : id === 'high' })}
          testId="tuning-concentration"
        />
      </div>
    </>
  );
}
