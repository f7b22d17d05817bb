/**
 * Every root of a continuous function, rising: where it changes sign between two nodes, and in pairs where it turns
 * back through zero between three. Nodes rise; what happens twice between two of them is not seen.
 */
export function rootsOn(f: (x: number) => number, nodes: readonly number[]): number[] {
  const values = nodes.map(f);
  const roots: number[] = [];
  for (let i = 1; i < nodes.length; i++) {
    const [a, b] = [nodes[i - 1] as number, nodes[i] as number];
    const [fa, fb] = [values[i - 1] as number, values[i] as number];
    if (fa === 0 && (i === 1 || values[i - 2] !== 0)) roots.push(a);
    if (fa * fb < 0) roots.push(bracketed(f, a, b, fa, fb));
    const fc = values[i + 1];
    if (fc === undefined || !(fa * fb > 0 && fb * fc > 0)) continue;
    if (!(Math.abs(fb) <= Math.abs(fa) && Math.abs(fb) < Math.abs(fc))) continue;
    const c = nodes[i + 1] as number;
    const turn = crossing(f, a, c, Math.sign(fb));
    if (turn !== null) {
      roots.push(bracketed(f, a, turn.x, fa, turn.y), bracketed(f, turn.x, c, turn.y, fc));
    }
  }
  const last = values.length - 1;
  if (last > 0 && values[last] === 0 && values[last - 1] !== 0) roots.push(nodes[last] as number);
  return roots.sort((a, b) => a - b);
}

const GOLDEN = 0.6180339887498949;

/** A place between two of the same sign where the other sign is reached, or null where the turn stays short of it. */
function crossing(
  f: (x: number) => number,
  low: number,
  high: number,
  sign: number,
): { readonly x: number; readonly y: number } | null {
  let a = low;
  let b = high;
  let x1 = b - GOLDEN * (b - a);
  let x2 = a + GOLDEN * (b - a);
  let f1 = sign * f(x1);
  let f2 = sign * f(x2);
  for (let step = 0; step < 40; step++) {
    if (f1 < 0) return { x: x1, y: sign * f1 };
    if (f2 < 0) return { x: x2, y: sign * f2 };
    if (f1 < f2) {
      b = x2;
      x2 = x1;
      f2 = f1;
      x1 = b - GOLDEN * (b - a);
      f1 = sign * f(x1);
    } else {
      a = x1;
      x1 = x2;
      f1 = f2;
      x2 = a + GOLDEN * (b - a);
      f2 = sign * f(x2);
    }
  }
  return null;
}

/** The Illinois variant of false position, to a billionth of the root. */
function bracketed(
  f: (x: number) => number,
  low: number,
  high: number,
  atLow: number,
  atHigh: number,
): number {
  let a = low;
  let b = high;
  let fa = atLow;
  let fb = atHigh;
  let side = 0;
  for (let step = 0; step < 100 && b - a > 1e-12 * Math.abs(b); step++) {
    // Every eighth step halves, so that a kink cannot stall it.
    const x = step % 8 === 7 ? 0.5 * (a + b) : (fa * b - fb * a) / (fa - fb);
    const y = f(x);
    if (y === 0) return x;
    if (y * fb > 0) {
      if (Math.abs(b - x) <= 1e-10 * Math.abs(x)) return x;
      b = x;
      fb = y;
      if (side === -1) fa /= 2;
      side = -1;
    } else {
      if (Math.abs(x - a) <= 1e-10 * Math.abs(x)) return x;
      a = x;
      fa = y;
      if (side === 1) fb /= 2;
      side = 1;
    }
  }
  return 0.5 * (a + b);
}
