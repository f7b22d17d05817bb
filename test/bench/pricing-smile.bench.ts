import { blackPrice } from '@/lib/core/pricing/black';
import { impliedColumns, impliedVolatilities } from '@/lib/core/pricing/implied-volatility';
import { fitSmile } from '@/lib/core/pricing/smile-fit';
import type { SmileQuotes } from '@/lib/core/pricing/smile-quotes';
import { type BenchTable, compare, spxLike } from './pricing-compare';

/** Quotes 2 % of the price wide on a nickel grid, out of the money, of the SPX-like chain. */
function chain(): SmileQuotes[] {
  return spxLike().map(({ forward, years, strikes }) => {
    const rows = strikes.filter((strike, i) => i % 2 === 0 && strike !== strikes[i - 2]);
    // A smile that is one: that of the other bench, a parabola, has free butterflies in its wings.
    const scale = 0.15 * Math.sqrt(years);
    const volatilityOf = (strike: number) =>
      0.15 * (1 - 0.4 * Math.tanh(Math.log(strike / forward) / scale / 3));
    const price = rows.map((strike) =>
      blackPrice({
        right: strike < forward ? 'put' : 'call',
        forward,
        strike,
        years,
        volatility: volatilityOf(strike),
      }),
    );
    return {
      forward,
      years,
      strikes: rows,
      bids: price.map((each) => Math.max(0, Math.floor((each * 0.99 - 0.02) * 20) / 20)),
      asks: price.map((each) => Math.ceil((each * 1.01 + 0.02) * 20) / 20),
    };
  });
}

/** Every smile of a chain, in units of inverting the bids and asks that it is made of. */
export async function run(): Promise<BenchTable> {
  const quotes = chain();
  const sides = quotes.flatMap(({ forward, years, strikes, bids, asks }) => {
    const puts = Uint8Array.from(strikes, (strike) => (strike < forward ? 1 : 0));
    return [bids, asks].map((prices) => ({
      forward,
      years,
      strikes,
      puts,
      prices,
      out: impliedColumns(strikes.length),
    }));
  });
  let outside = 0;
  let total = 0;
  const times = compare(
    {
      invert: () => {
        for (const side of sides) impliedVolatilities(side, side.out);
      },
      fit: () => {
        outside = 0;
        total = 0;
        for (const each of quotes) {
          const fit = fitSmile(each);
          if (!fit.ok) throw new Error(fit.error);
          outside += fit.value.outside;
          total += fit.value.quotes;
        }
      },
    },
    60,
  );
  const line = (name: string, key: string, floor: string) => {
    const { ms = 0, ratio = 0 } = times[key] ?? {};
    return [name, ms.toFixed(2), ratio.toFixed(1), floor];
  };
  return {
    title: `Smiles of ${quotes.length} expiries, ${total} quotes, ${outside} of them left outside`,
    columns: ['', 'ms', '× inversion', 'floor'],
    rows: [line('inversion of bids and asks alone', 'invert', '1'), line('inversion and smiles', 'fit', '4')],
  };
}
