import { meaningOf, plainWords, sideIn } from '@/lib/pages/columns/words';
import { nameAttributes } from '@/lib/pages/grids/named-cells';
import { strikeAttributes } from '@/lib/pages/grids/strike-panes';
import type { ChainReading } from '@/lib/pages/read';
import type { Picks } from '@/lib/pages/teach/picks';

/** A page whose words for columns and sides mean nothing any more, as after a redesign in a tongue of its own. */

const told = [
  ...nameAttributes,
  'aria-label',
  'title',
  'data-side',
  'data-cell-part',
  'data-option-type',
  'data-type',
  'data-part',
];

/** Every word that names a column or a side becomes another one, the same for the same word; numbers stay. */
export function disguise(document: Document): void {
  const trees: (Document | ShadowRoot)[] = [document];
  for (const tree of trees) {
    for (const element of tree.querySelectorAll('*')) {
      if (element.shadowRoot) trees.push(element.shadowRoot);
      for (const name of told) {
        const value = element.getAttribute(name);
        if (value !== null && !/\d{6}[CP]\d{8}/.test(value)) element.setAttribute(name, scrambled(value));
      }
      for (const name of strikeAttributes) {
        const value = element.getAttribute(name);
        if (value === null) continue;
        element.removeAttribute(name);
        element.setAttribute('data-x', value);
      }
      for (const node of element.childNodes)
        if (node.nodeType === 3 && isTelling(node.nodeValue ?? ''))
          node.nodeValue = scrambled(node.nodeValue ?? '');
    }
  }
}

function isTelling(text: string): boolean {
  if (/\d/.test(text) || text.length > 60) return false;
  return (
    meaningOf(text) !== null ||
    sideIn(text) !== null ||
    plainWords(text)
      .split(' ')
      .some((word) => meaningOf(word) !== null)
  );
}

/** The letters turned round and marked: no word of any language that is read. */
function scrambled(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => `Q${[...word].reverse().join('')}Q`);
}

/** What a person would point at in the middle of a chain. */
export function pointedAt({ halves }: ChainReading): Picks {
  const strikes = [...new Set(halves.map(({ strike }) => strike))].sort((a, b) => a - b);
  const middle = strikes.length >> 1;
  const order = [...strikes.slice(middle), ...strikes.slice(0, middle)];
  const of = (strike: number, side: 'call' | 'put') =>
    halves.find((half) => half.strike === strike && half.side === side && half.quote.bid && half.quote.ask);
  const strike = order.find((each) => of(each, 'call') && of(each, 'put')) ?? 0;
  const [call, put] = [of(strike, 'call'), of(strike, 'put')];
  const cell = (half: typeof call, field: 'bid' | 'ask') => {
    const column = half?.source.columns.find(({ fields }) => fields.includes(field))?.column ?? -1;
    return half?.source.row.cells[column];
  };
  const picks = {
    strike: call?.strikeCell,
    callBid: cell(call, 'bid'),
    callAsk: cell(call, 'ask'),
    putBid: cell(put, 'bid'),
    putAsk: cell(put, 'ask'),
  };
  return Object.fromEntries(Object.entries(picks).filter(([, element]) => element)) as Picks;
}
