import { type Analysis, type PageAnalysis, pageAnalysis } from '@/lib/core/analysis';
import { failure } from '@/lib/core/failure';
import { flatSmile } from '@/lib/core/pricing/smile';
import { ruleFor } from '@/lib/core/stages/candidates';
import { USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import type { CalendarDate, Instant } from '@/lib/core/unit';

const none = { ok: false as const, error: failure('noCondor', 'nonTrailed') };

const figure = (id: string, value: number, formula: string) => ({
  id,
  value,
  unit: 'points' as const,
  formula,
  inputs: [{ symbol: 'F', value: 6013.05, unit: 'points' as const }],
});

/** What the page is sent of it. */
export const somePageAnalysis = (): PageAnalysis => pageAnalysis(someAnalysis, none);

/** An analysis as the worker might have made it on Friday, November 20, 2026 at 14:30 in New York. */
export const someAnalysis: Analysis = {
  underlying: 'SPX',
  root: 'SPXW',
  expiry: '2026-11-23' as CalendarDate,
  settlement: 'pm',
  settlesAt: Date.UTC(2026, 10, 23, 21) as Instant,
  asOf: Date.UTC(2026, 10, 20, 19, 30) as Instant,
  source: {
    reader: 'table',
    place: 'broker.example',
    readAt: Date.UTC(2026, 10, 20, 19, 30) as Instant,
    quotedAt: null,
    delayed: null,
  },
  spot: 6012.37,
  strikes: { read: 81, quoted: 79, complete: true, lowest: 5800, highest: 6200 },
  atTheMoney: 6015,
  figures: {
    forward: figure('forward', 6013.05, 'C − P = D (F − K)'),
    discount: figure('discount', 0.9996, 'D = e^(−r T)'),
    straddle: figure('straddle', 42.1, '(C bid + C ask) ÷ 2 + (P bid + P ask) ÷ 2'),
    volatility: figure('volatility', 0.0938, 'Black (F, K, T, σ) call + put = S ÷ D'),
    expectedMove: figure('expectedMove', 51.2, 'σ √T F'),
  },
  failedRows: [],
  doubts: [],
  listed: [5800, 6015, 6200],
  smile: flatSmile(6013.05, 0.0087, 0.0938),
  condors: {
    rule: ruleFor(1, USUAL_CONDORS),
    candidates: none,
    chosen: none,
    own: false,
    ownRules: [],
  },
};
