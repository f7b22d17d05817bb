import type { Underlying } from '@/lib/core/practice/listing';
import type { Market } from '@/lib/core/practice/market';
import { element, write } from './element';
import { asOfText, changeText, NAMES, priceText } from './words';

/** The broker's name, the way to the other symbol, and the level with its time. */
export type BrokerHeader = {
  readonly masthead: HTMLElement;
  readonly quote: HTMLElement;
  update(market: Market): void;
};

const SYMBOLS: readonly Underlying[] = ['SPX', 'VIX'];

export function createBrokerHeader(
  document: Document,
  symbol: Underlying,
  addressOf: (symbol: Underlying) => string,
): BrokerHeader {
  const level = document.createTextNode('');
  const change = document.createTextNode('');
  const asOf = document.createTextNode('');
  const changed = element(document, 'p', { class: 'ng-change' }, change);

  const links = SYMBOLS.map((other) =>
    element(
      document,
      'a',
      { href: addressOf(other), 'aria-current': other === symbol ? 'page' : null },
      other,
    ),
  );
  const masthead = element(
    document,
    'header',
    { class: 'ng-masthead' },
    element(
      document,
      'p',
      { class: 'ng-brand' },
      'Northgate ',
      element(document, 'span', { class: 'ng-tagline' }, 'Brokerage — practice'),
    ),
    element(document, 'nav', { 'aria-label': 'Option chains' }, ...links),
  );
  const quote = element(
    document,
    'div',
    { class: 'ng-quote' },
    element(
      document,
      'div',
      {},
      element(
        document,
        'h1',
        {},
        element(document, 'span', { class: 'ng-symbol' }, symbol),
        ' ',
        element(document, 'span', { class: 'ng-last' }, level),
      ),
      changed,
    ),
    element(
      document,
      'div',
      { class: 'ng-small' },
      element(document, 'p', { class: 'ng-name' }, NAMES[symbol]),
      element(document, 'p', { class: 'ng-as-of' }, asOf, ' · Practice market, not real quotes'),
    ),
  );

  return {
    masthead,
    quote,
    update(market) {
      const { level: now, previousClose } = market.levelOf(symbol);
      write(level, priceText(now));
      write(change, changeText(now, previousClose));
      const direction = now < previousClose ? 'down' : 'up';
      if (changed.dataset['direction'] !== direction) changed.dataset['direction'] = direction;
      write(asOf, `As of ${asOfText(market.now)}`);
    },
  };
}
