import { render } from 'preact';
import { i18n } from '#i18n';
import { wear } from '@/components/look';
import { Panel } from '@/components/panel/panel';
import type { PanelActions } from '@/components/panel/props';
import { copyOf } from '@/lib/core/condor/own-rules';
import { type Failure, failure } from '@/lib/core/failure';
import { withCalendar } from '@/lib/core/hedge/announcements';
import type { DailyHistory, HistoryIndex } from '@/lib/core/hedge/daily-history';
import { withEntry } from '@/lib/core/hedge/entries';
import { fail, ok } from '@/lib/core/result';
import { journalCsv, journalJson } from '@/lib/files/write-journal';
import { watchActiveTab } from '@/lib/platform/active-tab';
import { announcementsVault, updateAnnouncements } from '@/lib/platform/announcements';
import { boughtVault } from '@/lib/platform/bought-layers';
import { copyText } from '@/lib/platform/clipboard';
import { copyTicket } from '@/lib/platform/copy-ticket';
import { saveFile } from '@/lib/platform/download';
import { keepEntries, loadEntries, watchEntries } from '@/lib/platform/entries';
import { followTab } from '@/lib/platform/feed';
import { foldingVault } from '@/lib/platform/folding';
import { hedgeVault } from '@/lib/platform/hedge-choice';
import { keepHistory, loadHistories } from '@/lib/platform/histories';
import { clearTickets, putBackTickets, watchTickets } from '@/lib/platform/journal';
import { surfaceCalls } from '@/lib/platform/messages';
import { askWorker } from '@/lib/platform/messenger';
import { openOptions } from '@/lib/platform/options-page';
import { forgetRule, keepRule } from '@/lib/platform/own-rules';
import { type KeptChain, watchChains } from '@/lib/platform/session-memory';
import { settingsVault } from '@/lib/platform/settings';
import { habitsVault } from '@/lib/platform/ticket-habits';
import { keepTypedLimit, loadTypedLimit } from '@/lib/platform/typed-limit';
import { useNow } from '@/lib/state/clock';
import { useStore } from '@/lib/state/store';
import { createTabView, type TabView } from '@/lib/state/tab-view';
import type { OpenedFile } from './opened-file';
import { simulateP50 } from './simulate';

const view = createTabView();
const page = new AbortController();
const whole = (state: TabView) => state;

function App() {
  const now = useNow(500);
  const { settings, ...shown } = useStore(view, whole);
  return (
    <Panel
      {...shown}
      now={now}
      staleMs={settings.staleSeconds * 1000}
      rate={settings.rate}
      actions={actions}
      folding={{ folded: shown.folded, fold }}
      habits={shown.habits}
    />
  );
}

let kept: readonly KeptChain[] = [];
/** Changes of the hedge that are on their way to the disk. */
let keeping = 0;
let followed: number | null = null;

/** What is folded away stays so, in this panel at once and in the next one too. */
function fold(id: string, away: boolean): void {
  const change = (folded: readonly string[]) => [
    ...folded.filter((each) => each !== id),
    ...(away ? [id] : []),
  ];
  view.setState(({ folded }) => ({ folded: change(folded) }));
  void foldingVault.update(change);
}

const ask = askWorker('surface', surfaceCalls);
const tell = (notice: Failure) => view.setState({ notice });

/** What reads files is loaded with the first of them: most days there is none. */
let opened: Promise<OpenedFile> | null = null;
function files(): Promise<OpenedFile> {
  opened ??= import('./opened-file').then(({ createOpenedFile }) =>
    createOpenedFile(
      (file) => view.setState({ file }),
      () => view.getState().settings,
      {
        history: (history) => changeHistory(history.index, history),
        calendar: (announced) => changeAnnouncements((known) => withCalendar(known, announced)),
      },
    ),
  );
  return opened;
}

function changeAnnouncements(change: Parameters<typeof updateAnnouncements>[0]): void {
  void updateAnnouncements(change).then((kept) => {
    if (!kept.ok) tell(kept.error);
  });
}

/** The newer file of an index takes the place of the one before it. */
function changeHistory(index: HistoryIndex, history: DailyHistory | null): void {
  view.setState(({ histories }) => ({ histories: { ...histories, [index]: history } }));
  void keepHistory(index, history);
}

async function take(file: File): Promise<void> {
  (await files()).open(file.name, await file.text());
}

/** A file may be dropped anywhere on the panel, and a table pasted where no field takes it. */
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void take(file);
});
document.addEventListener('paste', (event) => {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
  // A line of prose is no table and no order.
  if (/\n|\bCALL\b|\bPUT\b|\d{6}[CP]\d/i.test(text))
    void files().then((file) => file.open(i18n.t('filePart.pasted'), text));
});

const actions: PanelActions = {
  choose: (change) => {
    if (view.getState().file?.kind === 'shown') void files().then((file) => file.choose(change));
    else if (followed !== null) void ask('condorChosen', { tabId: followed, change });
  },
  answer: (answers) => {
    if (followed !== null) void ask('pageAnswered', { tabId: followed, answers });
  },
  teach: () => {
    if (followed === null) return;
    void ask('teachTab', { tabId: followed }).then((begun) => {
      const refused = begun.ok ? begun.value : begun;
      if (!refused.ok) tell(refused.error);
    });
  },
  editRules: () => void openOptions('rules'),
  keepRule: async (name, rule) => {
    const made = copyOf(rule, `own-${crypto.randomUUID()}`, name);
    const kept = await keepRule(made);
    // At once: an opened file is searched by these settings before the storage has told of them.
    if (kept.ok) view.setState({ settings: kept.value });
    return kept.ok ? ok(made.id) : kept;
  },
  forgetRule: (id) =>
    void forgetRule(id).then((kept) => {
      if (!kept.ok) tell(kept.error);
    }),
  keepHabits: (habits) => {
    view.setState({ habits });
    void habitsVault.update(() => habits);
  },
  keepLimit: (limit) => {
    view.setState({ limit });
    void keepTypedLimit(limit);
  },
  copy: (ticket) => copyTicket(ticket, tell),
  copyText,
  showHedged: (strikes, lines) => {
    if (followed !== null && !view.getState().file)
      void ask('hedgeShown', { tabId: followed, strikes, lines });
  },
  file: {
    open: (file) => void take(file),
    close: () => void files().then((file) => file.close()),
    look: (at) => void files().then((file) => file.look(at)),
    answer: (about, option) => void files().then((file) => file.answer(about, option)),
  },
  simulate: simulateP50,
  changeBought: (change) => {
    void boughtVault.update(change).then((kept) => {
      if (!kept.ok) tell(kept.error);
    });
  },
  histories: {
    add: async (index, file) => {
      const { readHistory } = await import('./history-file');
      const found = await readHistory(file.name, await file.text(), index);
      if (found.ok) changeHistory(index, found.value);
      return found.ok ? null : found.error;
    },
    forget: (index) => changeHistory(index, null),
  },
  keepEntry: (condor, delta) => {
    const entries = withEntry(view.getState().entries, condor, delta);
    view.setState({ entries });
    void keepEntries(entries);
  },
  forgetCalendars: () => changeAnnouncements(() => []),
  keepHedge: (hedge) => {
    view.setState({ hedge });
    keeping += 1;
    void hedgeVault
      .update(() => hedge)
      .then((kept) => {
        keeping -= 1;
        if (!kept.ok) tell(kept.error);
      });
  },
  journal: {
    copyAgain: copyText,
    save: (kind) => {
      const { journal } = view.getState();
      if (kind === 'csv') saveFile('wingspan-tickets.csv', 'text/csv', journalCsv(journal));
      else saveFile('wingspan-tickets.json', 'application/json', journalJson(journal));
    },
    clear: clearTickets,
    putBack: (entries) =>
      void putBackTickets(entries).then((back) => {
        if (!back.ok) tell(back.error);
      }),
  },
  whyNot: async (strikes) => {
    if (view.getState().file) return (await files()).whyNot(strikes);
    if (followed === null) return fail(failure('chainForgotten'));
    const answer = await ask('whyNot', { tabId: followed, strikes });
    return answer.ok ? answer.value : answer;
  },
};

/** What this very tab showed is not what others did, least of all when it has just been refused. */
const showOthers = () =>
  view.setState({
    others: kept.filter(({ tabId }) => tabId !== followed).map(({ chain }) => chain),
    chains: kept.map(({ chain }) => chain),
  });

let following = new AbortController();
watchActiveTab((tab) => {
  followed = tab?.id ?? null;
  following.abort();
  following = new AbortController();
  view.setState({ state: { kind: tab ? 'reading' : 'quiet' }, trouble: null });
  showOthers();
  if (tab) followTab(tab.id, (update) => view.setState(update), following.signal);
}, page.signal);

watchChains((chains) => {
  kept = chains;
  showOthers();
}, page.signal);
watchTickets((journal) => view.setState({ journal }), page.signal);
// Together, not one after the other: the panel is empty until they are there.
const [{ value: settings, damage }, folded, habits, hedge, bought, limit, histories, entries, announcements] =
  await Promise.all([
    settingsVault.load(),
    foldingVault.load(),
    habitsVault.load(),
    hedgeVault.load(),
    boughtVault.load(),
    loadTypedLimit(),
    loadHistories(),
    loadEntries(),
    announcementsVault.load(),
  ]);
wear(document, settings.look);
settingsVault.watch(({ value }) => {
  view.setState({ settings: value });
  wear(document, value.look);
}, page.signal);
hedgeVault.watch(({ value }) => {
  // What another page keeps, such as a file taken over; our own changes are there already, perhaps newer ones too.
  if (keeping === 0) view.setState({ hedge: value });
}, page.signal);
boughtVault.watch(({ value }) => view.setState({ bought: value }), page.signal);
watchEntries((entries) => view.setState({ entries }), page.signal);
announcementsVault.watch(({ value }) => view.setState({ announcements: value }), page.signal);
view.setState({
  settings,
  notice: damage ?? hedge.damage ?? bought.damage,
  folded: folded.value,
  habits: habits.value,
  hedge: hedge.value,
  bought: bought.value,
  limit,
  histories,
  entries,
  announcements: announcements.value,
});
const app = document.getElementById('app');
if (app) render(<App />, app);
