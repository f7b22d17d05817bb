import type { Figure } from '@/lib/core/figure';

/**
 * Works a formula out as a reader would, from its letters alone: `n M c − fees`, `max(K2 − K1, K4 − K3)`, `σ√T F`,
 * `e^(−r T)`. What stands after a comma is words, before an `=` a name.
 */
export function workedOut({ formula, inputs }: Figure): number {
  const values = new Map<string, number>();
  for (const { symbol, value } of inputs) if (typeof value === 'number') values.set(symbol, value);
  const text = (formula.split(' = ').at(-1) ?? '').replace(/(?<!\([^)]*), (where|ln|D is|b =).*$/, '');
  const names = [...values.keys(), 'max', '√', 'e^'].sort((a, b) => b.length - a.length);
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const token =
      names.find((name) => rest.startsWith(name)) ?? rest.match(/^(\d+(\.\d+)?|[−+÷(),])/)?.[0] ?? null;
    if (token !== null) tokens.push(token);
    else if (rest[0] !== ' ') throw new Error(`${formula}: no letter for ${rest}`);
    at += token?.length ?? 1;
  }
  let next = 0;
  const value = sum();
  if (next !== tokens.length) throw new Error(`${formula}: what is ${tokens[next]}?`);
  return value;

  function sum(): number {
    let total = tokens[next] === '−' ? 0 : product();
    while (tokens[next] === '−' || tokens[next] === '+')
      total += tokens[next++] === '−' ? -product() : product();
    return total;
  }

  /** Letters side by side are multiplied; a division takes one factor. */
  function product(): number {
    let total = factor();
    for (;;) {
      const token = tokens[next];
      if (token === undefined || ['−', '+', ',', ')'].includes(token)) return total;
      if (token === '÷') {
        next++;
        total /= factor();
      } else total *= factor();
    }
  }

  function factor(): number {
    const token = tokens[next++] ?? '';
    if (token === '√') return Math.sqrt(factor());
    if (token === 'e^') return Math.exp(factor());
    if (token === 'max') return Math.max(...list());
    if (token === '(') {
      next--;
      return list()[0] as number;
    }
    const known = values.get(token) ?? Number(token);
    if (Number.isNaN(known)) throw new Error(`${formula}: ${token} is not among the inputs`);
    return known;
  }

  function list(): number[] {
    const found: number[] = [];
    do {
      next++;
      found.push(sum());
    } while (tokens[next] === ',');
    next++;
    return found;
  }
}
