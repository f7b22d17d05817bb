import type { OptionName } from '@/lib/core/market/occ';
import { refuse } from './failure';
import { readPrice } from './number';
import { readOption } from './option-cells';
import type { PositionLeg } from './position';

const buys: ReadonlySet<string> = new Set([
  'BUY',
  'BOT',
  'BTO',
  'BTC',
  'LONG',
  'BUY_TO_OPEN',
  'BUY_TO_CLOSE',
]);
const sells: ReadonlySet<string> = new Set([
  'SELL',
  'SOLD',
  'STO',
  'STC',
  'SHORT',
  'SELL_TO_OPEN',
  'SELL_TO_CLOSE',
]);
const idle: ReadonlySet<string> = new Set(['TO', 'OPEN', 'CLOSE', 'X']);

/** True of a line that names a listed option by its symbol. */
export function isLegLine(text: string): boolean {
  return text.length <= 300 && wordsOf(text).some((word) => optionIn(word) !== null);
}

/**
 * One leg of a list: an OCC symbol, padded or compact, or a chart's `.SPXW240417C5000`, with how many, which way and
 * for how much beside it: `-1 SPXW  240420C05040000 @1.25`, `SPXW240420C05040000,-2`, `STO 1 .SPY240417C437`.
 * Without a quantity it is refused, never taken for one.
 */
export function readLegLine(text: string, line: number): PositionLeg {
  let option: OptionName | null = null;
  let quantity: number | null = null;
  let price: number | null = null;
  let way: 1 | -1 | null = null;
  const broken = () => refuse('legUnreadable', { line, text });
  for (const word of wordsOf(text)) {
    const named = optionIn(word);
    const side = buys.has(word) ? 1 : sells.has(word) ? -1 : null;
    if (named !== null) {
      if (option !== null) return broken();
      option = named;
      if (word.startsWith('-')) way ??= -1;
    } else if (side !== null) {
      if (way !== null && way !== side) return broken();
      way = side;
    } else if (!idle.has(word)) {
      const value = readPrice(word.startsWith('@') ? word.slice(1) : word);
      if (typeof value !== 'number') return broken();
      // A price has an @ or decimals; a whole number is how many.
      if (word.startsWith('@') || word.includes('.')) {
        if (price !== null || value < 0) return broken();
        price = value;
      } else if (quantity !== null || !Number.isInteger(value) || value === 0 || Math.abs(value) > 1e6)
        return broken();
      else quantity = value;
    }
  }
  if (option === null) return broken();
  if (quantity === null) return refuse('quantityMissing', { line, text });
  if (way !== null && quantity < 0 && way > 0) return refuse('orderSignUnclear', { line, text });
  return { ...option, quantity: way === null ? quantity : way * Math.abs(quantity), price };
}

function optionIn(word: string): OptionName | null {
  const option = readOption(word.startsWith('-.') ? word.slice(1) : word);
  return option.ok ? option.value : null;
}

/** Words between blanks, commas and semicolons; a padded root is joined to the rest of its symbol. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const word of text
    .slice(0, 300)
    .toUpperCase()
    .split(/[\s,;|"]/)) {
    if (word === '') continue;
    const before = words.at(-1);
    const isRest = /^\d{6}[CP]\d{8}$/.test(word);
    if (isRest && before !== undefined && /^[A-Z][A-Z0-9]{0,5}$/.test(before))
      words[words.length - 1] = before + word;
    else words.push(word);
  }
  return words;
}
