import type { HedgeRefusal } from './refusal';
import type { SizingConflict } from './sizing';
import type { Miss } from './snap';

/** Why there is no hedge, as it is told: cause under `hedge.refusal.<code>`, remedy under `hedge.remedy.<code>`. */
export type HedgeTrouble = { readonly code: HedgeTroubleCode; readonly detail: readonly string[] };

export const hedgeTroubleCodes = [
  'noVixChain',
  'vixStale',
  'vixSettled',
  'vixLevelUnknown',
  'typedRefused',
  'noLayerMatched',
  'zeroCondors',
  'condorRefused',
  'marketRefused',
  'settingRefused',
  /** The SPX chain itself tells no market: detail is the code of that failure. */
  'chainRefused',
  'crashed',
] as const;

export type HedgeTroubleCode = (typeof hedgeTroubleCodes)[number];

export function troubleOf(refusal: HedgeRefusal): HedgeTrouble {
  switch (refusal.code) {
    case 'vix-stale':
      return trouble('vixStale', Math.round(refusal.age), refusal.oldest);
    case 'no-layer-matched':
      return trouble(
        'noLayerMatched',
        ...refusal.unmatched.slice(0, 3).map(({ layer, reason }) => `${layer.name}: ${reason}`),
      );
    case 'condor-refused':
      return trouble('condorRefused', refusal.why);
    case 'market-refused':
      return trouble('marketRefused', refusal.where);
    case 'setting-refused':
      return trouble('settingRefused', refusal.where);
    case 'no-vix-chain':
      return trouble('noVixChain');
    case 'vix-settled':
      return trouble('vixSettled');
    case 'vix-level-unknown':
      return trouble('vixLevelUnknown');
    case 'typed-refused':
      return trouble('typedRefused');
    case 'zero-condors':
      return trouble('zeroCondors');
    case 'crashed':
      return trouble('crashed');
  }
}

export function trouble(code: HedgeTroubleCode, ...detail: readonly (string | number)[]): HedgeTrouble {
  return { code, detail: detail.map((part) => String(part).slice(0, 80)) };
}

/** Something that is said in one sentence: a code and its blanks. */
export type Note = { readonly code: string; readonly detail: readonly string[] };

/** What a layer asked for and did not get: words under `hedge.miss.<code>`. */
export function missNote(miss: Miss): Note {
  switch (miss.code) {
    case 'expiry-skipped':
      return { code: 'expirySkipped', detail: [miss.expiry, miss.why] };
    case 'wide':
      return { code: 'wide', detail: [String(miss.strike), miss.width.toFixed(2)] };
    case 'delta':
      return { code: 'delta', detail: [miss.wanted.toFixed(2), miss.got.toFixed(2)] };
    case 'tenor':
    case 'strike':
      return { code: miss.code, detail: [String(round(miss.wanted)), String(round(miss.got))] };
  }
}

/** What pulls in different directions: words under `hedge.conflict.<code>`. */
export function conflictNote(conflict: SizingConflict): Note {
  switch (conflict.code) {
    case 'budget-below-target':
      return {
        code: 'budgetBelowTarget',
        detail: [conflict.budget, conflict.wants.toFixed(2), conflict.allows.toFixed(2)],
      };
    case 'rules-disagree':
      return {
        code: 'rulesDisagree',
        detail: [conflict.more, conflict.less, conflict.least.toFixed(2), conflict.most.toFixed(2)],
      };
    case 'rounds-to-none':
      return { code: 'roundsToNone', detail: [conflict.contracts.toFixed(2)] };
    case 'rule-silent':
      return { code: 'ruleSilent', detail: [conflict.rule] };
    case 'share-of-nothing':
      return { code: 'shareOfNothing', detail: [] };
    case 'concentration-unknown':
      return { code: 'concentrationUnknown', detail: [] };
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
