import { Options, type OptionsActions } from '@/components/options/options';
import { Popup, type PopupActions, type PopupProps } from '@/components/popup/popup';
import { Welcome } from '@/components/practice/welcome';
import { copyOf, type OwnRule, PLAIN_RULE, ruleNamed } from '@/lib/core/condor/own-rules';
import { failure } from '@/lib/core/failure';
import { USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import { USUAL_SETTINGS } from '@/lib/core/settings';
import { USUAL_HABITS } from '@/lib/core/tickets/habits';
import { limitFor } from '@/lib/core/tickets/typed-limit';
import type { OptionsView } from '@/lib/state/options-view';
import { type Card, nothing } from './card';
import { analysed, boughtLayers, now } from './practice';

/** The pages around the panel: popup, settings, and the welcome over the practice chain. */

const site = { host: 'broker.example', always: true, paused: false };

const popupActions: PopupActions = {
  read: nothing,
  always: nothing,
  pause: nothing,
  everything: nothing,
  openPanel: nothing,
  practice: nothing,
  options: nothing,
  copy: async () => true,
  answer: nothing,
  teach: nothing,
};

function popup(id: string, change: () => Partial<PopupProps>): Card {
  const usual: PopupProps = {
    state: { kind: 'quiet' },
    site,
    on: true,
    notice: null,
    trouble: null,
    now: now + 800,
    staleMs: 15_000,
    habits: USUAL_HABITS,
    limit: null,
    actions: popupActions,
  };
  return { id: `popup-${id}`, screen: 'popup', draw: () => <Popup {...usual} {...change()} /> };
}

const optionsActions: OptionsActions = {
  change: nothing,
  reset: nothing,
  resetAll: nothing,
  newRule: () => null,
  changeRule: () => 'taken',
  removeRule: nothing,
  forgetSite: nothing,
  forgetRecipe: nothing,
  copyRecipe: async () => true,
  addRecipe: () => failure('recipeUnreadable'),
  save: nothing,
  read: nothing,
  apply: nothing,
  discard: nothing,
  erase: nothing,
  undo: nothing,
  openShortcuts: nothing,
  openPractice: nothing,
};

const changed = {
  ...USUAL_SETTINGS,
  staleSeconds: 30,
  condors: { ...USUAL_SETTINGS.condors, count: 20 },
  sitesOff: ['https://paused.example'],
};

function options(id: string, change: () => Partial<OptionsView>, act?: Card['act']): Card {
  const usual: OptionsView = {
    settings: USUAL_SETTINGS,
    granted: [],
    taught: [],
    shortcuts: [
      { name: '_execute_action', keys: 'Alt+Shift+G' },
      { name: 'open-panel', keys: 'Alt+Shift+S' },
      { name: 'pause-site', keys: '' },
    ],
    preview: null,
    notice: null,
    done: null,
  };
  return {
    id: `options-${id}`,
    screen: 'options',
    draw: () => <Options {...usual} {...change()} actions={optionsActions} />,
    ...(act && { act }),
  };
}

const ownRules: readonly OwnRule[] = [
  {
    ...copyOf(
      ruleNamed([], 'oneDay16Delta') ?? PLAIN_RULE,
      'own-1',
      'A name as long as forty letters in a row',
    ),
    days: { low: 0, high: 3 },
  },
  copyOf(PLAIN_RULE, 'own-2', 'Calm week'),
];

/** As it is kept when the user sets another limit in the panel. */
const typed = (() => {
  const { chosen } = analysed().condors;
  if (!chosen.ok) throw new Error(chosen.error.code);
  return { of: limitFor(analysed(), chosen.value.strikes, 'open'), credit: chosen.value.credits.mid };
})();

/** Type into a field as a person does. */
function type(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export const pageCards: readonly Card[] = [
  popup('quiet', () => ({})),
  popup('reading', () => ({ state: { kind: 'reading' } })),
  popup('shown', () => ({ state: { kind: 'shown', analysis: analysed() } })),
  popup('typed-limit', () => ({
    state: { kind: 'shown', analysis: analysed() },
    limit: typed,
    trouble: 'crowded',
  })),
  popup('stale', () => ({ state: { kind: 'shown', analysis: analysed() }, now: now + 95_000 })),
  popup('refused', () => ({ state: { kind: 'refused', failure: failure('columnMissing', 'call bid') } })),
  popup('question', () => ({
    state: { kind: 'refused', failure: failure('settlementUnknown', 'SPX', 'SPXW') },
  })),
  popup('paused', () => ({ site: { ...site, paused: true } })),
  popup('off', () => ({ on: false })),
  popup('nowhere', () => ({ site: null, notice: failure('permissionDenied', 'broker.example') })),
  options('usual', () => ({})),
  options('changed', () => ({
    settings: changed,
    granted: ['https://broker.example', 'https://*.wide.example'],
    taught: [
      {
        site: 'https://broker.example',
        recipe: {
          parts: [
            {
              kind: 'columns',
              reader: 'table',
              width: 5,
              heads: 5,
              side: null,
              which: null,
              columns: [{ field: 'strike', side: null, head: 'level', nth: 0, of: 1, at: 2 }],
            },
          ],
          expiry: { tag: 'h2', shape: 'M 0, 0', before: 'series' },
        },
      },
    ],
    done: { what: 'changed', undo: async () => undefined },
  })),
  options(
    'rules',
    () => ({ settings: { ...USUAL_SETTINGS, condors: { ...USUAL_SETTINGS.condors, ownRules } } }),
    (find) => {
      find('[data-testid=own-rule] summary').click();
      type(find('[data-testid=rule-name]'), 'Calm week');
      find('[data-testid=rule-name]').dispatchEvent(new Event('change', { bubbles: true }));
    },
  ),
  options('import', () => ({
    preview: {
      before: { settings: USUAL_SETTINGS, hedge: USUAL_HEDGE, bought: [] },
      after: { settings: changed, hedge: { ...USUAL_HEDGE, set: 'vxth' }, bought: boughtLayers() },
    },
  })),
  options('damaged', () => ({ notice: failure('storageDamaged') })),
  options(
    'search',
    () => ({}),
    (find) => type(find('input[type=search]'), 'stale'),
  ),
  options(
    'search-nothing',
    () => ({}),
    (find) => type(find('input[type=search]'), 'xyzzy'),
  ),
  options(
    'line-refused',
    () => ({}),
    (find) => {
      type(find('[data-testid=recipe-line]'), 'wingspan-recipe-1 https://');
      setTimeout(() => find('.line button').click());
    },
  ),
  {
    id: 'welcome',
    screen: 'page',
    draw: () => <Welcome openPanel={nothing} openOptions={nothing} close={nothing} />,
  },
];
