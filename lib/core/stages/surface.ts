import type { Chain } from '../market/chain';
import { type BlackColumns, blackColumns, blackGreeksBatch } from '../pricing/black-batch';
import { flatSmile, type Smile, smileVolatility } from '../pricing/smile';
import { fitSmile } from '../pricing/smile-fit';
import { smileQuotes } from '../pricing/smile-quotes';
import type { Market } from './market';

/** The second stage: one smile through the quotes of the expiry, and what it says at every listed strike. */
export type Surface = {
  readonly smile: Smile;
  /** False where the quotes carry no smile and one volatility, the straddle's, stands for all. */
  readonly fitted: boolean;
  /** How many quotes the smile had to leave, of how many. */
  readonly outside: number;
  readonly quotes: number;
  readonly strikes: Float64Array;
  readonly volatilities: Float64Array;
  /** Undiscounted price and greeks of the put and of the call at every strike, at the smile's volatility. */
  readonly puts: BlackColumns;
  readonly calls: BlackColumns;
};

/** Never refuses: a chain that has a market has at least one volatility. */
export function surfaceOf(chain: Pick<Chain, 'rows'>, market: Market): Surface {
  const { parity, years, volatility } = market;
  const fit = fitSmile(
    smileQuotes(chain.rows, { forward: parity.forward, discount: parity.discount, years }),
  );
  const smile = fit.ok ? fit.value.smile : flatSmile(parity.forward, years, volatility);
  const strikes = Float64Array.from(chain.rows, (row) => row.strike);
  const volatilities = strikes.map((strike) => smileVolatility(smile, strike));
  const side = (put: 0 | 1): BlackColumns => {
    const columns = blackColumns(strikes.length);
    const puts = new Uint8Array(strikes.length).fill(put);
    blackGreeksBatch({ forward: parity.forward, years, strikes, puts, volatilities }, columns);
    return columns;
  };
  return {
    smile,
    fitted: fit.ok,
    outside: fit.ok ? fit.value.outside : 0,
    quotes: fit.ok ? fit.value.quotes : 0,
    strikes,
    volatilities,
    puts: side(1),
    calls: side(0),
  };
}
