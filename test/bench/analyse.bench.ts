import type { Chain } from '@/lib/core/market/chain';
import { yearsUntil } from '@/lib/core/market/clock';
import { settlementInstant } from '@/lib/core/market/contract';
import { fitParity } from '@/lib/core/market/parity';
import type { QuoteBatch } from '@/lib/core/pricing/implied-deviation';
import { impliedColumns, impliedVolatilities } from '@/lib/core/pricing/implied-volatility';
import { fitSmile } from '@/lib/core/pricing/smile-fit';
import { type SmileQuotes, smileQuotes } from '@/lib/core/pricing/smile-quotes';
import { type BenchTable, compare } from './pricing-compare';
import { missing, realExpiries } from './real-expiries';

const rate = 0.02;

type Quoted = { chain: Chain; quotes: SmileQuotes; discount: number };

/** Bids and asks of one right at each strike, ready to be inverted: the outer ones a smile is made of, or the others. */
function batches(half: 'outer' | 'inner', { chain, quotes, discount }: Quoted): QuoteBatch[] {
  const { forward, years, strikes } = quotes;
  const puts = new Uint8Array(strikes.length);
  const bids = new Float64Array(strikes.length);
  const asks = new Float64Array(strikes.length);
  let i = 0;
  for (const { strike, put, call } of chain.rows) {
    const isPut = strike < forward === (half === 'outer');
    const { bid, ask } = isPut ? put : call;
    puts[i] = isPut ? 1 : 0;
    bids[i] = (bid ?? Number.NaN) / discount;
    asks[i] = (ask ?? Number.NaN) / discount;
    i++;
  }
  return [bids, asks].map((prices) => ({ forward, years, strikes, puts, prices }));
}

/** A whole real file: what parity, every volatility and every smile cost beside the inversion alone. */
export async function run(): Promise<BenchTable> {
  const title = 'Every expiry of a real SPX file';
  const columns = ['', 'ms', '5–95 %', '× inversion of all', '× inversion of the outer half', 'goal'];
  const prepared = realExpiries().flatMap((chain) => {
    const years = yearsUntil(settlementInstant(chain.settlement, chain.expiry), chain.source.readAt);
    const parity = fitParity({ chain, years, rate });
    if (!(years > 0 && parity.ok)) return [];
    const { forward, discount } = parity.value;
    const quotes = smileQuotes(chain.rows, { forward, discount, years });
    const quoted = { chain, quotes, discount };
    const outer = batches('outer', quoted);
    const all = [...outer, ...batches('inner', quoted)];
    return [{ chain, years, all, outer, out: impliedColumns(chain.rows.length) }];
  });
  if (prepared.length === 0) return { title, columns, rows: [[missing, '', '', '', '', '']] };

  const invert = (which: 'all' | 'outer') => () => {
    for (const each of prepared) for (const batch of each[which]) impliedVolatilities(batch, each.out);
  };
  let fitted = 0;
  const smiles = ({ chain, years }: (typeof prepared)[number]) => {
    const parity = fitParity({ chain, years, rate });
    if (!parity.ok) throw new Error(parity.error);
    const { forward, discount } = parity.value;
    const quotes = smileQuotes(chain.rows, { forward, discount, years });
    if (fitSmile(quotes).ok) fitted += 1;
    return { chain, quotes, discount };
  };
  const times = compare(
    {
      all: invert('all'),
      outer: invert('outer'),
      parity: () => {
        for (const { chain, years } of prepared) fitParity({ chain, years, rate });
      },
      smiles: () => {
        fitted = 0;
        for (const each of prepared) smiles(each);
      },
      whole: () => {
        fitted = 0;
        for (const each of prepared) {
          for (const batch of batches('inner', smiles(each))) impliedVolatilities(batch, each.out);
        }
      },
    },
    60,
  );
  const strikes = prepared.reduce((sum, { chain }) => sum + chain.rows.length, 0);
  const line = (name: string, key: string, goal = '') => {
    const { spread, ratio, times: mine } = times[key] ?? never();
    const outer = (times['outer'] ?? never()).times;
    const toOuter = mine.map((time, i) => time / (outer[i] ?? Number.NaN)).sort((a, b) => a - b);
    return [
      name,
      spread.median.toFixed(2),
      `${spread.p5.toFixed(2)}–${spread.p95.toFixed(2)}`,
      ratio.toFixed(2),
      (toOuter[toOuter.length >> 1] ?? Number.NaN).toFixed(2),
      goal,
    ];
  };
  return {
    title: `${title}: ${prepared.length} expiries, ${strikes} strikes, ${fitted} smiles`,
    columns,
    rows: [
      line('inversion alone, every bid and ask of puts and calls', 'all'),
      line('inversion alone, bids and asks out of the money', 'outer'),
      line('parity alone, from quotes as objects', 'parity'),
      line('parity and smiles, as `analyse` runs them', 'smiles'),
      line('parity, every volatility, smiles, from quotes as objects', 'whole', '≤ 4 × inversion of all'),
    ],
    note: 'The outer half are the quotes a smile is made of, the right out of the money at each strike. The last line inverts that half within the smiles and the other half beside them.',
  };
}

function never(): never {
  throw new Error('a line that was not timed');
}
