import type { Condor } from '../condor/condor';
import type { HeldView } from '../hedge/analysis';
import type { LawName } from '../hedge/joint-law';
import type { HeldLeg } from '../hedge/leg';
import type { HedgeSettings } from '../hedge/settings';
import type { VixJoin } from '../hedge/vix-join';
import type { Chain } from '../market/chain';
import { fail, type Result } from '../result';
import type { Market } from '../stages/market';
import type { Surface } from '../stages/surface';
import type { Instant } from '../unit';
import type { TestedSide } from './tested';
import type { ActionTicket } from './trades';

/** What can be done about a tested condor; none is preselected. */
export const DECIDE_ACTIONS = ['hold', 'hedge', 'roll-away', 'roll-out', 'close'] as const;

export type DecideAction = (typeof DECIDE_ACTIONS)[number];

/** Why there is no table, or no such action: words under `decide.refusal.<code>`. */
export type DecideRefusal = {
  readonly code: DecideRefusalCode;
  /** The blanks of the sentence: a strike, a date, a code of its own. */
  readonly detail: readonly string[];
};

export const decideRefusalCodes = [
  /** Neither short strike is near: delta and expected moves of the nearer one. */
  'notTested',
  'condorRefused',
  'legUnquoted',
  /** A VIX call that is held has no quote, so nothing that counts it in is known. */
  'heldUnquoted',
  /** No later expiry of the same root was captured. */
  'noFurtherExpiry',
  /** No quoted strike further away makes a spread of the same width. */
  'noStrikeFurther',
  'noVix',
  'noLayer',
  /** The sizing rule asks for no contract of the first layer. */
  'nothingToBuy',
  /** All that it asks for is held already: the layer, how many are asked for and how many held. */
  'layerHeld',
  'modelled',
  'notAnOrder',
  'crashed',
] as const;

export type DecideRefusalCode = (typeof decideRefusalCodes)[number];

/** One action in the columns that all share, in money unless said. */
export type DecideRow = {
  /** Paid (positive) or received now, fees in. */
  readonly extraNatural: number;
  readonly extraMid: number;
  /** Max loss of the condors with the debit of the hedge, and how much more that is than now. */
  readonly capital: number;
  readonly extraCapital: number;
  readonly capitalCharge: number;
  /** At the condor's settlement, rising, in points. */
  readonly breakEvens: readonly number[];
  readonly pop: number;
  readonly expectation: number;
  /** Loss at the stress toward the tested side; negative is a gain. */
  readonly stressLoss: number;
  readonly worstTwentieth: number;
  readonly acidTest: number | null;
  /** Premiums kept so far, the value of the hedge at bid, and the years its capital is tied up. */
  readonly credit: number;
  readonly hedgeAtBid: number;
  readonly years: number;
  readonly settlesAt: Instant;
  /** Nothing is traded: `null`. */
  readonly ticket: ActionTicket | null;
};

export type Decision = {
  readonly tested: TestedSide;
  /** Everything is compared at this instant, the condor's settlement. */
  readonly horizon: Instant;
  /** The move that is feared, a fraction with its sign. */
  readonly stress: number;
  readonly law: LawName;
  /** False: no VIX chain serves, and VIX is taken to stand at the condor's own volatility. */
  readonly vixKnown: boolean;
  readonly rows: readonly {
    readonly action: DecideAction;
    readonly outcome: Result<DecideRow, DecideRefusal>;
  }[];
};

export type DecideExpiry = { readonly chain: Chain; readonly market: Market; readonly surface: Surface };

export type DecideInput = {
  /** As it was sold: `credit` is what came in, `fee` what a contract costs to trade. */
  readonly condor: Condor;
  readonly own: DecideExpiry;
  /** Other chains of the same underlying, where captured, and what the market of one is: asked of the one rolled to. */
  readonly further: readonly Chain[];
  readonly expiryOf: (chain: Chain) => DecideExpiry | null;
  /** `null` where nothing is known of VIX: the hedge is refused, and VIX taken to stand at the condor's volatility. */
  readonly vix: VixJoin | null;
  /** VIX calls that are held already, and what they bring at the bid. */
  readonly held: readonly HeldLeg[];
  readonly heldAtBid: number;
  /** The same layer by layer: they are taken off what is still to be bought. */
  readonly heldLayers: readonly HeldView[];
  readonly settings: HedgeSettings;
  readonly now: Instant;
};

/** A refusal with the blanks of its sentence. */
export function refuse(code: DecideRefusalCode, ...detail: readonly (string | number)[]) {
  return fail<DecideRefusal>({ code, detail: detail.map(String) });
}
