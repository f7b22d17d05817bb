import { type AnalyseInput, analyse } from '@/lib/core/analyse';
import { createHedgeAnalyser, type HedgeAnalyseInput } from '@/lib/core/hedge/analyse';
import { newYorkTime } from '@/lib/core/market/clock';
import { boardFor, candidatesOn, ruleFor } from '@/lib/core/stages/candidates';
import { chosenCondor } from '@/lib/core/stages/chosen';
import { USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import { daysLeft } from '@/lib/core/stages/days-left';
import { marketOf } from '@/lib/core/stages/market';
import { surfaceOf } from '@/lib/core/stages/surface';

/** The engine in a worker of its own: it does what it is told and answers with the milliseconds that took. */

export type Order =
  | { readonly does: 'analyse'; readonly input: AnalyseInput }
  | { readonly does: 'stages'; readonly input: AnalyseInput }
  | { readonly does: 'hedge'; readonly input: HedgeAnalyseInput };

export type Stage = 'market' | 'surface' | 'board' | 'search' | 'chosen';

export type Report =
  | { readonly did: 'analyse'; readonly ms: number; readonly answer: ReturnType<typeof analyse> }
  | { readonly did: 'stages'; readonly ms: Readonly<Record<Stage, number>>; readonly pairs: number }
  | { readonly did: 'hedge'; readonly ms: Readonly<Record<HedgeStep, number>>; readonly ok: boolean };

export type HedgeStep = 'quotes' | 'settings';

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  postMessage(reportOn(data));
});

function reportOn(order: Order): Report {
  switch (order.does) {
    case 'analyse':
      return whole(order.input);
    case 'stages':
      return inStages(order.input);
    case 'hedge':
      return hedged(order.input);
  }
}

const hedge = createHedgeAnalyser();

/** New quotes, as every message brings them; then another setting. */
function hedged(input: HedgeAnalyseInput): Report {
  const timed = (given: HedgeAnalyseInput) => {
    const start = performance.now();
    const { ok } = hedge(given);
    return { ms: performance.now() - start, ok };
  };
  const quotes = timed(input);
  const again = { ...input, settings: { ...input.settings } };
  const settings = timed(again);
  return {
    did: 'hedge',
    ms: { quotes: quotes.ms, settings: settings.ms },
    ok: quotes.ok && settings.ok,
  };
}

function whole(input: AnalyseInput): Report {
  const start = performance.now();
  const answer = analyse(input);
  return { did: 'analyse', ms: performance.now() - start, answer };
}

/** The stages as `createAnalyser` strings them, each with a clock around it. */
function inStages({ chain, now, rate }: AnalyseInput): Report {
  const ms = { market: 0, surface: 0, board: 0, search: 0, chosen: 0 };
  const timed = <T>(stage: Stage, work: () => T): T => {
    const start = performance.now();
    const done = work();
    ms[stage] = performance.now() - start;
    return done;
  };
  const { share, stress, fee, multiplier, count } = USUAL_CONDORS;
  const market = timed('market', () => marketOf({ chain, now, rate }));
  if (!market.ok) return { did: 'stages', ms, pairs: 0 };
  const surface = timed('surface', () => surfaceOf(chain, market.value));
  const board = timed('board', () =>
    boardFor(chain, market.value, surface, share, stress, (4 * fee) / multiplier),
  );
  if (!board.ok) return { did: 'stages', ms, pairs: 0 };
  const days = daysLeft(newYorkTime(now).date, chain.expiry);
  const found = timed('search', () => candidatesOn(board.value, ruleFor(days, USUAL_CONDORS), count));
  const strikes = found.ok ? found.value.best[0]?.strikes : undefined;
  if (strikes) timed('chosen', () => chosenCondor(chain, market.value, surface, strikes, USUAL_CONDORS));
  return { did: 'stages', ms, pairs: found.ok ? found.value.pairs : 0 };
}
