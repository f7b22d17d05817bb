import { practiceInput } from '../core/hedge/practice-input';
import type { BenchTable } from './pricing-compare';
import { chromium, withEnginePage } from './worker/engine-page';
import type { HedgeStep, Order, Report } from './worker/engine-worker';
import { dropped, inWorker, line } from './worker/in-worker';

const warmUp = 40;
const rounds = 120;
const steps: readonly (readonly [HedgeStep, string])[] = [
  ['quotes', 'new quotes on both chains'],
  ['settings', 'another setting of the hedge'],
];

/** The whole hedge of a practice condor in a Chromium worker, and with its decide table where a side is tested. */
export async function run(): Promise<BenchTable> {
  const title = 'Hedge in a Chromium worker: 13 VIX expiries, 6 sets, curves, heat maps, tickets';
  const columns = ['', 'median ms', '5–95 %', 'goal'];
  const program = chromium();
  if (program === null) return { title, columns, rows: [['Not measured: no Chromium here.', '', '', '']] };
  const inputs = [practiceInput(), practiceInput({ put: 0.005, call: 0.03 })];
  return withEnginePage(program, async (page) => {
    const orders = inputs.map((input): Order => ({ does: 'hedge', input }));
    const { reports } = dropped(await inWorker(page, orders, warmUp + rounds), warmUp * orders.length);
    const rows = ['quiet condor', 'tested condor, with its decide table'].flatMap((name, which) => {
      const mine = reports.filter((_, i) => i % inputs.length === which).filter(isHedge);
      if (!mine.every(({ ok }) => ok)) throw new Error('refused');
      return steps.map(([step, words]) =>
        line(
          `${name}: ${words}`,
          mine.map(({ ms }) => ms[step]),
          '≤ 16',
        ),
      );
    });
    return { title, columns, rows, note: `${rounds} rounds after ${warmUp} to warm up.` };
  });
}

function isHedge(report: Report): report is Extract<Report, { did: 'hedge' }> {
  return report.did === 'hedge';
}
