import type { Figure, FigureInput, FigureUnit } from '../figure';
import { LETTERS, type Letter } from './letters';
import type { SizingRule } from './sizing-rules';
import type { HedgeSuggestion } from './suggest';

type Definition = {
  readonly unit: FigureUnit;
  readonly formula: string;
  readonly value: (suggestion: HedgeSuggestion) => number | null;
  readonly inputs: readonly Letter[];
};

function define(
  unit: FigureUnit,
  formula: string,
  value: Definition['value'],
  ...inputs: readonly Letter[]
): Definition {
  return { unit, formula, value, inputs };
}

const gainAt = (fall: number) => (s: HedgeSuggestion) =>
  s.sized.costs.gains.find((each) => each.fall === fall)?.gain ?? null;

const MODEL = ['VIX', 's', 'γ', 'contracts', 'debit'] as const;
const GAIN = 'Σ contracts × 100 × V(F + β ΔVIX, σ (F′ ÷ F)^γ) − debit, ΔVIX at ';

const DEFINITIONS = {
  debit: define(
    'money',
    'Σ contracts × 100 × (bought ask − sold bid)',
    (s) => s.sized.costs.debit,
    'contracts',
  ),
  bleedPerQuietDay: define(
    'money',
    'V(0, today) − V(ΔVIX at r = 0, a trading day on)',
    (s) => s.sized.costs.bleedPerQuietDay,
    ...MODEL,
  ),
  callSideLoss: define('money', `−(${GAIN}S = K3)`, (s) => s.sized.costs.callSideLoss, 'S', 'K3', ...MODEL),
  gainAt2: define('money', `${GAIN}r = −2 %`, gainAt(0.02), ...MODEL),
  gainAt3: define('money', `${GAIN}r = −3 %`, gainAt(0.03), ...MODEL),
  gainAt5: define('money', `${GAIN}r = −5 %`, gainAt(0.05), ...MODEL),
  stressGain: define('money', `${GAIN}the stress`, (s) => s.sized.costs.stressGain, ...MODEL),
  offset: define(
    'fraction',
    'stress gain ÷ condor loss',
    (s) => s.sized.costs.offset,
    'stress gain',
    'condor loss',
  ),
  costPerOffset: define(
    'fraction',
    'debit ÷ stress gain',
    (s) => s.sized.costs.costPerOffset,
    'debit',
    'stress gain',
  ),
  slippage: define(
    'money',
    'Σ contracts × 100 × (ask − mid)',
    (s) => s.sized.costs.slippage.whole,
    'contracts',
  ),
  slippageAtLimit: define(
    'money',
    'Σ contracts × 100 × 0.05',
    (s) => s.sized.costs.slippage.atLimit,
    'contracts',
  ),
  condorLoss: define(
    'money',
    'loss of n condors at the stress',
    (s) => s.sized.measures.condorLoss,
    'n',
    'M',
    'c',
  ),
  condorPerVolPoint: define(
    'money',
    'n M (V(σ + 1 %) − V(σ))',
    (s) => s.sized.measures.condorPerVolPoint,
    'n',
    'M',
    'T',
  ),
  setPerVixPoint: define(
    'money',
    'Σ delta × β(d) × 100 × contracts of one set',
    (s) => s.sized.measures.setPerVixPoint,
    's',
  ),
  convexity: define(
    'money',
    'n M (V(S − 1 %) − V(S)) − delta × 1 % S',
    (s) => s.sized.measures.convexity,
    'S',
    'n',
    'M',
  ),
  setsWanted: define(
    'count',
    'band × need ÷ what a set does × stance',
    (s) => s.sized.sizing.wanted,
    'condor loss',
    'set gain',
    'convexity',
    'max loss',
  ),
  sets: define(
    'count',
    'min(wanted, budgets ÷ set debit)',
    (s) => s.sized.sizing.sets,
    'wanted',
    'set debit',
  ),
  stanceFactor: define(
    'fraction',
    '1 + convexity ÷ max loss, 2 at most; promoter 1 or 1.5',
    (s) => s.sized.sizing.factor,
    'convexity',
    'max loss',
  ),
  expectedValue: define(
    'money',
    'E[V] over SPX × residual of VIX at settlement',
    (s) => s.gate.expectedValue,
    ...MODEL,
  ),
  periodReturn: define('fraction', 'E[V] ÷ cost − 1', (s) => s.gate.periodReturn, 'E[V]', 'cost'),
  irr: define('fraction', '(E[V] ÷ cost)^(1 ÷ T) − 1', (s) => s.gate.irr, 'E[V]', 'cost', 'T'),
  bleed: define('money', 'cost − E[V]', (s) => s.gate.bleed, 'cost', 'E[V]'),
  thetaCapture: define(
    'money',
    'n M (V − settlement at F) × captured',
    (s) => s.gate.thetaCapture,
    'n',
    'M',
    'T',
  ),
  allowance: define('money', 'φ × theta capture', (s) => s.gate.allowance, 'φ', 'theta capture'),
  acidTest: define(
    'fraction',
    '(n M c + hedge at bid) ÷ condor loss',
    (s) => s.acidTest,
    'n M c',
    'hedge at bid',
    'condor loss',
  ),
  acidTestAlone: define('fraction', 'n M c ÷ condor loss', (s) => s.acidTestAlone, 'n M c', 'condor loss'),
  capitalCharge: define(
    'money',
    'cost of capital × (max loss + cost) × T',
    (s) => s.capitalCharge,
    'max loss',
    'cost',
    'T',
  ),
  capitalChargeAlone: define(
    'money',
    'cost of capital × max loss × T',
    (s) => s.capitalChargeAlone,
    'max loss',
    'T',
  ),
  shiftBelow: define(
    'points',
    'break-even below alone − combined: positive is outward',
    (s) => s.breakEvens.shiftBelow,
    'S',
    'n',
    'contracts',
  ),
  shiftAbove: define(
    'points',
    'break-even above combined − alone: positive is outward',
    (s) => s.breakEvens.shiftAbove,
    'S',
    'n',
    'contracts',
  ),
  expectationAlone: define(
    'money',
    'E[condor], named law',
    (s) => s.expectations.alone.expectation,
    'n',
    'M',
    'c',
  ),
  expectationCombined: define(
    'money',
    'E[condor] + E[hedge], named law',
    (s) => s.expectations.combined.expectation,
    'P/L alone',
    'P/L hedge',
  ),
  popAlone: define(
    'probability',
    'P(condor > 0)',
    (s) => s.expectations.alone.probabilityOfProfit,
    'K2',
    'K3',
    'c',
  ),
  popCombined: define(
    'probability',
    'P(condor + hedge > 0)',
    (s) => s.expectations.combined.probabilityOfProfit,
    'K2',
    'K3',
    'cost',
  ),
  worstTwentiethAlone: define(
    'money',
    'mean of the worst 5 % of condor',
    (s) => s.expectations.alone.worstTwentieth,
    'max loss',
  ),
  worstTwentiethCombined: define(
    'money',
    'mean of the worst 5 % of condor + hedge',
    (s) => s.expectations.combined.worstTwentieth,
    'max loss',
    'cost',
  ),
} as const satisfies Record<string, Definition>;

export type HedgeFigureId = keyof typeof DEFINITIONS;

export const HEDGE_FIGURES = Object.keys(DEFINITIONS) as readonly HedgeFigureId[];

/** One number of a suggestion with all that "explain this number" needs; null where it does not exist. */
export function hedgeFigure(id: HedgeFigureId, suggestion: HedgeSuggestion): Figure | null {
  const { unit, formula, value, inputs }: Definition = DEFINITIONS[id];
  const number = value(suggestion);
  if (number === null || !Number.isFinite(number)) return null;
  const known: FigureInput[] = [];
  for (const symbol of inputs) {
    const [of, read] = LETTERS[symbol];
    const input = read(suggestion);
    if (input !== null) known.push({ symbol, value: input, unit: of });
  }
  return { id: `hedge.${id}`, value: number, unit, formula, inputs: known };
}

/** Unit and formula of a number, for the head of a column of it. */
export function hedgeFormula(id: HedgeFigureId): { readonly unit: FigureUnit; readonly formula: string } {
  const { unit, formula }: Definition = DEFINITIONS[id];
  return { unit, formula };
}

/** Every combined break-even as a figure of its own, rising. */
export function combinedBreakEvenFigures(suggestion: HedgeSuggestion): readonly Figure[] {
  const { position, counts, breakEvens } = suggestion;
  return breakEvens.combined.map((value) => ({
    id: 'hedge.breakEven',
    value,
    unit: 'points',
    formula: 'condor(S) + hedge(ΔVIX(S)) = 0 at the condor’s settlement',
    inputs: [
      { symbol: 'S', value: position.market.level, unit: 'points' },
      { symbol: 'VIX', value: suggestion.vixLevel, unit: 'points' },
      { symbol: 'n', value: position.condor.count, unit: 'count' },
      { symbol: 'contracts', value: counts.reduce((sum, count) => sum + count, 0), unit: 'count' },
    ],
  }));
}

/** What one sizing rule wants, both ends of its band, in sets; null where it is silent. */
export function sizingFigures(rule: SizingRule, { sized }: HedgeSuggestion): readonly Figure[] | null {
  const found = sized.sizing.rules.find((each) => each.rule === rule);
  if (!found || found.low === null || found.high === null || found.need === null) return null;
  const { need, perSet } = found;
  return [found.low, found.high].map((value) => ({
    id: `hedge.size.${rule}`,
    value,
    unit: 'count',
    formula: 'share × need ÷ what one set does or costs',
    inputs: [
      { symbol: 'need', value: need, unit: 'money' },
      { symbol: 'one set', value: perSet, unit: 'money' },
    ],
  }));
}
