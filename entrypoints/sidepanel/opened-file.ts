import { createAnalyser } from '@/lib/core/analyse';
import type { Strikes, WhyNot } from '@/lib/core/condor/why-not';
import { type Failure, failure } from '@/lib/core/failure';
import { ANNOUNCED, type Announcement, nextAnnouncement } from '@/lib/core/hedge/announcements';
import type { DailyHistory } from '@/lib/core/hedge/daily-history';
import { positionIn } from '@/lib/core/hedge/written-position';
import type { Chain } from '@/lib/core/market/chain';
import { fail, ok, type Result } from '@/lib/core/result';
import type { Settings } from '@/lib/core/settings';
import { type CondorChange, type CondorSettings, USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import type { Instant } from '@/lib/core/unit';
import { announcementsIn } from '@/lib/files/announcements';
import { historyIn } from '@/lib/files/history';
import { readFileInSlices } from '@/lib/files/read-file';
import type { PageReader } from '@/lib/files/saved-page';
import { readPage } from '@/lib/pages/read';
import { rememberFile } from '@/lib/platform/session-memory';
import type { FileView } from '@/lib/state/file-view';

/** A file in the place of the tab: read in slices, analysed here by the same engine as a page's chain. */
export type OpenedFile = {
  open(name: string, text: string): void;
  close(): void;
  look(at: number): void;
  answer(about: string, option: string): void;
  choose(change: CondorChange): void;
  whyNot(strikes: Strikes): Result<WhyNot, Failure>;
};

/** The widest file a chain ever came in, many times over. */
const largest = 60_000_000;

export function createOpenedFile(
  tell: (file: FileView | null) => void,
  settings: () => Settings,
  keep: {
    readonly history: (history: DailyHistory) => void;
    readonly calendar: (announced: readonly Announcement[]) => void;
  },
): OpenedFile {
  const analyser = createAnalyser();
  let reading = new AbortController();
  let source = { name: '', text: '' };
  let answers: Record<string, string | number> = {};
  let chains: readonly Chain[] = [];
  let at = 0;
  let own: Partial<CondorSettings> = {};

  const input = (place = at) => {
    const chain = chains[place] as Chain;
    const { rate, condors } = settings();
    return {
      chain,
      // The file may be old: its quotes are looked at as they were then.
      now: chain.source.quotedAt ?? chain.source.readAt,
      rate,
      condors: { ...USUAL_CONDORS, ...condors, ...own },
    };
  };

  function show(): void {
    const series = chains.map(({ root, expiry }) => ({ root, expiry }));
    tell({ kind: 'shown', name: source.name, series, at, analysis: analyser.analyse(input()) });
  }

  async function read(): Promise<void> {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    const { name, text } = source;
    if (text.length > largest) {
      tell({ kind: 'refused', name, trouble: { code: 'tooLarge', detail: [], asks: [] } });
      return;
    }
    tell({ kind: 'reading', name, share: 0 });
    const found = await readFileInSlices(
      { name, text, now: Date.now() as Instant, answers, readPage: savedPage },
      {
        signal,
        progress: (share) => {
          if (!signal.aborted) tell({ kind: 'reading', name, share });
        },
      },
    );
    if (signal.aborted) return;
    if (!found.ok) tell({ kind: 'refused', name, trouble: found.error });
    else if (found.value.kind === 'series') {
      const history = historyIn(found.value.series, null);
      if (history.ok) keep.history(history.value);
      tell(
        history.ok
          ? { kind: 'history', name, history: history.value }
          : { kind: 'useless', name, what: 'series' },
      );
    } else if (found.value.kind === 'calendar') {
      const announced = announcementsIn(found.value.events);
      const now = Date.now() as Instant;
      const next = ANNOUNCED.flatMap((kind) => nextAnnouncement(announced, kind, now) ?? []);
      if (next.length > 0) keep.calendar(announced);
      tell(next.length > 0 ? { kind: 'calendar', name, next } : { kind: 'useless', name, what: 'calendar' });
    } else if (found.value.kind === 'position')
      tell({ kind: 'position', name, position: positionIn(found.value.position.orders) });
    else {
      chains = found.value.chains;
      void rememberFile(chains);
      own = {};
      // The first that has not settled and can be worked out; where none can, the first says why.
      at = Math.max(
        0,
        chains.findIndex((_, i) => analyser.analyse(input(i)).ok),
      );
      show();
    }
  }

  return {
    open: (name, text) => {
      source = { name, text };
      answers = {};
      void read();
    },
    close: () => {
      reading.abort();
      chains = [];
      tell(null);
    },
    look: (next) => {
      at = next;
      own = {};
      show();
    },
    answer: (about, option) => {
      answers = { ...answers, [about]: about === 'year' ? Number(option) : option };
      void read();
    },
    choose: (change) => {
      own = { ...own, strikes: null, ...change };
      show();
    },
    whyNot: (strikes) =>
      chains.length > 0 ? analyser.whyNot(input(), strikes) : fail(failure('chainForgotten')),
  };
}

/** The chains of a page that was saved to a file; nothing in it runs and nothing is loaded. */
const savedPage: PageReader = (html, address) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const url = new URL(URL.canParse(address) ? address : 'https://saved.invalid/');
  const found = readPage(page, url, Date.now() as Instant);
  return found.ok ? ok(found.value.chains.map(({ chain }) => chain)) : found;
};
