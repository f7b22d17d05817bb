import { Panel } from '@/components/panel/panel';
import type { PanelActions, PanelProps } from '@/components/panel/props';
import { NO_LIMITS } from '@/lib/core/condor/limits';
import type { P50Question } from '@/lib/core/condor/p50-question';
import { type FailureCode, failure } from '@/lib/core/failure';
import { NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import { USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import { positionIn } from '@/lib/core/hedge/written-position';
import { addDays, newYorkTime } from '@/lib/core/market/clock';
import { USUAL_HABITS } from '@/lib/core/tickets/habits';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import type { CalendarDate, Instant } from '@/lib/core/unit';
import type { FileView } from '@/lib/state/file-view';
import type { ViewState } from '@/lib/state/tab-view';
import { type Card, nothing } from './card';
import { analysed, boughtLayers, madeHistories, now, spxChain, vixChains, whyNot } from './practice';

/** The side panel in each of its states, from the practice market. */

/** The simulation stops half way: what it looks like while it runs. */
const halfWay = (_: P50Question, told: Parameters<PanelActions['simulate']>[1]) =>
  told({ probability: 0.8123, standardError: 0.0041, paths: 5_000, of: 10_000 });

const actions: PanelActions = {
  choose: nothing,
  whyNot: async (strikes) => whyNot({ chain: spxChain(), now, rate: 0.04 }, strikes),
  answer: nothing,
  teach: nothing,
  editRules: nothing,
  keepRule: async () => ({ ok: true, value: 'own-1' }),
  forgetRule: nothing,
  keepHabits: nothing,
  keepLimit: nothing,
  copy: async () => true,
  journal: {
    copyAgain: async () => true,
    save: nothing,
    clear: async () => ({ ok: true, value: [] }) as never,
    putBack: nothing,
  },
  file: { open: nothing, close: nothing, look: nothing, answer: nothing },
  simulate: halfWay,
  showHedged: nothing,
  histories: { add: async () => null, forget: nothing },
  forgetCalendars: () => undefined,
  keepEntry: nothing,
  keepHedge: nothing,
  changeBought: nothing,
  copyText: async () => true,
};

const usual: PanelProps = {
  actions,
  folding: { folded: [], fold: nothing },
  habits: USUAL_HABITS,
  limit: null,
  journal: [],
  state: { kind: 'quiet' },
  notice: null,
  trouble: null,
  now: now + 800,
  others: [],
  chains: [],
  hedge: USUAL_HEDGE,
  bought: [],
  announcements: [],
  histories: NO_HISTORIES,
  entries: {},
  file: null,
  rate: 0.04,
  staleMs: 15_000,
};

const sections = [
  'candidates',
  'condor',
  'payoff',
  'whatIf',
  'together',
  'hedge',
  'ladder',
  'decide',
  'ticket',
  'numbers',
  'journal',
];
/** All sections but these are folded away, so that a card shows what it is about. */
const only = (...open: readonly string[]): PanelProps['folding'] => ({
  folded: sections.filter((id) => !open.includes(id)),
  fold: nothing,
});

/** Press a button by its words. */
function press(root: ParentNode, words: string): void {
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === words);
  if (!button) throw new Error(`no button “${words}”`);
  button.click();
}

/** Strikes with the short put as near to the index as this, in points. */
function tested(points: number): readonly [number, number, number, number] {
  const chain = spxChain();
  const listed = chain.rows.map(({ strike }) => strike);
  const near = (level: number) =>
    listed.reduce((best, each) => (Math.abs(each - level) < Math.abs(best - level) ? each : best));
  const spot = chain.spot ?? 0;
  return [near(spot - points - 25), near(spot - points), near(spot + 60), near(spot + 85)];
}

/** What is loaded or worked out a moment later. */
async function soon(selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 250; tries += 1) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((later) => setTimeout(later, 20));
  }
  throw new Error(`no ${selector} in five seconds`);
}

const open = async (testId: string) => (await soon(`[data-testid=${testId}] summary`)).click();

/** As a person half way through typing. */
function write(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const hedge = (): Change => ({
  state: shown(),
  chains: [spxChain(), spxChain(1), ...vixChains()],
  hedge: { ...USUAL_HEDGE, capital: 250_000 },
  folding: only('hedge'),
});

type Change = Partial<PanelProps>;

function panel(id: string, change: () => Change, act?: Card['act']): Card {
  return {
    id: `panel-${id}`,
    screen: 'panel',
    draw: () => <Panel {...usual} {...change()} />,
    ...(act && { act }),
  };
}

function choose(field: HTMLElement, option: string): void {
  (field as HTMLSelectElement).value = option;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A slider taken to a value. */
function slide(slider: HTMLElement, value: number): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(slider, String(value));
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Twenty condors of an expiry, with VIX chains to hedge them. */
const hedged = (at: number, ...open: readonly string[]): Change => ({
  state: shown(analysed({}, spxChain(at))),
  chains: [spxChain(at), ...vixChains()],
  hedge: { ...USUAL_HEDGE, capital: 250_000 },
  folding: only(...open),
});

const shown = (analysis = analysed()): ViewState => ({ kind: 'shown', analysis });
const refused =
  (code: FailureCode, ...detail: readonly string[]) =>
  (): Change => ({
    state: { kind: 'refused', failure: failure(code, ...detail) },
  });
const withFile = (file: FileView) => (): Change => ({ file });

const journal: readonly JournalEntry[] = [3, 2, 1].map((at) => ({
  at: (now - at * 400_000) as Instant,
  root: 'SPXW',
  expiry: spxChain().expiry,
  format: 'thinkorswim',
  text: `SELL -20 IRON CONDOR SPXW 100 (Weeklys) 20 NOV 26 ${6800 + 5 * at}/6825/6650/6625 CALL/PUT @.${at}5 LMT`,
  credit: at / 10,
  forward: 6734.2 + at,
}));

export const panelCards: readonly Card[] = [
  panel('quiet', () => ({})),
  panel('reading', () => ({ state: { kind: 'reading' } })),
  panel('no-chain', refused('noChain')),
  panel('column-missing', refused('columnMissing', 'call bid')),
  panel('question-settlement', refused('settlementUnknown', 'SPX', 'SPXW')),
  panel('question-expiry', refused('expiryUnknown')),
  panel('question-symbol', refused('contractUnknown')),
  panel('question-commas', refused('notationUnclear', '6,720', '6720', '6.72')),
  panel('recipe-stale', refused('recipeStale')),
  panel('permission-missing', refused('permissionMissing')),
  panel('updated', refused('extensionUpdated')),
  panel('crashed', refused('engineCrashed')),
  panel('storage', () => ({ state: shown(), notice: failure('storageRestored'), folding: only() })),
  panel('usual', () => ({ state: shown(), chains: [spxChain(), ...vixChains()] })),
  panel('weeks', () => ({
    state: shown(analysed({}, spxChain(12))),
    folding: only('candidates', 'condor', 'payoff'),
  })),
  panel('no-condor', () => ({
    state: shown(analysed({ limits: { ...NO_LIMITS, credit: { low: 60 } } })),
    folding: only('candidates', 'condor'),
  })),
  panel('own-legs', () => {
    const { chosen } = analysed().condors;
    const [a, b, c, d] = chosen.ok ? chosen.value.strikes : [0, 0, 0, 0];
    return { state: shown(analysed({ strikes: [a - 5, b - 5, c, d] })), folding: only('condor', 'ticket') };
  }),
  panel(
    'why-not',
    () => ({ state: shown(analysed({ strikes: tested(20) })), folding: only('condor') }),
    (find) => {
      press(find('main'), 'Why not this one?');
    },
  ),
  panel(
    'limits',
    () => ({ state: shown(), folding: only('candidates') }),
    (find) => find('.asked ~ details summary').click(),
  ),
  panel(
    'explained',
    () => ({ state: shown(), folding: only('numbers') }),
    (find) => find('[data-testid=forward]').click(),
  ),
  panel('stale', () => ({ state: shown(), now: now + 95_000, folding: only('ticket') })),
  panel('doubtful', () => {
    const analysis = analysed();
    const doubts = [
      { code: 'fewStrikes', detail: ['9'] },
      { code: 'delayed', detail: [] },
      { code: 'spotApart', detail: ['6,712.00', '6,734.24'] },
    ] as const;
    const strikes = { ...analysis.strikes, read: 31, listed: 40, complete: false };
    const source = {
      ...analysis.source,
      answered: ['root', 'notation'] as const,
      besides: ['SPX 2026-12-18', 'SPXW 2026-12-18'],
    };
    return { state: shown({ ...analysis, doubts, strikes, source }), folding: only() };
  }),
  panel(
    'p50',
    () => ({ state: shown(), folding: only('payoff', 'whatIf') }),
    (find) => find('[data-testid=p50] button').click(),
  ),
  panel(
    'hedge-empty',
    () => ({ state: shown(), chains: [spxChain()], folding: only('hedge') }),
    async () => void (await soon('[data-testid=hedge-refused]')),
  ),
  panel('hedge', hedge, async () => void (await soon('[data-testid=layers]'))),
  panel(
    'hedge-modelled',
    () => ({
      state: shown(),
      chains: [spxChain()],
      hedge: { ...USUAL_HEDGE, typed: { level: 18, forwards: [{ days: 90, forward: 19.5 }] } },
      folding: only('hedge'),
    }),
    async () => void (await soon('[data-testid=layers]')),
  ),
  panel('hedge-sized', hedge, async () => {
    await open('gate-terms');
    await open('size-by-rule');
    await soon('.rules');
  }),
  panel('hedge-compared', hedge, async () => {
    await open('hedge-more');
    choose(await soon('[data-testid=order-by]'), 'ascending costPerOffset');
  }),
  panel('hedge-orders', hedge, async () => {
    await open('layer-tickets');
    (await soon('[data-testid=aim-natural]')).click();
  }),
  panel('hedge-edited', hedge, async () => {
    await open('edit-layers');
    write(await soon('[data-testid=layer-contracts]'), 'many');
  }),
  panel('hedge-tuned', hedge, async () => {
    await open('tune');
    write(await soon('[data-testid=tuning-responses-2-m]'), 'x');
  }),
  panel(
    'hedge-fitted',
    () => ({ ...hedge(), histories: madeHistories() }),
    async () => {
      await open('tune');
      (await soon('[data-testid=fit-use]')).scrollIntoView();
    },
  ),
  panel('hedge-announced', () => ({
    ...hedge(),
    hedge: { ...USUAL_HEDGE, capital: 250_000, set: 'pre-event' },
    announcements: [{ kind: 'fomc', date: addDays(newYorkTime(now).date, 2), at: null }],
  })),
  panel(
    'hedge-bought',
    () => ({ ...hedge(), bought: boughtLayers() }),
    async () => {
      await soon('[data-testid=bought] li');
      (await soon('[data-testid=buy-0]')).click();
      await soon('[data-testid=buy-form]');
    },
  ),
  panel(
    'decide',
    () => ({
      state: shown(analysed({ strikes: tested(3) })),
      chains: [spxChain(), spxChain(1), spxChain(2), ...vixChains()],
      hedge: { ...USUAL_HEDGE, capital: 250_000 },
      folding: only('decide'),
    }),
    async () => {
      await soon('[data-testid=section-decide] details');
      for (const each of document.querySelectorAll<HTMLDetailsElement>(
        '[data-testid=section-decide] details',
      ))
        each.open = true;
    },
  ),
  panel(
    'what-if-hedged',
    () => hedged(0, 'payoff', 'whatIf'),
    async () => slide(await soon('[data-testid=slider-vix]'), 30),
  ),
  panel(
    'together',
    () => hedged(0, 'together'),
    async () => void (await soon('.both')),
  ),
  panel(
    'together-week',
    () => hedged(6, 'together'),
    async () => void (await soon('.both')),
  ),
  panel(
    'together-set',
    () => hedged(0, 'whatIf', 'together'),
    async () => {
      await soon('.both');
      slide(await soon('[data-testid=slider-vix]'), 30);
    },
  ),
  panel(
    'ladder',
    () => hedged(0, 'ladder'),
    async () => slide(await soon('[data-testid=slider-date]'), 25),
  ),
  panel('others', () => ({ state: { kind: 'quiet' }, others: [spxChain(3), ...vixChains().slice(0, 2)] })),
  panel('file-reading', withFile({ kind: 'reading', name: 'spx_quotedata.csv', share: 0.4 })),
  panel(
    'file-refused',
    withFile({
      kind: 'refused',
      name: 'notes.txt',
      trouble: { code: 'formatUnknown', detail: [], asks: [] },
    }),
  ),
  panel('file-useless', withFile({ kind: 'useless', name: 'SKEW_History.csv', what: 'series' })),
  panel(
    'file-calendar',
    withFile({
      kind: 'calendar',
      name: 'fed.ics',
      next: [{ kind: 'fomc', date: '2026-12-09' as CalendarDate, at: null }],
    }),
  ),
  panel(
    'file-position',
    () => {
      const { chosen } = analysed().condors;
      const [a, b, c, d] = chosen.ok ? chosen.value.strikes : [0, 0, 0, 0];
      const { root, expiry } = spxChain();
      const sides = [
        [a - 5, 'put', 20],
        [b - 5, 'put', -20],
        [c, 'call', -20],
        [d, 'call', 20],
      ] as const;
      const condor = sides.map(([strike, right, quantity]) => ({
        ...{ root, expiry, strike, right, quantity },
        price: null,
      }));
      const calls = vixChains()
        .slice(1, 3)
        .map(({ root, expiry }, i) => ({
          legs: [
            { root, expiry, right: 'call' as const, strike: 25 + i, quantity: 4, price: i ? null : 1.2 },
          ],
          credit: null,
        }));
      return {
        state: shown(),
        file: {
          kind: 'position',
          name: 'Pasted table',
          position: positionIn([...calls, { legs: condor, credit: 1.15 }]),
        },
      };
    },
    async () => (await soon('[data-testid=held-take]')).click(),
  ),
  panel('file-history', () => {
    const history = madeHistories().VIX;
    return history ? withFile({ kind: 'history', name: 'VIX_History.csv', history })() : {};
  }),
  panel('file-shown', () => ({
    file: {
      kind: 'shown',
      name: 'spx_quotedata.csv',
      series: [spxChain(), spxChain(1)],
      at: 0,
      analysis: { ok: true, value: analysed() },
    },
    folding: only('candidates'),
  })),
  panel('journal', () => ({ journal, folding: only('journal') })),
];
