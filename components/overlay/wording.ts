import { count, decimals, points, strike } from '@/components/format';
import { sayDefect, sayMark } from '@/components/words';
import type { MarkWords } from './marks';

/** The words of the marks in the reader's language. */
export const wording: MarkWords = {
  forward: (value) => {
    const words = sayMark('forward', points(value));
    return { words, brief: words, least: count(value) };
  },
  atTheMoney: (at, straddle) => ({
    words: sayMark('atTheMoney', strike(at), points(straddle)),
    brief: sayMark('straddle', points(straddle)),
    least: strike(at),
  }),
  warning: ({ code }) => ({ words: sayDefect(code), brief: sayDefect(code), least: sayDefect(code) }),
  move: (sign, price) => ({
    words: sayMark('move', sign, points(price)),
    brief: sayMark('moveBrief', sign),
    least: sayMark('moveBrief', sign),
  }),
  hedged: (price, vix) => ({
    words:
      vix === null ? sayMark('hedged', points(price)) : sayMark('hedgedAt', points(price), decimals(vix, 1)),
    brief:
      vix === null
        ? sayMark('hedgedBrief', points(price))
        : sayMark('hedgedAtBrief', count(price), decimals(vix, 1)),
    least: count(price),
  }),
  even: (price) => ({
    words: sayMark('even', points(price)),
    brief: sayMark('evenBrief', points(price)),
    least: count(price),
  }),
};
