import type { DecideRefusal } from '../decide/decision';
import type { DecisionView } from '../decide/view';
import type { Figure } from '../figure';
import type { Result } from '../result';
import type { Table } from '../table';
import type { FormatId } from '../tickets/format';
import type { TicketFailure } from '../tickets/ticket-failure';
import type { CalendarDate, Instant } from '../unit';
import type { LayerState } from './activation';
import type { CombinedBreakEvens } from './break-evens';
import type { CombinedCurves, Moment } from './curves';
import type { Gate } from './gate';
import type { HedgeTicket, HedgeTicketRefusal } from './hedge-ticket';
import type { Layer } from './layer';
import type { ListedLeg } from './leg';
import type { HedgeDoubt } from './refusal';
import type { Sizing } from './sizing';
import type { SizingRule, SizingSilence } from './sizing-rules';
import type { Counting } from './still-to-buy';
import type { Ladder } from './time-travel';
import type { HedgeTrouble, Note } from './trouble';
import type { VixForward, VixJoin } from './vix-join';
import type { VixLevel } from './vix-side';

/** Everything the hedge and decide sections of a screen show. All numbers finite, no typed arrays: fit to be sent. */
export type HedgeAnalysis = {
  readonly asOf: Instant;
  /** Of the condor. */
  readonly settlesAt: Instant;
  readonly vix: Result<VixView, HedgeTrouble>;
  readonly hedge: Result<HedgeView, HedgeTrouble>;
  /** Layers that were bought before, each at the quotes of now; one that has no quote is not among them. */
  readonly held: readonly CountedView[];
  /** The layers held over time, in the place of those suggested; `null` where none is held or there is no hedge. */
  readonly heldOver: HeldOver | null;
  readonly decision: Result<DecisionView, DecideRefusal>;
};

export type HeldOver = { readonly ladder: Ladder };

export type HeldView = {
  /** Among the layers that were bought. */
  readonly place: number;
  readonly layer: Layer;
  readonly legs: readonly ListedLeg[];
  readonly contracts: number;
  /** Points for one contract of the structure: paid, and what closing it brings. */
  readonly cost: number;
  readonly proceeds: number;
  /** Share of the extrinsic value paid that is gone, a fraction. */
  readonly extrinsicLost: number | null;
  readonly roll: RollView;
};

/** The same with the layers it is taken off; of none and apart from none where there is no hedge to take it off. */
export type CountedView = HeldView & Counting;

export type VixView = {
  /** `modelled` is to be said beside every number that follows from it. */
  readonly source: VixJoin['source'];
  readonly instead: HedgeTrouble | null;
  readonly level: Figure;
  readonly levelFrom: VixLevel['from'];
  readonly forwards: readonly VixForward[];
  readonly stale: number;
};

export type HedgeView = {
  /** Id of the set. */
  readonly set: string;
  readonly modelled: boolean;
  readonly layers: readonly LayerView[];
  readonly sizing: SizingView;
  /** Every number of the suggestion, by its id. */
  readonly figures: readonly Figure[];
  readonly gate: Pick<Gate, 'open' | 'because' | 'law'>;
  /** First row the set itself, then every preset and none. */
  readonly costs: Table;
  readonly scenarios: Table;
  readonly shift: Table;
  readonly breakEvens: readonly BreakEvensView[];
  readonly breakEvenFigures: readonly Figure[];
  readonly curves: CombinedCurves;
  readonly ladder: Ladder;
  readonly holding: HoldingView;
  readonly ticket: TicketView;
  readonly doubts: readonly HedgeDoubt[];
  /** False where a doubt guards the copy: a second deliberate click. */
  readonly copyable: boolean;
};

/** At one moment and one size of the hedge against its own. */
export type BreakEvensView = CombinedBreakEvens & { readonly moment: Moment; readonly ratio: number };

export type LayerView = {
  readonly place: number;
  readonly layer: Layer;
  readonly state: LayerState;
  /** Why it is on no listed contract; `null` where it is. */
  readonly unmatched: Note | null;
  readonly misses: readonly Note[];
  readonly legs: readonly ListedLeg[];
  /** As the sizing asks for, how many of them are held (perhaps more), and how many are still to be bought. */
  readonly contracts: number;
  readonly held: number;
  readonly toBuy: number;
  /** Points for one contract of the structure; `null` unmatched. */
  readonly prices: { readonly natural: number; readonly mid: number; readonly proceeds: number } | null;
  readonly roll: RollView | null;
};

/** Of a suggested layer as if bought now at natural prices. */
export type RollView = {
  /** True where a rule asks for a roll today. */
  readonly due: boolean;
  readonly byDays: CalendarDate | null;
  readonly byExtrinsic: CalendarDate | null;
  readonly next: CalendarDate | null;
  /** Money to sell and buy again now, and what it does to the gain per point of VIX; `null` where there is nothing to roll into. */
  readonly now: { readonly net: number; readonly coverBefore: number; readonly coverAfter: number } | null;
  /** Points at which the take-profit rule sells; `null` where the rule is another or none. */
  readonly profitAt: number | null;
  readonly profit: 'yes' | 'no' | 'unknown';
};

export type SizingView = Pick<Sizing, 'rule' | 'binding' | 'wanted' | 'sets' | 'factor' | 'counts'> & {
  readonly rules: Table;
  readonly silent: readonly { readonly rule: SizingRule; readonly why: SizingSilence }[];
  readonly conflicts: readonly Note[];
};

/** What the pictures and break-evens rest on beside the condor, in money. */
export type HoldingView = {
  /** For all that the sizing asks for, and for what of it is still to be bought, at natural prices. */
  readonly debit: number;
  readonly toPay: number;
  /** What closing everything held would bring. */
  readonly heldAtBid: number;
};

export type TicketView = {
  /** What is still to be bought of all layers, as one order. */
  readonly natural: Result<HedgeTicket, HedgeTicketRefusal>;
  readonly mid: Result<HedgeTicket, HedgeTicketRefusal>;
  /** One order for each layer that is bought: what a broker takes that takes no order over several expiries. */
  readonly byLayer: readonly LayerTicket[];
  /** Which formats carry the mid ticket, and why the others do not. */
  readonly formats: readonly { readonly format: FormatId; readonly failure: TicketFailure | null }[];
};

export type LayerTicket = {
  readonly place: number;
  readonly natural: Result<HedgeTicket, HedgeTicketRefusal>;
  readonly mid: Result<HedgeTicket, HedgeTicketRefusal>;
};
