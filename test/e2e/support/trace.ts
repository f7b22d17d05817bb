import type { Page } from 'puppeteer-core';

/** What the scripts of an extension cost a page while something ran, in milliseconds of its main thread. */
export type Cost = {
  /** Sum over the scripts of the extension; see `ownWork`. */
  total: number;
  /** Their longest single piece of work. */
  longest: number;
  /** Pieces over 50 ms: each makes a long task by itself. */
  longTasks: number;
  /**
   * The longest continuation of promises, in any page and by anyone: what a script does with the answer to a
   * message is one, and the browser does not write down whose.
   */
  longestContinuation: number;
  /** All work on the main threads of all pages, by anyone: what a page costs with and without is the difference. */
  busy: number;
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
  tdur?: number;
  args?: { name?: string; data?: { url?: string; score?: number } };
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
  const scripts = outermost(
    complete.filter((event) => isScript(event) && event.args?.data?.url?.startsWith(`${origin}/`)),
  );
  const own = scripts.map((script) => ownWork(script, complete));
  const mains = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const pages = new Set(mains.map(threadOf));
  const onPages = (name: RegExp) =>
    complete.filter((event) => name.test(event.name) && pages.has(threadOf(event)));
  const continuations = onPages(/^RunMicrotasks$/);
  // Continuations run after the task that made them ready, outside of it.
  const busy = outermost([...onPages(/RunTask$/), ...continuations]);
  return {
    total: sum(own),
    longest: Math.max(0, ...own),
    longTasks: own.filter((piece) => piece > 50).length,
    longestContinuation: Math.max(0, ...continuations.map(ms)),
    busy: sum(busy.map(ms)),
    layoutShift: sum(
      traceEvents.filter(({ name }) => name === 'LayoutShift').map((event) => event.args?.data?.score ?? 0),
    ),
  };
}

const isScript = ({ name }: Event) => ['EvaluateScript', 'FunctionCall', 'v8.compile'].includes(name);

/** Calls made inside a call are counted once: sorted by their start, the longest first, an inner one follows. */
function outermost(events: Event[]): Event[] {
  const last = new Map<string, Event>();
  const sorted = [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  return sorted.filter((event) => {
    const thread = threadOf(event);
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

/**
 * How long a script took, less what falls on whoever runs first: the style and layout that a changed page owes
 * in any case, and collections of the page's garbage. What the script makes the browser lay out after that is its
 * own doing.
 */
function ownWork(script: Event, events: Event[]): number {
  const inside = events.filter((event) => event !== script && holds(script, event));
  const owed = ['UpdateLayoutTree', 'Layout', 'PrePaint'].map((name) =>
    inside.find((event) => event.name === name),
  );
  const collections = inside.filter(({ name }) => name === 'MajorGC' || name === 'MinorGC');
  return ms(script) - sum([...owed, ...collections].map((event) => (event ? ms(event) : 0)));
}

const threadOf = ({ pid, tid }: Event) => `${pid} ${tid}`;

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Of the processor where that is known: other programs on the machine are not ours. */
const ms = ({ dur = 0, tdur = dur }: Event) => tdur / 1000;
