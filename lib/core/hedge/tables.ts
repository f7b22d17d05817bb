import type { FigureInput } from '../figure';
import { type ColumnOf, type Table, tableOf } from '../table';
import { acidTest, capitalCharge } from './capital';
import { FALLS } from './costs';
import { type HedgeFigureId, hedgeFormula } from './figures';
import type { Ahead } from './position';
import { hedgeAfter, type Position, tiedTo } from './position';
import type { Scenario } from './scenarios';
import type { HedgeSettings } from './settings';
import type { SizedSet } from './sized-set';
import type { RuleSize } from './sizing-rules';
import { valueAtBid } from './snapped-set';
import type { HedgeSuggestion } from './suggest';

/** Costs beside benefits of every set and of none, money. */
export function costsTable(suggestion: HedgeSuggestion, settings: HedgeSettings): Table {
  const { condor, market } = suggestion.position;
  const { condorLoss, maxLoss } = suggestion.sized.measures;
  const credit = condor.count * condor.multiplier * condor.credit;
  const { years } = market;
  const atBid = ({ snapped, sizing }: SizedSet) => valueAtBid(snapped, sizing.counts);
  const gain = (fall: number) => (set: SizedSet) =>
    set.costs.gains.find((each) => each.fall === fall)?.gain ?? null;
  const column = (
    id: HedgeFigureId,
    of: ColumnOf<SizedSet>['of'],
    ...inputs: readonly string[]
  ): ColumnOf<SizedSet> => ({ id, ...hedgeFormula(id), inputs, of });
  const columns: readonly ColumnOf<SizedSet>[] = [
    {
      id: 'contracts',
      unit: 'count',
      formula: 'Σ contracts of the layers',
      inputs: [],
      of: ({ sizing }) => sizing.counts.reduce((sum, count) => sum + count, 0),
    },
    column('debit', ({ costs }) => costs.debit, 'contracts'),
    column('bleedPerQuietDay', ({ costs }) => costs.bleedPerQuietDay, 'contracts', 'VIX'),
    column('callSideLoss', ({ costs }) => costs.callSideLoss, 'contracts', 'debit', 'VIX', 'S', 'K3'),
    ...FALLS.map((fall) =>
      column(`gainAt${Math.round(100 * fall)}` as HedgeFigureId, gain(fall), 'contracts', 'debit', 'VIX'),
    ),
    column('stressGain', ({ costs }) => costs.stressGain, 'contracts', 'debit', 'VIX', 'r'),
    column('offset', ({ costs }) => costs.offset, 'stressGain', 'condor loss'),
    column('costPerOffset', ({ costs }) => costs.costPerOffset, 'debit', 'stressGain'),
    column('slippage', ({ costs }) => costs.slippage.whole, 'contracts'),
    column('slippageAtLimit', ({ costs }) => costs.slippage.atLimit, 'contracts'),
    {
      id: 'flaggedLegs',
      unit: 'count',
      formula: 'legs with ask − mid > 0.05',
      inputs: [],
      of: ({ costs }) => costs.slippage.flagged.length,
    },
    {
      id: 'hedgeAtBid',
      unit: 'money',
      formula: 'Σ contracts × 100 × (bought bid − sold ask)',
      inputs: ['contracts'],
      of: atBid,
    },
    column(
      'acidTest',
      (set) => acidTest({ credit, hedgeAtBid: atBid(set), lossAtStress: condorLoss }),
      'n M c',
      'hedgeAtBid',
      'condor loss',
    ),
    column(
      'capitalCharge',
      ({ costs }) =>
        capitalCharge({ costOfCapital: settings.costOfCapital, maxLoss, debit: costs.debit, years }),
      'cost of capital',
      'max loss',
      'debit',
      'T',
    ),
  ];
  const shared: readonly FigureInput[] = [
    { symbol: 'VIX', value: suggestion.vixLevel, unit: 'points' },
    { symbol: 'S', value: market.level, unit: 'points' },
    { symbol: 'K3', value: condor.strikes[2], unit: 'points' },
    { symbol: 'r', value: -settings.stress.fall, unit: 'fraction' },
    { symbol: 'condor loss', value: condorLoss, unit: 'money' },
    { symbol: 'max loss', value: maxLoss, unit: 'money' },
    { symbol: 'n M c', value: credit, unit: 'money' },
    { symbol: 'cost of capital', value: settings.costOfCapital, unit: 'fraction' },
    { symbol: 'T', value: years, unit: 'years' },
  ];
  return tableOf(
    'hedge.costs',
    columns,
    suggestion.compared.map((set) => ({ id: set.costs.set, of: set })),
    shared,
  );
}

/** What each what-if move does to condor, hedge and pair. */
export function scenariosTable({ scenarios, position, vixLevel }: HedgeSuggestion): Table {
  const hedge = 'Σ contracts × 100 × V(F + β ΔVIX, σ (F′ ÷ F)^γ) − debit';
  const columns: readonly ColumnOf<Scenario>[] = [
    { id: 'days', unit: 'count', formula: 'trading days', inputs: [], of: ({ move }) => move.days },
    {
      id: 'spxReturn',
      unit: 'fraction',
      formula: 'r as given, or so many σ√T',
      inputs: ['S'],
      of: (each) => each.spxReturn,
    },
    {
      id: 'vixMove',
      unit: 'points',
      formula: 'as given, or ΔVIX(r) of the response',
      inputs: ['spxReturn', 'VIX'],
      of: (each) => each.vixMove,
    },
    {
      id: 'condor',
      unit: 'money',
      formula: 'n M (c − V(S (1 + r))) − fees',
      inputs: ['spxReturn', 'vixMove', 'n', 'c'],
      of: (each) => each.condor,
    },
    { id: 'hedge', unit: 'money', formula: hedge, inputs: ['vixMove'], of: (each) => each.hedge },
    {
      id: 'combined',
      unit: 'money',
      formula: 'condor + hedge',
      inputs: ['condor', 'hedge'],
      of: (each) => each.combined,
    },
  ];
  return tableOf(
    'hedge.scenarios',
    columns,
    scenarios.map((each) => ({ id: each.move.id, of: each })),
    [
      { symbol: 'S', value: position.market.level, unit: 'points' },
      { symbol: 'VIX', value: vixLevel, unit: 'points' },
      { symbol: 'n', value: position.condor.count, unit: 'count' },
      { symbol: 'c', value: position.condor.credit, unit: 'points' },
    ],
  );
}

/** How many sets every rule wants; why one is silent stands beside the table. */
export function rulesTable({ sized }: HedgeSuggestion, { bands }: HedgeSettings['sizing']): Table {
  const share = (end: 'low' | 'high') => (of: RuleSize) => bands[of.rule][end];
  const columns: readonly ColumnOf<RuleSize>[] = [
    { id: 'need', unit: 'money', formula: 'what the band is a share of', inputs: [], of: ({ need }) => need },
    {
      id: 'perSet',
      unit: 'money',
      formula: 'what one set does or costs',
      inputs: [],
      of: ({ perSet }) => perSet,
    },
    {
      id: 'low',
      unit: 'count',
      formula: 'low share × need ÷ one set',
      inputs: ['lowShare', 'need', 'perSet'],
      of: ({ low }) => low,
    },
    {
      id: 'high',
      unit: 'count',
      formula: 'high share × need ÷ one set',
      inputs: ['highShare', 'need', 'perSet'],
      of: ({ high }) => high,
    },
    { id: 'lowShare', unit: 'fraction', formula: 'low end of the band', inputs: [], of: share('low') },
    { id: 'highShare', unit: 'fraction', formula: 'high end of the band', inputs: [], of: share('high') },
  ];
  return tableOf(
    'hedge.rules',
    columns,
    sized.sizing.rules.map((rule) => ({ id: rule.rule, of: rule })),
  );
}

/** How wrong a parallel shift of all tenors would be: what the hedge gains by tenor, and what that would say. */
export function shiftTable(position: Position, ahead: Ahead): Table {
  const gain = (shift: Position['model']['shift']) => {
    const model = { ...position.model, shift };
    const hedge = hedgeAfter({ ...position, model }, ahead.elapsed);
    const tied = tiedTo({ ...position, model }, ahead);
    return (fall: number) => hedge(tied(-fall, 0));
  };
  const [tenor, parallel] = [gain('by-tenor'), gain('parallel')];
  const columns: readonly ColumnOf<number>[] = [
    { id: 'byTenor', unit: 'money', formula: 'F + β(d) ΔVIX', inputs: [], of: tenor },
    { id: 'parallel', unit: 'money', formula: 'F + ΔVIX at every tenor', inputs: [], of: parallel },
    {
      id: 'error',
      unit: 'money',
      formula: 'parallel − by tenor',
      inputs: ['parallel', 'byTenor'],
      of: (fall) => parallel(fall) - tenor(fall),
    },
  ];
  return tableOf(
    'hedge.shift',
    columns,
    FALLS.map((fall) => ({ id: `fall-${Math.round(100 * fall)}`, of: fall })),
  );
}
