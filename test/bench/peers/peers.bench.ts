import { EPSILON, vectors } from '../../core/pricing/vectors';
import { type BenchTable, compare } from '../pricing-compare';
import { installPeers } from './install';
import { type Contract, type Library, ours, peers } from './peers';

/** A row of `../shared/vectors/black-76.csv` whose price and volatility determine each other. */
type Golden = {
  readonly contract: Contract;
  readonly sigma: number;
  readonly price: number;
  /** The rounded price as a double, and the exact volatility of that double. */
  readonly rounded: number;
  readonly impliedOfRounded: number;
  /** |σ · vega ÷ V|: how much a rounding of the volatility moves the price. */
  readonly steepness: number;
};

/** What can be quoted: nobody asks a smaller price of a library. */
const nickel = 0.05;
const timed = 100;
const roundMs = 2;
const columns = [
  '',
  'µs a price',
  '× ours',
  'worst error, units',
  'µs a volatility',
  '× ours',
  'worst error, units',
  'worst error, vol points',
  'without an answer',
];

/** Other libraries of npm beside ours: time, and worst error against 25 digits, in one run. */
export async function run(): Promise<BenchTable> {
  const title = 'Peers: libraries of npm on the golden vectors';
  const row = (...cells: string[]) => [...cells, ...columns.slice(cells.length).map(() => '')];
  const golden = goldenRows();
  if (golden.length === 0)
    return { title, columns, rows: [row('Not measured: `../shared/vectors` is missing here.')] };
  const failed = installPeers();
  const missing: string[][] = failed === null ? [] : [row(`npm ci in test/bench/peers failed: ${failed}`)];
  const libraries = [ours];
  for (const [name, load] of Object.entries(failed === null ? peers : {})) {
    try {
      libraries.push(await load());
    } catch (error) {
      missing.push(row(`${name}: cannot be loaded here (${error instanceof Error ? error.message : error})`));
    }
  }

  const sample = golden.filter((_, i) => i % Math.ceil(golden.length / timed) === 0);
  const prices = timesOf(libraries, sample, ({ price }, { contract, sigma }) => price(contract, sigma));
  const volatilities = timesOf(libraries, sample, ({ volatility }, { contract, rounded }) =>
    volatility(contract, rounded),
  );
  return {
    title: `${title}, ${golden.length} rows of a nickel and more`,
    columns,
    rows: [
      ...libraries.map((library, i) => {
        const { price, volatility, points, unanswered } = errorsOf(library, golden);
        return [
          library.name,
          ...(prices[i] ?? []),
          digits(price),
          ...(volatilities[i] ?? []),
          digits(volatility),
          digits(points),
          String(unanswered),
        ];
      }),
      ...missing,
    ],
    note:
      'A unit is what a double allows: 2⁻⁵² (1 + |σ vega ÷ V|) of the price, 2⁻⁵² (1 + |V ÷ σ vega|) of the volatility. ' +
      'Errors are over the rows that get a number, the others are counted. One call each, rate 0, forward as spot; `@uqee/black-scholes` computes greeks with every price and looks for volatilities between 0 and 2, `implied-volatility` stops at the cent by design. ' +
      'Ours by the expiry is faster than one by one: see the bench of Black. ' +
      `Times over ${sample.length} of the rows.`,
  };
}

function goldenRows(): Golden[] {
  const rows = vectors('black-76.csv') ?? [];
  return rows
    .filter((row) => row.text('status') === 'ok' && row.number('price') >= nickel)
    .map((row) => ({
      contract: {
        right: row.text('type') === 'C' ? 'call' : 'put',
        forward: row.number('F'),
        strike: row.number('K'),
        years: row.number('T'),
      },
      sigma: row.number('sigma'),
      price: row.number('price'),
      rounded: row.number('price_f64'),
      impliedOfRounded: row.number('iv_of_price_f64'),
      steepness: Math.abs((row.number('sigma') * row.number('vega')) / row.number('price')),
    }));
}

type Errors = { price: number; volatility: number; points: number; unanswered: number };

function errorsOf(library: Library, golden: readonly Golden[]): Errors {
  const worst: Errors = { price: 0, volatility: 0, points: 0, unanswered: 0 };
  for (const { contract, sigma, price, rounded, impliedOfRounded, steepness } of golden) {
    const priced = answerOf(() => library.price(contract, sigma));
    const found = answerOf(() => library.volatility(contract, rounded));
    if (priced === null || found === null) worst.unanswered++;
    if (priced !== null)
      worst.price = Math.max(worst.price, Math.abs(priced / price - 1) / EPSILON / (1 + steepness));
    if (found !== null) {
      const error = Math.abs(found / impliedOfRounded - 1) / EPSILON / (1 + 1 / steepness);
      worst.volatility = Math.max(worst.volatility, error);
      worst.points = Math.max(worst.points, 100 * Math.abs(found - impliedOfRounded));
    }
  }
  return worst;
}

function answerOf(ask: () => number): number | null {
  try {
    const answer = ask();
    return Number.isFinite(answer) ? answer : null;
  } catch {
    return null;
  }
}

/** Microseconds a call, and how many times ours that is, for each library. */
function timesOf(
  libraries: readonly Library[],
  sample: readonly Golden[],
  ask: (library: Library, row: Golden) => number,
): string[][] {
  let kept = 0;
  const once = (library: Library) => {
    for (const row of sample) kept += answerOf(() => ask(library, row)) ?? 0;
  };
  // Each library so often that a round of it can be timed.
  const again = libraries.map((library) => {
    once(library);
    const start = performance.now();
    once(library);
    return Math.ceil(roundMs / (performance.now() - start));
  });
  const times = compare(
    Object.fromEntries(
      libraries.map((library, i) => [
        library.name,
        () => {
          for (let round = 0; round < (again[i] ?? 1); round++) once(library);
        },
      ]),
    ),
    15,
  );
  if (!Number.isFinite(kept)) throw new Error('the optimiser was given something to skip');
  return libraries.map(({ name }, i) => {
    const { ms = 0, ratio = 0 } = times[name] ?? {};
    const share = (again[0] ?? 1) / (again[i] ?? 1);
    const each = ((ms / sample.length) * 1000) / (again[i] ?? 1);
    return [digits(each), digits(ratio * share)];
  });
}

/** Two or three digits of a number of any size. */
function digits(value: number): string {
  return value >= 1e5 || (value > 0 && value < 1e-3) ? value.toExponential(1) : value.toPrecision(3);
}
