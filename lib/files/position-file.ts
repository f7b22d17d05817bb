import type { Instant } from '@/lib/core/unit';
import type { Answers } from './answers';
import { refuse } from './failure';
import { isLegLine, readLegLine } from './leg-line';
import { isOmegaLine, readOmegaLine } from './omega-legs';
import { isOrderLine, readOrderLine } from './order-line';
import type { Position, PositionLeg, PositionOrder } from './position';

type Line = { readonly text: string; readonly line: number };

/** No position has more lines; a longer text is something else. */
const mostLines = 400;
const longestText = 100_000;

/** True where a text's first lines are orders or legs; a head of words may stand above them. */
export function isPosition(text: string): boolean {
  return linesOf(text.slice(0, 4_000))
    .slice(0, 3)
    .some(({ text: line }) => isOrderLine(line) || isOmegaLine(line) || isLegLine(line));
}

/** Every order of a text. A line that is none is refused, so that no leg is lost; only a head may be passed over. */
export function readPosition(text: string, context: { answers: Answers; now: Instant }): Position {
  if (text.length > longestText) return refuse('tooLarge');
  const lines = linesOf(text);
  if (lines.length > mostLines) return refuse('tooLarge');
  const orders: PositionOrder[] = [];
  const legs: PositionLeg[] = [];
  let firstLeg = 0;
  for (const [at, { text: written, line }] of lines.entries()) {
    if (isOmegaLine(written)) orders.push(readOmegaLine(written, line, context));
    else if (isOrderLine(written)) orders.push(readOrderLine(written, line, context.answers));
    else if (isLegLine(written)) {
      legs.push(readLegLine(written, line));
      if (legs.length === 1) firstLeg = line;
    } else if (at > 0 || /\d/.test(written)) return refuse('legUnreadable', { line, text: written });
  }
  if (legs.length > 0) orders.push({ legs, credit: null, line: firstLeg });
  for (const order of orders) checkOnce(order);
  return { orders };
}

function checkOnce({ legs, line }: PositionOrder): void {
  const seen = new Set<string>();
  for (const { root, expiry, right, strike } of legs) {
    const key = `${root} ${expiry} ${right} ${strike}`;
    if (seen.has(key)) refuse('legTwice', { line, text: key });
    seen.add(key);
  }
}

function linesOf(text: string): readonly Line[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ text: line.trim(), line: at + 1 }))
    .filter((line) => line.text !== '');
}
