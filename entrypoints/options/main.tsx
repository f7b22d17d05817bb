import { render } from 'preact';
import { i18n } from '#i18n';
import { wear } from '@/components/look';
import { reset } from '@/components/options/fields';
import { Options, type OptionsActions } from '@/components/options/options';
import type { Backup } from '@/lib/core/backup';
import {
  copyOf,
  freeName,
  type OwnRule,
  type OwnRuleRefusal,
  PLAIN_RULE,
  withoutRule,
  withRule,
} from '@/lib/core/condor/own-rules';
import { type Settings, USUAL_SETTINGS } from '@/lib/core/settings';
import { readBackup, writeBackup } from '@/lib/platform/backup';
import { boughtVault } from '@/lib/platform/bought-layers';
import { copyText } from '@/lib/platform/clipboard';
import { saveFile } from '@/lib/platform/download';
import { eraseEverything, putBack } from '@/lib/platform/erase';
import { hedgeVault } from '@/lib/platform/hedge-choice';
import { surfaceCalls } from '@/lib/platform/messages';
import { askWorker } from '@/lib/platform/messenger';
import { openPractice } from '@/lib/platform/practice';
import {
  type KeptRecipe,
  readRecipe,
  recipesVault,
  withoutRecipe,
  withRecipe,
  writeRecipe,
} from '@/lib/platform/recipes';
import { settingsVault } from '@/lib/platform/settings';
import { openShortcutSettings, shortcuts } from '@/lib/platform/shortcuts';
import { allowAlways } from '@/lib/platform/site';
import { grantedSites } from '@/lib/platform/sites';
import { createOptionsView, type Done } from '@/lib/state/options-view';
import { useStore } from '@/lib/state/store';

const { value: found, damage } = await settingsVault.load();
const view = createOptionsView(found);
const whole = (state: ReturnType<typeof view.getState>) => state;
const ask = askWorker('surface', surfaceCalls);
const page = new AbortController();

async function refresh(): Promise<void> {
  view.setState({ granted: await grantedSites(), shortcuts: await shortcuts() });
}

/** Keep these settings; what was there before can be had back with one click. */
async function keep(next: Settings, what: Done['what'], undo?: Done['undo']): Promise<void> {
  const before = view.getState().settings;
  // At once: the next change, which may come before this one is kept, is made to these.
  view.setState({ settings: next });
  const kept = await settingsVault.update(() => next);
  if (!kept.ok) return view.setState({ settings: before, notice: kept.error });
  await tellSwitches(before, next);
  view.setState({ notice: null, done: { what, undo: undo ?? (() => keep(before, 'changed')) } });
}

/** Switches act on open pages, which only the worker can reach. */
async function tellSwitches(before: Settings, after: Settings): Promise<void> {
  if (before.on !== after.on) await ask('allSwitched', { on: after.on });
  for (const site of before.sitesOff.filter((each) => !after.sitesOff.includes(each)))
    await ask('siteSwitched', { site, on: true });
}

async function erase(): Promise<void> {
  // What could be undone a moment ago is about to be gone.
  view.setState({ done: null });
  const erased = await eraseEverything();
  const undo = async () => {
    await putBack(erased);
    view.setState({
      settings: (await settingsVault.load()).value,
      taught: [...(await recipesVault.load()).value].reverse(),
      done: null,
    });
  };
  view.setState({
    settings: USUAL_SETTINGS,
    taught: [],
    preview: null,
    notice: null,
    done: { what: 'erased', undo },
  });
}

/** Change what was taught; what was there before can be had back with one click. */
async function keepRecipes(
  change: (all: readonly KeptRecipe[]) => readonly KeptRecipe[],
  what: Done['what'],
): Promise<void> {
  const { value: before } = await recipesVault.load();
  const kept = await recipesVault.update(change);
  if (!kept.ok) return view.setState({ notice: kept.error });
  const undo = () => keepRecipes(() => before, 'changed');
  view.setState({ taught: [...kept.value].reverse(), notice: null, done: { what, undo } });
}

const ownRules = () => view.getState().settings.condors.ownRules;

function withRules(rules: readonly OwnRule[]): Settings {
  const { settings } = view.getState();
  return { ...settings, condors: { ...settings.condors, ownRules: rules } };
}

/** Keep a rule, new or changed; nothing is kept of one that is refused. */
function keepRule(rule: OwnRule): OwnRuleRefusal | null {
  const changed = withRule(ownRules(), rule);
  if (!changed.ok) return changed.error;
  void keep(withRules(changed.value), 'changed');
  return null;
}

/** Everything that a file may hold, as it is kept now. */
async function backup(): Promise<Backup> {
  const [hedge, bought] = await Promise.all([hedgeVault.load(), boughtVault.load()]);
  return { settings: view.getState().settings, hedge: hedge.value, bought: bought.value };
}

async function read(file: File): Promise<void> {
  const found = readBackup(await file.text());
  if (!found.ok) return view.setState({ preview: null, notice: found.error });
  view.setState({ preview: { before: await backup(), after: found.value }, notice: null });
}

/** Keep what a file holds; what was there before can be had back with one click. */
async function takeOver(after: Backup, before: Backup, what: Done['what']): Promise<void> {
  const { hedge, bought } = after;
  const parts = [
    hedge && (await hedgeVault.update(() => hedge)),
    bought && (await boughtVault.update(() => bought)),
  ];
  const failed = parts.find((kept) => kept && !kept.ok);
  if (failed && !failed.ok) return view.setState({ notice: failed.error });
  await keep(after.settings, what, () => takeOver(before, after, 'changed'));
}

const actions: OptionsActions = {
  change: (settings) => void keep(settings, 'changed'),
  reset: (field) => void keep(reset(field, view.getState().settings), 'reset'),
  resetAll: () => {
    const { on, sitesOff, condors } = view.getState().settings;
    const { ownRules } = condors;
    // Where Wingspan may read is a permission, and a rule somebody's work: neither is a taste.
    void keep({ ...USUAL_SETTINGS, on, sitesOff, condors: { ...USUAL_SETTINGS.condors, ownRules } }, 'reset');
  },
  newRule: (name, from) => {
    const rule = copyOf(from ?? PLAIN_RULE, `own-${crypto.randomUUID()}`, freeName(ownRules(), name));
    return keepRule(rule) ? null : rule.id;
  },
  changeRule: keepRule,
  removeRule: (id) => void keep(withRules(withoutRule(ownRules(), id)), 'ruleRemoved'),
  forgetSite: (site) => void allowAlways(site, false).then(refresh),
  forgetRecipe: (page) => void keepRecipes((all) => withoutRecipe(all, page), 'forgotten'),
  copyRecipe: (page) => copyText(writeRecipe(page)),
  addRecipe: (line) => {
    const found = readRecipe(line);
    if (!found.ok) return found.error;
    void keepRecipes((all) => withRecipe(all, found.value), 'taught');
    return null;
  },
  save: () =>
    void backup().then((all) => saveFile('wingspan-settings.json', 'application/json', writeBackup(all))),
  read: (file) => void read(file),
  apply: () => {
    const { preview } = view.getState();
    view.setState({ preview: null });
    if (preview) void takeOver(preview.after, preview.before, 'imported');
  },
  discard: () => view.setState({ preview: null }),
  erase: () => void erase(),
  undo: () => void view.getState().done?.undo(),
  openShortcuts: () => void openShortcutSettings(),
  openPractice: () => void openPractice(),
};

function App() {
  return <Options {...useStore(view, whole)} actions={actions} />;
}

document.title = i18n.t('options.title');
view.setState({ notice: damage });
view.subscribe(({ settings }) => wear(document, settings.look));
wear(document, found.look);
settingsVault.watch(({ value }) => view.setState({ settings: value }), page.signal);
recipesVault.watch(({ value }) => view.setState({ taught: [...value].reverse() }), page.signal);
view.setState({ taught: [...(await recipesVault.load()).value].reverse() });
await refresh();
const app = document.getElementById('app');
if (app) render(<App />, app);
// What the address names was not there until now.
document.getElementById(location.hash.slice(1))?.scrollIntoView();
