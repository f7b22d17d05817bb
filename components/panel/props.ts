import type { FileActions } from '@/components/files/file-bar';
import type { Bought } from '@/components/hedge/bought';
import type { ShowEven } from '@/components/hedge/even-lines';
import type { HistoriesOf } from '@/components/hedge/tuning-fit';
import type { Simulate } from '@/components/plots/p50';
import type { Answer } from '@/components/question';
import type { JournalActions } from '@/components/ticket/journal';
import type { PreviewProps } from '@/components/ticket/preview';
import type { OwnRuleRefusal } from '@/lib/core/condor/own-rules';
import type { Strikes, WhyNot } from '@/lib/core/condor/why-not';
import type { DrawingTrouble } from '@/lib/core/drawing-trouble';
import type { Failure } from '@/lib/core/failure';
import type { Announcement } from '@/lib/core/hedge/announcements';
import type { KeptLayer } from '@/lib/core/hedge/bought';
import type { Histories } from '@/lib/core/hedge/daily-history';
import type { Entries } from '@/lib/core/hedge/entries';
import type { HedgeChoice } from '@/lib/core/hedge/hedge-choice';
import type { Chain } from '@/lib/core/market/chain';
import type { Result } from '@/lib/core/result';
import type { Rule } from '@/lib/core/stages/candidates';
import type { CondorChange } from '@/lib/core/stages/condor-settings';
import type { TicketHabits } from '@/lib/core/tickets/habits';
import type { JournalEntry } from '@/lib/core/tickets/journal-entry';
import type { TypedLimit } from '@/lib/core/tickets/typed-limit';
import type { FileView } from '@/lib/state/file-view';
import type { ViewState } from '@/lib/state/tab-view';
import type { Folding } from './section';

/** What the panel asks for; the answer to a choice comes back as the tab's next state. */
export type PanelActions = {
  readonly choose: (change: CondorChange) => void;
  readonly whyNot: (strikes: Strikes) => Promise<Result<WhyNot, Failure>>;
  /** Tell the page in front what it leaves open. */
  readonly answer: (answer: Answer) => void;
  /** Let the user point at the cells of the page in front. */
  readonly teach: () => void;
  /** Where the user's own rules are changed and removed. */
  readonly editRules: () => void;
  /** Keep an objective and limits as a rule of this name; its id. */
  readonly keepRule: (
    name: string,
    rule: Pick<Rule, 'objective' | 'limits'>,
  ) => Promise<Result<string, OwnRuleRefusal | Failure>>;
  readonly forgetRule: (id: string) => void;
  readonly keepHabits: (habits: TicketHabits) => void;
  readonly keepLimit: (limit: TypedLimit | null) => void;
  readonly copy: PreviewProps['copy'];
  readonly journal: JournalActions;
  readonly file: FileActions;
  readonly simulate: Simulate;
  readonly showHedged: ShowEven;
  readonly keepHedge: (choice: HedgeChoice) => void;
  readonly changeBought: Bought['change'];
  readonly histories: Omit<HistoriesOf, 'known'>;
  readonly forgetCalendars: () => void;
  /** Keeps the delta of one condor when it was sold, by the condor's name; `null` not known any more. */
  readonly keepEntry: (condor: string, delta: number | null) => void;
  /** Copy an order that the journal does not keep. */
  readonly copyText: (text: string) => Promise<boolean>;
};

export type PanelProps = {
  readonly actions: PanelActions;
  readonly folding: Folding;
  readonly habits: TicketHabits;
  readonly limit: TypedLimit | null;
  /** The tickets that were copied, the newest first. */
  readonly journal: readonly JournalEntry[];
  readonly state: ViewState;
  /** What is amiss with the drawing on the tab's page. */
  readonly trouble: DrawingTrouble | null;
  readonly notice: Failure | null;
  readonly now: number;
  /** What other tabs of this session have shown. */
  readonly others: readonly Chain[];
  /** Every chain of this session, of this tab too. */
  readonly chains: readonly Chain[];
  readonly hedge: HedgeChoice;
  /** The layers of hedges that were bought. */
  readonly bought: readonly KeptLayer[];
  /** The announcements of calendars that the user gave. */
  readonly announcements: readonly Announcement[];
  readonly histories: Histories;
  readonly entries: Entries;
  readonly file: FileView | null;
  /** The user's interest rate, a fraction. */
  readonly rate: number;
  /** From this age on, in milliseconds, numbers are called stale. */
  readonly staleMs: number;
};
