import { barchart } from './barchart';
import { cboe } from './cboe';
import { etrade } from './etrade';
import { fidelity } from './fidelity';
import { groww } from './groww';
import { layouts } from './layouts';
import { marketwatch } from './marketwatch';
import { nasdaq } from './nasdaq';
import { nse } from './nse';
import type { SitePage } from './page';
import { robinhood } from './robinhood';
import { schwab } from './schwab';
import { sensibull } from './sensibull';
import { thinkorswim } from './thinkorswim';
import { tradingview } from './tradingview';
import { yahoo } from './yahoo';

/** The re-created pages of every site, by the name of its hints; `layouts` are of no site. */
export const sitePages: Readonly<Record<string, readonly SitePage[]>> = {
  barchart,
  cboe,
  etrade,
  fidelity,
  groww,
  layouts,
  marketwatch,
  nasdaq,
  nse,
  robinhood,
  schwab,
  sensibull,
  thinkorswim,
  tradingview,
  yahoo,
};
