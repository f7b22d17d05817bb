import { createStore } from 'zustand/vanilla';
import type { Analysis } from '@/lib/core/analysis';
import type { DrawingTrouble } from '@/lib/core/drawing-trouble';
import type { Failure } from '@/lib/core/failure';
import type { Announcement } from '@/lib/core/hedge/announcements';
import type { KeptLayer } from '@/lib/core/hedge/bought';
import { type Histories, NO_HISTORIES } from '@/lib/core/hedge/daily-history';
import type { Entries } from '@/lib/core/hedge/entries';
import { type HedgeChoice, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import type { Chain } from '@/lib/core/market/chain';
import { type Settings, USUAL_SETTINGS } from '@/lib/core/settings';
import { type TicketHabits, USUAL_HABITS } from '@/lib/core/tickets/habits';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import type { TypedLimit } from '@/lib/core/tickets/typed-limit';
import type { FileView } from './file-view';

/** What a panel or popup shows of the tab it follows. */
export type TabView = {
  readonly state: ViewState;
  /** What is amiss with the drawing on the tab's page. */
  readonly trouble: DrawingTrouble | null;
  readonly settings: Settings;
  /** Something kept on this device could not be read as it was left. */
  readonly notice: Failure | null;
  /** The chains that other tabs of this session have shown. */
  readonly others: readonly Chain[];
  /** Every chain of this session, of this tab too. */
  readonly chains: readonly Chain[];
  readonly hedge: HedgeChoice;
  /** The layers of hedges that were bought. */
  readonly bought: readonly KeptLayer[];
  /** The announcements of calendars that files gave. */
  readonly announcements: readonly Announcement[];
  /** The histories that files gave in this session. */
  readonly histories: Histories;
  /** Deltas at entry that were typed in this session. */
  readonly entries: Entries;
  /** A file that stands in the place of the tab. */
  readonly file: FileView | null;
  /** Sections of the panel that are folded away. */
  readonly folded: readonly string[];
  /** How the user writes tickets. */
  readonly habits: TicketHabits;
  /** The limit that was typed last. */
  readonly limit: TypedLimit | null;
  /** The tickets that were copied, the newest first. */
  readonly journal: readonly JournalEntry[];
};

export type ViewState =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'shown'; readonly analysis: Analysis }
  | { readonly kind: 'refused'; readonly failure: Failure };

export function createTabView() {
  return createStore<TabView>()(() => ({
    state: { kind: 'reading' },
    trouble: null,
    settings: USUAL_SETTINGS,
    notice: null,
    others: [],
    chains: [],
    hedge: USUAL_HEDGE,
    bought: [],
    announcements: [],
    histories: NO_HISTORIES,
    entries: {},
    file: null,
    folded: [],
    habits: USUAL_HABITS,
    limit: null,
    journal: [],
  }));
}
