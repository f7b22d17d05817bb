import { analyseHedge } from '@/lib/core/hedge/analyse';
import type { HedgeAnalysis, HedgeView } from '@/lib/core/hedge/analysis';
import { DEFAULT_JOINT } from '@/lib/core/hedge/coefficients';
import { responseOver, vixMove } from '@/lib/core/hedge/joint';
import { legsValue } from '@/lib/core/hedge/leg';
import { HEDGE_SETS } from '@/lib/core/hedge/presets';
import { DEFAULT_HEDGE, type HedgeSettings } from '@/lib/core/hedge/settings';
import { snapLayer, vixBoard } from '@/lib/core/hedge/snap';
import { movedForward, tenorBeta, volExponent } from '@/lib/core/hedge/tenor';
import { vixListings } from '@/lib/core/hedge/vix-expiry';
import type { Table } from '@/lib/core/table';
import { plain } from '@/lib/core/tickets/plain';
import { type RealPair, realCondor } from './real-pairs';

const settings: HedgeSettings = {
  ...DEFAULT_HEDGE,
  sizing: { ...DEFAULT_HEDGE.sizing, capital: 250_000 },
};

const minus = (text: string) => text.replace('-', '−');
const points = (value: number) => minus(value.toFixed(2));
const money = (value: number) => (Math.round(value) === 0 ? '0' : minus(String(Math.round(value))));
const percent = (value: number) => minus(`${(100 * value).toFixed(1)} %`);

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Pictures of the practice market, which anybody can have: quotes of real days belong to others. */
const SCREEN = `## On the screen

The same on the practice page, twenty condors: the what-if in which VIX follows the index until it is moved; condor, hedge and both in one picture, with where they are even at each moment and size, and the profit of both over index and VIX; the layers with their costs; the ladder on each day until its last rung has settled. \`npm run pictures -- hedge decide\` takes them anew.

![The hedge in the panel](pictures/hedge-light.png)

![The same in dark colours](pictures/hedge-dark.png)

When a side is tested, each way out stands in one table.

![Hold, hedge, roll or close](pictures/decide-light.png)

![The same in dark colours](pictures/decide-dark.png)`;

/** The worked example of both days, as the document has it. */
export function exampleText(pairs: readonly RealPair[]): string {
  return `${[
    '# A hedge, worked through',
    'Two real days: every number below is the engine’s own, from quotes that somebody saved that day, and a test fails when this page says anything else (`npx vitest run --project core test/core/hedge/example.test.ts -u` writes it anew). The condor is one of about 16 deltas, eleven tenths of an expected move below and one above, a day to a week from settlement; the settings are the defaults with a capital of 250 000.',
    'Money in dollars, prices in index points. What a hedge costs stands beside what it does.',
    ...pairs.map(dayText),
    SCREEN,
  ].join('\n\n')}\n`;
}

function analysed(pair: RealPair, { chain, condor }: ReturnType<typeof realCondor>): HedgeAnalysis {
  const found = analyseHedge({
    chain,
    further: pair.spx,
    condor,
    vixChains: pair.vix,
    typed: null,
    vixLevel: null,
    signals: {},
    vixRsi: null,
    entryDelta: 0,
    bought: [],
    settings,
    daysAhead: 1,
    ratio: 1,
    now: pair.now,
  });
  if (!found.ok) throw new Error(`${pair.name}: ${found.error.code}`);
  return found.value;
}

function dayText(pair: RealPair): string {
  const real = realCondor(pair, 7, 17);
  const { chain, condor } = real;
  const { years } = real.market;
  const found = analysed(pair, real);
  if (!found.hedge.ok || !found.vix.ok) throw new Error(pair.name);
  const view = found.hedge.value;
  const vix = found.vix.value;
  return [
    `## ${pair.name}`,
    `SPXW of ${chain.expiry}, ${(365 * years).toFixed(1)} days left. ${condor.count} condors ${condor.strikes.join('/')} for a credit of ${points(condor.credit)}, fees ${condor.fee} a contract. VIX ${points(vix.level.value)} (${vix.levelFrom === 'forward' ? 'no level in the file: the nearest forward' : 'as printed'}).`,
    '### VIX forwards, by parity of each expiry',
    grid(
      ['Expiry', 'Root', 'Days', 'Forward', '±', 'Strikes'],
      vix.forwards.flatMap((each) =>
        each.known
          ? [
              [
                each.expiry,
                each.root,
                String(each.days),
                points(each.forward),
                each.forwardError.toFixed(3),
                String(each.strikes),
              ],
            ]
          : [],
      ),
    ),
    '### Every layer of every set, on what was listed',
    layersText(pair),
    '### One layer by hand',
    byHand(pair, view, vix.level.value),
    '### How many',
    `The stress is a fall of ${percent(settings.stress.fall)} in ${settings.stress.days} trading day. One set is ${view.layers.map(({ layer }) => layer.contracts).join('/')}; “${view.sizing.rule}” decides and “${view.sizing.binding}” binds: ${points(view.sizing.wanted ?? 0)} sets wanted, ${points(view.sizing.sets)} kept, ${view.sizing.counts.join('/')} contracts.`,
    rulesText(view),
    ...view.sizing.conflicts.map(({ code, detail }) => `Conflict: ${code} (${detail.join(', ')}).`),
    '### Costs beside benefits',
    tableText(
      view.costs,
      [
        'contracts',
        'debit',
        'bleedPerQuietDay',
        'callSideLoss',
        'gainAt2',
        'gainAt3',
        'gainAt5',
        'slippage',
        'capitalCharge',
      ],
      money,
      ['offset', 'costPerOffset', 'acidTest'],
    ),
    '### The pair of condor and hedge',
    breakEvensText(view),
    figuresText(view),
    '### What if',
    scenarioText(view.scenarios),
    '### As orders, at mid',
    ticketText(view),
    '### Hold, hedge, roll or close',
    decisionText(pair, found),
  ].join('\n\n');
}

function layersText(pair: RealPair): string {
  const board = vixBoard(vixListings(pair.vix, pair.now), settings.rate);
  const rows = HEDGE_SETS.flatMap(({ id, layers }) =>
    layers.map((layer) => {
      const snap = snapLayer(layer, board);
      if (!snap.matched) throw new Error(`${id} ${layer.name}`);
      const { legs, natural, mid, misses } = snap.snapped;
      const [first] = legs;
      if (!first) throw new Error(id);
      const wanted = layer.strike.kind === 'delta' ? layer.strike.delta : 0;
      return [
        `${id}, ${layer.name}`,
        `${layer.targetDte} d, ${wanted.toFixed(2)}`,
        legs
          .map(({ side, root, expiry, strike }) => `${side === 1 ? '+' : '−'}${root} ${expiry} ${strike}`)
          .join(' '),
        `${first.days} d, ${first.delta.toFixed(2)}`,
        points(first.forward),
        percent(first.volatility),
        points(natural),
        points(mid),
        misses.map(({ code }) => code).join(', '),
      ];
    }),
  );
  return grid(['Layer', 'Wanted', 'Listed', 'Got', 'F', 'σ', 'Natural', 'Mid', 'Not matched'], rows);
}

/** The gain of the first layer at the stress, step by step. */
function byHand(pair: RealPair, view: HedgeView, vix: number): string {
  const first = view.layers[0];
  const leg = first?.legs[0];
  if (!first || !leg) throw new Error(pair.name);
  const response = responseOver(DEFAULT_JOINT, 1);
  const fall = settings.stress.fall;
  const move = vixMove(response, -fall, vix);
  const days = 365 * leg.years;
  const beta = tenorBeta(DEFAULT_JOINT, days);
  const moved = movedForward(DEFAULT_JOINT, leg.forward, beta, move);
  const exponent = volExponent(DEFAULT_JOINT, days);
  const sigma = leg.volatility * (moved / leg.forward) ** exponent;
  const held = [{ leg, contracts: 1, price: leg.ask }];
  const now = legsValue(DEFAULT_JOINT, held, move, 1 / 365) / 100;
  return [
    `A fall of ${percent(fall)} in one day moves VIX by ${minus(String(response.a))} + ${response.bd} × ${(100 * fall).toFixed(0)} − ${-response.m} × (${points(vix)} − 20) = ${move.toFixed(3)}.`,
    `The forward of ${leg.expiry}, ${days.toFixed(1)} days away, follows with β = ${beta.toFixed(4)}: ${points(leg.forward)} becomes ${moved.toFixed(3)}. Its volatility follows with the exponent ${exponent.toFixed(3)}: ${percent(leg.volatility)} becomes ${percent(sigma)}.`,
    `A day later the ${leg.strike} call is then worth ${now.toFixed(3)} (Black 1976, discounted), against ${points(leg.ask)} paid: ${money(100 * (now - leg.ask))} a contract.`,
  ].join(' ');
}

function rulesText({ sizing }: HedgeView): string {
  return grid(
    ['Rule', 'Need', 'One set', 'Sets, low', 'Sets, high', ''],
    sizing.rules.rows.map(({ id, values }) => {
      const [need, perSet, low, high] = values;
      const cell = (value: number | null | undefined, format: (value: number) => string) =>
        value === null || value === undefined ? '' : format(value);
      return [
        id,
        cell(need, money),
        cell(perSet, money),
        cell(low, points),
        cell(high, points),
        sizing.silent.find(({ rule }) => rule === id)?.why ?? '',
      ];
    }),
  );
}

function tableText(
  table: Table,
  whole: readonly string[],
  format: (value: number) => string,
  ratios: readonly string[],
): string {
  const ids = [...whole, ...ratios];
  return grid(
    ['Set', ...ids],
    table.rows.map(({ id, values }) => [
      id,
      ...ids.map((column) => {
        const value = values[table.columns.findIndex((each) => each.id === column)] ?? null;
        return value === null ? '–' : ratios.includes(column) ? points(value) : format(value);
      }),
    ]),
  );
}

function breakEvensText({ breakEvens }: HedgeView): string {
  const list = (roots: readonly number[]) => (roots.length === 0 ? 'none' : roots.map(points).join(', '));
  const shift = (value: number | null) => (value === null ? '–' : points(value));
  return grid(
    [
      'Moment',
      'Sets against these',
      'Break-evens alone',
      'Break-evens of the pair',
      'Shift below',
      'Shift above',
    ],
    breakEvens.map(({ moment, ratio, alone, combined, shiftBelow, shiftAbove }) => [
      moment === 'later' ? 'in one day' : moment,
      `× ${ratio}`,
      list(alone),
      list(combined),
      shift(shiftBelow),
      shift(shiftAbove),
    ]),
  );
}

function figuresText({ figures, gate }: HedgeView): string {
  const value = (id: string) => figures.find((figure) => figure.id === `hedge.${id}`)?.value ?? null;
  const cell = (id: string, format: (value: number) => string) => {
    const found = value(id);
    return found === null ? '–' : format(found);
  };
  const rows: readonly (readonly string[])[] = [
    ['Expected value', cell('expectationAlone', money), cell('expectationCombined', money)],
    ['Probability of profit', cell('popAlone', percent), cell('popCombined', percent)],
    ['Worst twentieth', cell('worstTwentiethAlone', money), cell('worstTwentiethCombined', money)],
    ['Acid test', cell('acidTestAlone', points), cell('acidTest', points)],
    ['Capital charge', cell('capitalChargeAlone', money), cell('capitalCharge', money)],
  ];
  return [
    grid(['At settlement, risk-neutral smile', 'Condor alone', 'With the hedge'], rows),
    `The gate is ${gate.open ? 'open' : 'shut'} (${gate.because}): the hedge costs ${cell('debit', money)} and is worth ${cell('expectedValue', money)} on average then, a bleed of ${cell('bleed', money)} against an allowance of ${cell('allowance', money)}.`,
  ].join('\n\n');
}

function scenarioText(table: Table): string {
  return grid(
    ['Move', 'SPX', 'VIX', 'Condor', 'Hedge', 'Both'],
    table.rows.map(({ id, values: [, spx, vix, condor, hedge, combined] }) => [
      id,
      percent(spx ?? 0),
      points(vix ?? 0),
      money(condor ?? 0),
      money(hedge ?? 0),
      money(combined ?? 0),
    ]),
  );
}

function ticketText({ ticket }: HedgeView): string {
  const texts = ticket.byLayer.map(({ mid }) => {
    const text = mid.ok ? plain.write(mid.value.order) : null;
    return text?.ok ? text.value : 'no order';
  });
  return ['```', texts.join('\n\n'), '```'].join('\n');
}

/** Of the condor itself nobody tests a side; the table is that of one whose puts stand a third of a move away. */
function decisionText(pair: RealPair, { decision }: HedgeAnalysis): string {
  if (decision.ok) throw new Error('tested');
  const [side, delta] = decision.error.detail;
  const near = realCondor(pair, 7, 17, { put: 0.35, call: 1.3 });
  const tested = analysed(pair, near).decision;
  if (!tested.ok) throw new Error(tested.error.code);
  const { table, actions, delta: short } = tested.value;
  const columns = [
    'extraNatural',
    'extraMid',
    'extraCapital',
    'capitalCharge',
    'pop',
    'expectation',
    'stressLoss',
    'worstTwentieth',
    'acidTest',
  ];
  return [
    `Not asked: neither short strike is tested (the nearer one, the ${side}, has a delta of ${delta}). Of ${near.condor.strikes.join('/')}, sold for ${points(near.condor.credit)}, the short put has a delta of ${points(short.value)}, and the table is this.`,
    grid(
      ['Action', ...columns, 'break-evens'],
      table.rows.map(({ id, values }) => [
        id,
        ...columns.map((column) => {
          const value = values[table.columns.findIndex((each) => each.id === column)] ?? null;
          return value === null
            ? '–'
            : column === 'pop'
              ? percent(value)
              : column === 'acidTest'
                ? points(value)
                : money(value);
        }),
        actions
          .find(({ action }) => action === id)
          ?.breakEvens.map(points)
          .join(', ') ?? '',
      ]),
    ),
    ...actions.flatMap(({ action, refusal }) =>
      refusal ? [`No ${action}: ${refusal.code} (${refusal.detail.join(', ')}).`] : [],
    ),
    [
      '```',
      actions
        .flatMap(({ ticket }) => {
          const text = ticket ? plain.write(ticket.mid.order) : null;
          return text?.ok ? [text.value] : [];
        })
        .join('\n\n'),
      '```',
    ].join('\n'),
  ].join('\n\n');
}
