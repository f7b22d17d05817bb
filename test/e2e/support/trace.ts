import type { Page } from 'puppeteer-core';

/** What the scripts of an extension cost a page while something ran, in milliseconds of its main thread. */
export type Cost = {
  /** Sum over the scripts of the extension. */
  total: number;
  /** Their longest single piece of work. */
  longest: number;
  /** Tasks over 50 ms in which a script of the extension ran. */
  longTasks: number;
  /** Layout shift score of the page, by anyone. */
  layoutShift: number;
};

type Event = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { data?: { url?: string; score?: number } };
};

/** Traces the page while `work` runs. Under CPU throttling the figures are the throttled ones. */
export async function costOf(page: Page, origin: string, work: () => Promise<void>): Promise<Cost> {
  await page.tracing.start({ categories: ['devtools.timeline', 'toplevel', 'v8.execute', 'loading'] });
  await work();
  // The record of a task is written when it ends: let the one that answered us end first.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: Event[] };
  const complete = traceEvents.filter(({ ph }) => ph === 'X');
  const own = outermost(
    complete.filter((event) => isScript(event) && event.args?.data?.url?.startsWith(`${origin}/`)),
  );
  const tasks = complete.filter((event) => event.name.endsWith('RunTask') && ms(event) > 50);
  return {
    total: own.reduce((sum, event) => sum + ms(event), 0),
    longest: Math.max(0, ...own.map(ms)),
    longTasks: tasks.filter((task) => own.some((event) => holds(task, event))).length,
    layoutShift: traceEvents
      .filter(({ name }) => name === 'LayoutShift')
      .reduce((sum, event) => sum + (event.args?.data?.score ?? 0), 0),
  };
}

const isScript = ({ name }: Event) => ['EvaluateScript', 'FunctionCall', 'v8.compile'].includes(name);

/** Calls made inside a call are counted once: sorted by their start, the longest first, an inner one follows. */
function outermost(events: Event[]): Event[] {
  const last = new Map<string, Event>();
  const sorted = [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  return sorted.filter((event) => {
    const thread = `${event.pid} ${event.tid}`;
    const outer = last.get(thread);
    if (outer && holds(outer, event)) return false;
    last.set(thread, event);
    return true;
  });
}

function holds(outer: Event, inner: Event): boolean {
  return (
    outer.pid === inner.pid &&
    outer.tid === inner.tid &&
    outer.ts <= inner.ts &&
    outer.ts + (outer.dur ?? 0) >= inner.ts + (inner.dur ?? 0)
  );
}

const ms = ({ dur = 0 }: Event) => dur / 1000;
