import { rootOn, rootsOf } from '@/lib/core/market/contract';
import type { CalendarDate } from '@/lib/core/unit';
import type { Answers } from './answers';
import { refuse } from './failure';

/**
 * The root behind a thinkorswim symbol: SPX with `(Weeklys)` is SPXW. Without it the line is read as neither,
 * because a third Friday lists both and any other day would contradict itself; VIX is told by its day.
 */
export function orderRoot(
  order: { symbol: string; weekly: boolean; expiry: CalendarDate; line: number },
  answers: Answers,
): string {
  const { symbol, weekly, expiry, line } = order;
  const roots = rootsOf(symbol);
  const [monthly = symbol, other] = roots;
  if (symbol === 'OEX' || other === undefined) return symbol === 'OEX' ? symbol : monthly;
  if (symbol === 'VIX') {
    const root = rootOn(symbol, expiry);
    if (root.ok) return root.value;
  }
  if (weekly) return other;
  if (answers.root !== undefined && roots.includes(answers.root)) return answers.root;
  return refuse('rootUnclear', { line, text: `${symbol} ${expiry}` }, [{ about: 'root', options: roots }]);
}
