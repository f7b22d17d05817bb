import { i18n } from '#i18n';
import { saySet } from '@/components/hedge/hedge-words';
import { sayOption } from '@/components/words';
import type { Backup } from '@/lib/core/backup';
import type { Settings } from '@/lib/core/settings';
import { changes, choiceName, type Field } from './fields';

export type ImportPreviewProps = {
  readonly before: Backup;
  readonly after: Backup;
  readonly apply: () => void;
  readonly discard: () => void;
};

/** What a file would change, before anything is changed. */
export function ImportPreview({ before: kept, after: filed, apply, discard }: ImportPreviewProps) {
  const [before, after] = [kept.settings, filed.settings];
  const hedge = filed.hedge !== null && JSON.stringify(kept.hedge) !== JSON.stringify(filed.hedge);
  const bought = filed.bought !== null && JSON.stringify(kept.bought) !== JSON.stringify(filed.bought);
  const changed = changes(before, after);
  const sites = before.sitesOff.join() !== after.sitesOff.join();
  const rules = JSON.stringify(before.condors.ownRules) !== JSON.stringify(after.condors.ownRules);
  const same = changed.length === 0 && ![sites, rules, hedge, bought].includes(true);
  return (
    <section class="preview" aria-label={i18n.t('options.preview')} data-testid="import-preview">
      <h3>{same ? i18n.t('options.previewSame') : i18n.t('options.preview')}</h3>
      <table>
        <tbody>
          {changed.map((field) => (
            <tr key={field.id}>
              <th scope="row">{sayOption(field.id).title}</th>
              <td>{written(field, before)}</td>
              <td aria-hidden="true">→</td>
              <td>
                <b>{written(field, after)}</b>
              </td>
            </tr>
          ))}
          {rules && (
            <tr>
              <th scope="row">{i18n.t('rules.own')}</th>
              <td>{names(before)}</td>
              <td aria-hidden="true">→</td>
              <td>
                <b>{names(after)}</b>
              </td>
            </tr>
          )}
          {sites && (
            <tr>
              <th scope="row">{i18n.t('options.pausedSites')}</th>
              <td>{before.sitesOff.length}</td>
              <td aria-hidden="true">→</td>
              <td>
                <b>{after.sitesOff.length}</b>
              </td>
            </tr>
          )}
          {hedge && (
            <tr>
              <th scope="row">{i18n.t('hedge.title')}</th>
              <td>{kept.hedge && saySet(kept.hedge.set)}</td>
              <td aria-hidden="true">→</td>
              <td>
                <b>{filed.hedge && saySet(filed.hedge.set)}</b>
                {kept.hedge?.set === filed.hedge?.set && `, ${i18n.t('options.otherwise')}`}
              </td>
            </tr>
          )}
          {bought && (
            <tr>
              <th scope="row">{i18n.t('options.bought')}</th>
              <td>{kept.bought?.length ?? 0}</td>
              <td aria-hidden="true">→</td>
              <td>
                <b>{filed.bought?.length ?? 0}</b>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <div class="actions">
        <button type="button" class="main" onClick={apply}>
          {i18n.t('options.apply')}
        </button>
        <button type="button" onClick={discard}>
          {i18n.t('options.discard')}
        </button>
      </div>
    </section>
  );
}

function names({ condors }: Settings): string {
  return condors.ownRules.map(({ name }) => name).join(', ') || i18n.t('options.none');
}

function written(field: Field, settings: Settings): string {
  switch (field.kind) {
    case 'switch':
      return i18n.t(field.read(settings) ? 'options.yes' : 'options.no');
    case 'choice':
      return choiceName(field, settings, field.read(settings));
    case 'number': {
      const value = field.read(settings);
      if (value === null) return i18n.t('options.none');
      return `${Number((value * field.scale).toPrecision(12))} ${i18n.t(`options.unit.${field.unit}`)}`;
    }
  }
}
