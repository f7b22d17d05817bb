import { apportion } from './apportion';
import type { Measures } from './measures';
import {
  DEFAULT_BANDS,
  type Exposure,
  type RuleSize,
  ruleSizes,
  type SizingBand,
  type SizingRule,
} from './sizing-rules';

/** How careful the user is. */
export type Stance = 'steward' | 'promoter';

export type SizingSettings = {
  /** The rule that decides. */
  readonly rule: SizingRule;
  readonly bands: Readonly<Record<SizingRule, SizingBand>>;
  readonly stance: Stance;
  readonly exposure: Exposure;
  readonly capital: number | null;
  /** No debit above this, in money; `null` for no such limit. */
  readonly mostDebit: number | null;
  /** The concentration signal; `null` unknown, which never counts as high. */
  readonly concentrationHigh: boolean | null;
};

export const DEFAULT_SIZING: SizingSettings = {
  rule: 'stress-offset',
  bands: DEFAULT_BANDS,
  stance: 'steward',
  exposure: 'max-loss',
  capital: null,
  mostDebit: null,
  concentrationHigh: null,
};

export type Budget = 'exposure-budget' | 'capital-budget' | 'most-debit';

/** What pulls in different directions; its words stand in the locale under its code. */
export type SizingConflict =
  /** The chosen rule wants more than a budget allows, in sets. */
  | {
      readonly code: 'budget-below-target';
      readonly budget: Budget;
      readonly wants: number;
      readonly allows: number;
    }
  /** The least that one rule wants is above the most of another, in sets. */
  | {
      readonly code: 'rules-disagree';
      readonly more: SizingRule;
      readonly less: SizingRule;
      readonly least: number;
      readonly most: number;
    }
  /** Less than half a contract. */
  | { readonly code: 'rounds-to-none'; readonly contracts: number }
  /** The chosen rule has no answer. */
  | { readonly code: 'rule-silent'; readonly rule: SizingRule }
  /** The set wants a share of a capital that is not set. */
  | { readonly code: 'share-of-nothing' }
  /** The stance would act on a signal that nobody knows. */
  | { readonly code: 'concentration-unknown' };

export type Sizing = {
  readonly rules: readonly RuleSize[];
  readonly rule: SizingRule;
  /** Sets that the chosen rule wants under the stance; `null` where it is silent. */
  readonly wanted: number | null;
  /** What the stance multiplied the end of the band by, and the convexity ÷ max loss behind it. */
  readonly factor: number;
  /** Sets after the budgets. */
  readonly sets: number;
  /** What decided: the rule itself, or the budget that cut it. */
  readonly binding: SizingRule | Budget | 'own-share';
  /** Contracts per layer. */
  readonly counts: readonly number[];
  readonly conflicts: readonly SizingConflict[];
};

/** A promoter's end of the band is stretched so much while concentration is high. */
const CONCENTRATED = 1.5;
/** A steward's end grows with convexity, to this at most. */
const MOST_CONVEX = 2;
/** No hedge is larger: a count that a person would have to spell twice. */
const MOST_CONTRACTS = 10_000;

export type SizingInput = {
  readonly measures: Measures;
  readonly settings: SizingSettings;
  /** Contracts of each layer in one set, and what one contract of each costs, in money. */
  readonly layers: readonly { readonly contracts: number; readonly debit: number }[];
  readonly expirationDay: boolean;
  /** Share of the portfolio that the set itself asks for, in place of the rule; `null`: it does not. */
  readonly ownShare?: number | null;
};

/** Sizes a hedge by all rules: the chosen one decides, budgets cap it, the ratio of the layers is kept. */
export function sizeHedge(input: SizingInput): Sizing {
  const { measures, settings, layers, expirationDay, ownShare = null } = input;
  const rules = ruleSizes({ ...settings, measures, expirationDay });
  const chosen = rules.find(({ rule }) => rule === settings.rule);
  const factor = stanceFactor(settings, measures);
  const end = settings.stance === 'steward' ? chosen?.low : chosen?.high;
  const byRule = end === undefined || end === null ? null : end * factor;
  const wanted = ownShare === null ? byRule : ownSets(ownShare, settings, measures);
  const caps = budgetsOf(rules, settings, measures).filter(
    ({ budget }) => ownShare === null || budget === 'most-debit',
  );
  const tightest = caps.reduce<Cap | null>(
    (least, cap) => (least === null || cap.sets < least.sets ? cap : least),
    null,
  );
  const capped = wanted !== null && tightest !== null && tightest.sets < wanted;
  const sets = wanted === null ? 0 : capped ? Math.max(tightest.sets, 0) : wanted;
  const perSet = layers.reduce((sum, { contracts }) => sum + contracts, 0);
  const exact = Math.min(sets * perSet, MOST_CONTRACTS);
  const shares = layers.map(({ contracts }) => contracts);
  let total = Math.min(
    Math.round(exact),
    Math.floor(Math.max(tightest?.sets ?? MOST_CONTRACTS, 0) * perSet + 1e-9),
  );
  let counts = apportion(total, shares);
  // Largest remainders may favour the dearer layer: a budget holds in money, not in sets.
  while (total > 0 && caps.some((cap) => spends(cap, counts, layers))) {
    total -= 1;
    counts = apportion(total, shares);
  }
  const conflicts: SizingConflict[] = [];
  if (wanted === null)
    conflicts.push(
      ownShare === null ? { code: 'rule-silent', rule: settings.rule } : { code: 'share-of-nothing' },
    );
  for (const { budget, sets: allows } of caps) {
    if (wanted !== null && allows < wanted)
      conflicts.push({ code: 'budget-below-target', budget, wants: wanted, allows });
  }
  conflicts.push(...disagreements(rules, settings.rule));
  if (sets > 0 && total === 0) conflicts.push({ code: 'rounds-to-none', contracts: exact });
  if (settings.stance === 'promoter' && settings.concentrationHigh === null)
    conflicts.push({ code: 'concentration-unknown' });
  return {
    rules,
    rule: settings.rule,
    wanted,
    factor,
    sets,
    binding: capped ? tightest.budget : ownShare === null ? settings.rule : 'own-share',
    counts,
    conflicts,
  };
}

/** Steward: 1 + convexity ÷ max loss, 2 at most. Promoter: 1.5 while concentration is high. */
function stanceFactor(
  { stance, concentrationHigh }: SizingSettings,
  { convexity, maxLoss }: Measures,
): number {
  if (stance === 'promoter') return concentrationHigh === true ? CONCENTRATED : 1;
  return maxLoss > 0 ? Math.max(1, Math.min(1 + convexity / maxLoss, MOST_CONVEX)) : 1;
}

function ownSets(share: number, { capital }: SizingSettings, { setDebit }: Measures): number | null {
  if (share === 0) return 0;
  return capital !== null && setDebit >= 0.01 ? (share * capital) / setDebit : null;
}

type Cap = { readonly budget: Budget; readonly sets: number; readonly money: number };

/** The high end of both budgets caps the rules that are not budgets; the user's own limit caps all. */
function budgetsOf(
  rules: readonly RuleSize[],
  { rule, mostDebit }: SizingSettings,
  { setDebit }: Measures,
): readonly Cap[] {
  const caps: Cap[] = [];
  for (const budget of ['exposure-budget', 'capital-budget'] as const) {
    const size = rules.find((each) => each.rule === budget);
    if (size && size.high !== null && rule !== budget)
      caps.push({ budget, sets: size.high, money: size.high * size.perSet });
  }
  if (mostDebit !== null && setDebit > 0)
    caps.push({ budget: 'most-debit', sets: mostDebit / setDebit, money: mostDebit });
  return caps;
}

/** True where these counts cost more than the budget; that of the capital is for the first layer alone. */
function spends({ budget, money }: Cap, counts: readonly number[], layers: SizingInput['layers']): boolean {
  const counted = budget === 'capital-budget' ? layers.slice(0, 1) : layers;
  const debit = counted.reduce((sum, layer, i) => sum + (counts[i] ?? 0) * layer.debit, 0);
  return debit > money * (1 + 1e-9);
}

/** Only of the rule that decides: the others may differ among themselves. */
function disagreements(rules: readonly RuleSize[], chosen: SizingRule): SizingConflict[] {
  return rules.flatMap((more) =>
    rules.flatMap((less): SizingConflict[] =>
      (more.rule === chosen || less.rule === chosen) &&
      more.low !== null &&
      less.high !== null &&
      more.low > less.high
        ? [{ code: 'rules-disagree', more: more.rule, less: less.rule, least: more.low, most: less.high }]
        : [],
    ),
  );
}
