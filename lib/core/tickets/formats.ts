import type { TicketFormat } from './format';
import { ibkrBasket } from './ibkr-basket';
import { occCompact, occPadded } from './occ-list';
import { optionOmega } from './option-omega';
import { optionstrat } from './optionstrat';
import { plain } from './plain';
import { schwab } from './schwab';
import { tastytrade } from './tastytrade';
import { thinkorswim } from './thinkorswim';
import { tradier } from './tradier';
import { wingspanJson } from './wingspan-json';

/** Every way to write an order, in the order in which a screen offers them. */
export const formats: readonly TicketFormat[] = [
  plain,
  thinkorswim,
  optionOmega,
  occPadded,
  occCompact,
  optionstrat,
  tastytrade,
  schwab,
  tradier,
  ibkrBasket,
  wingspanJson,
];
