import type { AnalyseInput } from '@/lib/core/analyse';
import type { BenchTable } from './pricing-compare';
import { missing, nameOf, realExpiries } from './real-expiries';
import { chromium, withEnginePage } from './worker/engine-page';
import type { Order, Report, Stage } from './worker/engine-worker';
import { dropped, inWorker, line, type Timed } from './worker/in-worker';

/** Days to expiry of the SPXW chains looked at: today, tomorrow, the one with most strikes, and a month. */
const expiries = ['2022-07-12', '2022-07-13', '2022-07-15', '2022-08-12'];
const rate = 0.02;
const warmUp = 30;
const rounds = 120;
const fresh = 12;
const stages: readonly Stage[] = ['market', 'surface', 'board', 'search', 'chosen'];

/** One expiry, quotes in and the full analysis out, in a Chromium worker. */
export async function run(): Promise<BenchTable> {
  const title = 'One SPXW expiry in a Chromium worker, quotes in, full analysis out';
  const columns = ['', 'median ms', '5–95 %', 'goal'];
  const program = chromium();
  const chains = realExpiries().filter(({ root, expiry }) => root === 'SPXW' && expiries.includes(expiry));
  if (program === null || chains.length === 0)
    return {
      title,
      columns,
      rows: [[program === null ? 'Not measured: no Chromium here.' : missing, '', '', '']],
    };
  const inputs = chains.map((chain): AnalyseInput => ({ chain, now: chain.source.readAt, rate }));

  return withEnginePage(program, async (page) => {
    const orders = inputs.map((input): Order => ({ does: 'analyse', input }));
    const cold: Timed[] = [];
    for (let i = 0; i < fresh; i++) cold.push(await inWorker(page, orders.slice(0, 1), 1));
    const warm = dropped(await inWorker(page, orders, warmUp + rounds), warmUp * orders.length);
    const parts = dropped(
      await inWorker(
        page,
        inputs.map((input) => ({ does: 'stages', input })),
        warmUp + rounds,
      ),
      warmUp * orders.length,
    );

    const rows = inputs.flatMap(({ chain }, which) => {
      const mine = <T>(of: readonly T[]) => of.filter((_, i) => i % inputs.length === which);
      const analysed = mine(warm.reports);
      const staged = mine(parts.reports).filter((report) => report.did === 'stages');
      const pairs = staged[0]?.pairs ?? 0;
      return [
        line(
          `**${nameOf(chain)}**, ${pairs} condors, ${outcome(analysed[0])}`,
          analysed.map(wholeOf),
          '≤ 16',
        ),
        line('with the messages there and back', mine(warm.trips)),
        ...stages.map((stage) =>
          line(
            `of which ${stage}`,
            staged.map((report) => report.ms[stage]),
          ),
        ),
      ];
    });
    const [first] = chains;
    return {
      title,
      columns,
      rows: [
        ...rows,
        line(
          `first call of a fresh worker, ${first ? nameOf(first) : ''}`,
          cold.flatMap(({ reports }) => reports.map(wholeOf)),
        ),
        line(
          'fresh worker: loaded, first answer back',
          cold.flatMap(({ trips }) => trips),
        ),
      ],
      note: `${rounds} rounds over the expiries in turn after ${warmUp} to warm up, ${fresh} fresh workers; the stages in rounds of their own.`,
    };
  });
}

function wholeOf(report: Report): number {
  return report.did === 'analyse' ? report.ms : Number.NaN;
}

function outcome(report: Report | undefined): string {
  if (report?.did !== 'analyse') return '';
  const { answer } = report;
  if (!answer.ok) return answer.error.code;
  const { chosen } = answer.value.condors;
  return chosen.ok ? 'best condor chosen' : chosen.error.code;
}
