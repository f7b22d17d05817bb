import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Notice } from '@/components/panel/notice';
import { sayOption } from '@/components/words';
import type { Settings } from '@/lib/core/settings';
import type { OptionsView } from '@/lib/state/options-view';
import { FieldRow } from './field-row';
import { FIELDS, type Field, SECTIONS } from './fields';
import { ImportPreview } from './import-preview';
import { Rules, type RulesProps } from './rules';
import { SitesList } from './sites-list';
import { TaughtPages, type TaughtPagesProps } from './taught-pages';

export type OptionsActions = {
  readonly change: (settings: Settings) => void;
  readonly reset: (field: Field) => void;
  readonly resetAll: () => void;
  readonly newRule: RulesProps['make'];
  readonly changeRule: RulesProps['change'];
  readonly removeRule: RulesProps['remove'];
  readonly forgetSite: (site: string) => void;
  readonly forgetRecipe: TaughtPagesProps['forget'];
  readonly copyRecipe: TaughtPagesProps['copy'];
  readonly addRecipe: TaughtPagesProps['add'];
  readonly save: () => void;
  readonly read: (file: File) => void;
  readonly apply: () => void;
  readonly discard: () => void;
  readonly erase: () => void;
  readonly undo: () => void;
  readonly openShortcuts: () => void;
  readonly openPractice: () => void;
};

/** Every setting on one page, with a search, a way back from everything, and a way out. */
export function Options({ actions, ...view }: OptionsView & { readonly actions: OptionsActions }) {
  const [wanted, setWanted] = useState('');
  const { settings, granted, preview, notice, done } = view;
  const shown = FIELDS.filter((field) => matches(field, wanted));
  const searching = wanted.trim() !== '';
  return (
    <main class="options">
      <header>
        <h1>{i18n.t('options.title')}</h1>
        <input
          type="search"
          value={wanted}
          placeholder={i18n.t('options.search')}
          aria-label={i18n.t('options.search')}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </header>
      {notice && <Notice failure={notice} />}
      {searching && shown.length === 0 && (
        <p class="aside" role="status">
          {i18n.t('options.nothing', [wanted])}
        </p>
      )}
      {SECTIONS.map((section) => {
        const fields = shown.filter((field) => field.section === section);
        if (fields.length === 0) return null;
        return (
          <section key={section}>
            <h2>{i18n.t(`options.section.${section}`)}</h2>
            {fields.map((field) => (
              <FieldRow
                key={field.id}
                field={field}
                settings={settings}
                change={actions.change}
                reset={actions.reset}
              />
            ))}
          </section>
        );
      })}
      {!searching && (
        <>
          <Rules
            rules={settings.condors.ownRules}
            make={actions.newRule}
            change={actions.changeRule}
            remove={actions.removeRule}
          />
          <section data-testid="sites">
            <h2>{i18n.t('options.section.sites')}</h2>
            <SitesList
              granted={granted}
              paused={settings.sitesOff}
              forget={actions.forgetSite}
              resume={(site) =>
                actions.change({ ...settings, sitesOff: settings.sitesOff.filter((each) => each !== site) })
              }
            />
          </section>
          <TaughtPages
            pages={view.taught}
            forget={actions.forgetRecipe}
            copy={actions.copyRecipe}
            add={actions.addRecipe}
          />
          <Shortcuts shortcuts={view.shortcuts} open={actions.openShortcuts} />
          <Data preview={preview} actions={actions} />
        </>
      )}
      <footer>{i18n.t('panel.footer')}</footer>
      <div class="toast" role="status">
        {done && (
          <p>
            {i18n.t(`options.done.${done.what}`)}
            <button type="button" onClick={actions.undo}>
              {i18n.t('options.undo')}
            </button>
          </p>
        )}
      </div>
    </main>
  );
}

/** All words of the search somewhere in the setting's own. */
function matches(field: Field, wanted: string): boolean {
  const { title, definition } = sayOption(field.id);
  const all = `${title} ${definition}`.toLocaleLowerCase();
  return wanted
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function Shortcuts({
  shortcuts,
  open,
}: Pick<OptionsView, 'shortcuts'> & { readonly open: OptionsActions['openShortcuts'] }) {
  const named = shortcuts.filter(({ name }) => name in COMMANDS);
  return (
    <section data-testid="shortcuts">
      <h2>{i18n.t('options.section.shortcuts')}</h2>
      <table>
        <tbody>
          {named.map(({ name, keys }) => (
            <tr key={name}>
              <th scope="row">{COMMANDS[name as keyof typeof COMMANDS]()}</th>
              <td>{keys ? <kbd>{keys}</kbd> : i18n.t('options.noKeys')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={open}>
        {i18n.t('options.changeKeys')}
      </button>
    </section>
  );
}

/** The commands of both browsers, by the browser's names for them. */
const COMMANDS = {
  _execute_action: () => i18n.t('options.command.popup'),
  _execute_sidebar_action: () => i18n.t('commandOpenPanel'),
  'open-panel': () => i18n.t('commandOpenPanel'),
  'pause-site': () => i18n.t('commandPauseSite'),
  'read-page': () => i18n.t('commandReadPage'),
};

function Data({ preview, actions }: Pick<OptionsView, 'preview'> & { readonly actions: OptionsActions }) {
  const [sure, setSure] = useState(false);
  return (
    <section data-testid="data">
      <h2>{i18n.t('options.section.data')}</h2>
      <p class="aside">{i18n.t('popup.saved')}</p>
      <div class="actions">
        <button type="button" onClick={actions.save}>
          {i18n.t('options.export')}
        </button>
        <label class="file">
          {i18n.t('options.import')}
          <input
            type="file"
            accept=".json,application/json"
            data-testid="import"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) actions.read(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <button type="button" onClick={actions.resetAll}>
          {i18n.t('options.resetAll')}
        </button>
        <button type="button" onClick={actions.openPractice}>
          {i18n.t('popup.practice')}
        </button>
      </div>
      {preview && <ImportPreview {...preview} apply={actions.apply} discard={actions.discard} />}
      <div class="actions">
        <button
          type="button"
          class="danger"
          data-testid="erase"
          onClick={() => {
            if (sure) actions.erase();
            setSure(!sure);
          }}
          onBlur={() => setSure(false)}
        >
          {i18n.t(sure ? 'options.eraseSure' : 'options.erase')}
        </button>
      </div>
    </section>
  );
}
