/**
 * Static arbitrage among the options of one right. Prices that nobody can lock a profit from lie on a convex
 * curve that falls with strike by at most `D` a point (Davis and Hobson 2007, here with bid and ask): so every
 * bid must lie on or under the highest such curve below all asks. That one curve answers for every vertical
 * spread and every butterfly, of any widths, at once.
 */

/** A market seen so that its curve falls: `x` is the strike of a call, minus the strike of a put. */
export type Market = { readonly x: number; readonly bid: number | null; readonly ask: number | null };

export type Breach = {
  readonly kind: 'rises' | 'slope' | 'butterfly';
  /** Index of the market whose bid is too high. */
  readonly high: number;
  /** Indices of the one or two markets whose asks are too low for it. */
  readonly low: readonly number[];
  readonly bid: number;
  readonly limit: number;
  /** Which of them to mistrust. */
  readonly suspects: readonly number[];
};

type Finding = Omit<Breach, 'suspects'>;

/** How much steeper than `steepest` a spread may be for want of an exact discount factor. */
export type Steepness = { readonly steepest: number; readonly slack: number };

// Each round settles every stray ask that others lean on; only a chain of nonsense needs more of them.
const MOST_ROUNDS = 24;
// Quotes are written in cents; anything smaller is arithmetic.
const DUST = 1e-7;

/**
 * Every bid above the curve. One stray low ask makes many honest bids look high: an ask that two or more bids
 * complain of is itself the suspect, and is taken out before the others are judged. `markets` in rising `x`.
 */
export function breaches(markets: readonly Market[], steepness: Steepness): readonly Breach[] {
  const live = markets.map(() => true);
  const settled: Breach[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = findings(markets, live, steepness);
    const blamed = strayAsks(found);
    if (blamed.size === 0) return [...settled, ...judged(found, markets, live, steepness)];
    for (const [stray, complaint] of blamed) {
      settled.push({ ...complaint, suspects: [stray] });
      live[stray] = false;
    }
  }
  return [...settled, ...findings(markets, live, steepness).map(suspectAll)];
}

/** Asks that several bids lean on, most first, with the worst complaint; each bid complains of one ask only. */
function strayAsks(found: readonly Finding[]): ReadonlyMap<number, Finding> {
  const complaints = new Map<number, Finding[]>();
  for (const finding of found) {
    for (const low of finding.low) {
      const about = complaints.get(low);
      if (about) about.push(finding);
      else complaints.set(low, [finding]);
    }
  }
  const heard = new Set<Finding>();
  const stray = new Map<number, Finding>();
  const most = [...complaints].sort(([, a], [, b]) => b.length - a.length);
  for (const [low, about] of most) {
    const own = about.filter((finding) => !heard.has(finding));
    const [first, second] = own;
    if (first === undefined || second === undefined) continue;
    for (const finding of own) heard.add(finding);
    stray.set(
      low,
      own.reduce((worst, each) => (excess(each) > excess(worst) ? each : worst), first),
    );
  }
  return stray;
}

/** A bid that is too high even without the asks it was compared with is wrong itself; otherwise any may be. */
function judged(
  found: readonly Finding[],
  markets: readonly Market[],
  live: readonly boolean[],
  steepness: Steepness,
): readonly Breach[] {
  if (found.length === 0) return [];
  const compared = new Set(found.flatMap((finding) => finding.low));
  const without = live.map((alive, index) => alive && !compared.has(index));
  const bids = new Set(found.map((finding) => finding.high));
  const still = new Set(findings(markets, without, steepness, bids).map((finding) => finding.high));
  return found.map((finding) =>
    still.has(finding.high) ? { ...finding, suspects: [finding.high] } : suspectAll(finding),
  );
}

function suspectAll(finding: Finding): Breach {
  return { ...finding, suspects: [finding.high, ...finding.low] };
}

function excess({ bid, limit }: Finding): number {
  return bid - limit;
}

/** Bids above the curve under the live asks; of live markets, or of the `bids` named. */
function findings(
  markets: readonly Market[],
  live: readonly boolean[],
  { steepest, slack }: Steepness,
  bids?: ReadonlySet<number>,
): readonly Finding[] {
  const hull = lowerHull(markets, live);
  const found: Finding[] = [];
  const cheapestBefore = cheapest(markets, live, 1, 0);
  const cheapestAfter = cheapest(markets, live, -1, steepest + slack);
  let segment = 0;
  for (const [high, { x, bid }] of markets.entries()) {
    if (bid === null || !(bids === undefined ? live[high] : bids.has(high))) continue;
    const before = cheapestBefore[high] ?? null;
    if (before !== null && bid > before.price + DUST) {
      found.push({ kind: 'rises', high, low: [before.index], bid, limit: before.price });
      continue;
    }
    const after = cheapestAfter[high] ?? null;
    if (after !== null && bid > after.price + DUST) {
      found.push({ kind: 'slope', high, low: [after.index], bid, limit: after.price });
      continue;
    }
    while (segment + 1 < hull.length && (hull[segment + 1]?.x ?? 0) <= x) segment++;
    const left = hull[segment];
    const right = hull[segment + 1];
    if (left === undefined || right === undefined || left.x > x || left.x === x) continue;
    const limit = left.ask + ((x - left.x) / (right.x - left.x)) * (right.ask - left.ask);
    if (bid > limit + DUST)
      found.push({ kind: 'butterfly', high, low: [left.index, right.index], bid, limit });
  }
  return found;
}

/** The lowest ask on one side of each market, each raised by `grade` for every point it is away. */
function cheapest(
  markets: readonly Market[],
  live: readonly boolean[],
  direction: 1 | -1,
  grade: number,
): readonly ({ readonly index: number; readonly price: number } | null)[] {
  const answers: ({ index: number; price: number } | null)[] = markets.map(() => null);
  let best: { index: number; price: number; x: number } | null = null;
  for (let step = 0; step < markets.length; step++) {
    const index = direction === 1 ? step : markets.length - 1 - step;
    const market = markets[index];
    if (market === undefined) continue;
    const here: number | null = best === null ? null : best.price + grade * Math.abs(market.x - best.x);
    if (best !== null && here !== null) answers[index] = { index: best.index, price: here };
    if (live[index] && market.ask !== null && (here === null || market.ask < here))
      best = { index, price: market.ask, x: market.x };
  }
  return answers;
}

type Corner = { readonly x: number; readonly ask: number; readonly index: number };

/** Andrew's monotone chain. */
function lowerHull(markets: readonly Market[], live: readonly boolean[]): readonly Corner[] {
  const hull: Corner[] = [];
  for (const [index, { x, ask }] of markets.entries()) {
    if (ask === null || !live[index]) continue;
    for (;;) {
      const last = hull.at(-1);
      const before = hull.at(-2);
      if (last === undefined || before === undefined) break;
      if ((last.ask - before.ask) * (x - before.x) < (ask - before.ask) * (last.x - before.x)) break;
      hull.pop();
    }
    hull.push({ x, ask, index });
  }
  return hull;
}
