import { barchart } from './barchart';
import { cboe } from './cboe';
import { etrade } from './etrade';
import { fidelity } from './fidelity';
import { groww } from './groww';
import { marketwatch } from './marketwatch';
import { nasdaq } from './nasdaq';
import { nse } from './nse';
import { robinhood } from './robinhood';
import { schwab } from './schwab';
import { sensibull } from './sensibull';
import type { Site } from './site';
import { thinkorswim } from './thinkorswim';
import { tradingview } from './tradingview';
import { yahoo } from './yahoo';

/** Every site we have hints for, in the order of their names. */
export const sites: readonly Site[] = [
  barchart,
  cboe,
  etrade,
  fidelity,
  groww,
  marketwatch,
  nasdaq,
  nse,
  robinhood,
  schwab,
  sensibull,
  thinkorswim,
  tradingview,
  yahoo,
];

/** The hints for an address, or `null`. */
export function siteOf(url: URL, known: readonly Site[] = sites): Site | null {
  const host = url.hostname;
  return known.find((site) => site.hosts.some((end) => host === end || host.endsWith(`.${end}`))) ?? null;
}
