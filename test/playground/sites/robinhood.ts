import { en, now, page, type SitePage, spx } from './page';

/** Robinhood: one side and one price at a time, the expiry without its year: nothing to draw a condor on. */

const { rows } = spx(5);
const cell = (name: string, text: string) =>
  `<div data-testid="OptionChain${name}Cell"><span>${text}</span></div>`;

const body = rows
  .map(
    ({
      strike,
      call,
    }) => `<div class="a"><div class="b"><div data-testid="ChainTableRow-${strike.toFixed(2)}">
    <div data-testid="OptionChainStrikePriceCell"><h3><div>$${en(strike)}</div></h3></div>${cell('CustomMetricOne', '$50.18')}${cell('CustomMetricTwo', '+0.36%')}${cell('PercentChange', '-12.34%')}${cell('Change', '-$0.10')}
    <div data-testid="OptionChainValidPriceCell"><h3><button data-testid="OptionChainSelectRowButton"><div>$${en(call.ask)}</div></button></h3></div></div><div style="height: 0px"></div></div></div>`,
  )
  .join('');

export const robinhood: readonly SitePage[] = [
  {
    id: 'robinhood-classic',
    url: 'https://robinhood.com/options/chains/ACME',
    now,
    html: page(
      'ACME options',
      `<section data-testid="ChartSection"><h1>ACME buy Call</h1></section>
      <div data-testid="SelectExpirationDateDropdown"><button role="combobox" aria-label="Expiration Date"><span>Expiring December 18 (28d)</span></button></div>
      <div><header><h4>Strike price</h4><div><h4>Breakeven</h4></div><div><h4>To breakeven</h4></div><h4>% Change</h4><h4>Change</h4><div><h4>Price</h4></div></header><div>${body}</div></div>`,
    ),
    expected: 'quotesMissing',
  },
];
