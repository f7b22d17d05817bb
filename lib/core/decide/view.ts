import type { Figure } from '../figure';
import type { LawName } from '../hedge/joint-law';
import type { Right } from '../market/chain';
import { type ColumnOf, type Table, tableOf } from '../table';
import type { Instant } from '../unit';
import type { DecideAction, DecideRefusal, DecideRow, Decision } from './decision';
import type { ActionTicket } from './trades';

/** The decide table as a screen shows it: numbers in one table, the rest beside each action. */
export type DecisionView = {
  readonly side: Right;
  readonly delta: Figure;
  readonly distance: Figure;
  readonly horizon: Instant;
  readonly stress: number;
  readonly law: LawName;
  /** False: VIX is taken to stand at the condor's own volatility, to be said beside the table. */
  readonly vixKnown: boolean;
  /** Rows are the actions that can be taken, by their id. */
  readonly table: Table;
  readonly actions: readonly ActionView[];
};

export type ActionView = {
  readonly action: DecideAction;
  /** Why this one cannot be taken; `null` where it stands in the table. */
  readonly refusal: DecideRefusal | null;
  readonly breakEvens: readonly number[];
  readonly settlesAt: Instant | null;
  /** `null` where nothing is traded. */
  readonly ticket: ActionTicket | null;
};

const COLUMNS: readonly ColumnOf<DecideRow>[] = [
  column('extraNatural', 'n M × (bought ask − sold bid) + fees; positive is paid', (row) => row.extraNatural),
  column('extraMid', 'the same at the middle of every quote', (row) => row.extraMid),
  column('capital', 'widest loss − premiums kept + debit of the hedge', (row) => row.capital, 'credit'),
  column('extraCapital', 'capital − capital of holding', (row) => row.extraCapital, 'capital'),
  column(
    'capitalCharge',
    'cost of capital × capital × T',
    (row) => row.capitalCharge,
    'capital',
    'years',
    'cost of capital',
  ),
  {
    ...column('pop', 'P(P/L > 0) at the condor’s settlement, named law', (row) => row.pop),
    unit: 'probability',
  },
  column('expectation', 'E[P/L since entry], named law, residual of VIX in it', (row) => row.expectation),
  column('stressLoss', '−P/L at the stress toward the tested side', (row) => row.stressLoss, 'r'),
  column('worstTwentieth', 'mean of the worst 5 % of P/L', (row) => row.worstTwentieth),
  {
    ...column(
      'acidTest',
      '(premiums kept + hedge at bid) ÷ stress loss',
      (row) => row.acidTest,
      'credit',
      'hedgeAtBid',
      'stressLoss',
    ),
    unit: 'fraction',
  },
  column('credit', 'premiums received − paid − fees', (row) => row.credit),
  column('hedgeAtBid', 'Σ contracts × 100 × bid of the VIX calls held', (row) => row.hedgeAtBid),
  { ...column('years', 'years to the last settlement', (row) => row.years), unit: 'years' },
];

export function decisionView(
  { tested, horizon, stress, law, vixKnown, rows }: Decision,
  costOfCapital: number,
): DecisionView {
  const taken = rows.flatMap(({ action, outcome }) =>
    outcome.ok ? [{ id: action, of: outcome.value }] : [],
  );
  const figure = (id: string, value: number, unit: Figure['unit'], formula: string): Figure => ({
    id: `decide.${id}`,
    value,
    unit,
    formula,
    inputs: [
      { symbol: 'F', value: tested.forward, unit: 'points' },
      { symbol: 'K', value: tested.strike, unit: 'points' },
      { symbol: 'σ√T F', value: tested.expectedMove, unit: 'points' },
    ],
  });
  return {
    side: tested.side,
    delta: figure('delta', tested.delta, 'fraction', '|delta| of the short leg; tested from 0.30'),
    distance: figure(
      'distance',
      tested.distance,
      'points',
      'from F to the short strike; tested within ½ σ√T F',
    ),
    horizon,
    stress,
    law,
    vixKnown,
    table: tableOf('decide', COLUMNS, taken, [
      { symbol: 'r', value: stress, unit: 'fraction' },
      { symbol: 'cost of capital', value: costOfCapital, unit: 'fraction' },
    ]),
    actions: rows.map(({ action, outcome }) => ({
      action,
      refusal: outcome.ok ? null : outcome.error,
      breakEvens: outcome.ok ? outcome.value.breakEvens : [],
      settlesAt: outcome.ok ? outcome.value.settlesAt : null,
      ticket: outcome.ok ? outcome.value.ticket : null,
    })),
  };
}

function column(
  id: keyof DecideRow,
  formula: string,
  of: (row: DecideRow) => number | null,
  ...inputs: readonly string[]
): ColumnOf<DecideRow> {
  return { id, unit: 'money', formula, inputs, of };
}
