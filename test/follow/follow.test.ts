// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Analysis } from '@/lib/core/analysis';
import type { Chain } from '@/lib/core/market/chain';
import { honestRows, pageOf } from '../support/chain-page';
import { createFakeBrowser } from '../support/fake-browser';
import { somePageAnalysis } from '../support/some-analysis';

const fake = vi.hoisted(() => ({ browser: undefined as unknown as ReturnType<typeof createFakeBrowser> }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { followChain } = await import('@/lib/follow/follow');

type Call = { readonly call: string; readonly payload: unknown };

/** A worker whose answers carry the level the page showed, so that a stale answer can be told from a fresh one. */
const answerFor = (chain: Chain): { answer: unknown } => ({
  answer: { ok: true, value: { ...somePageAnalysis(), spot: chain.spot } },
});

function start(answer: (call: Call) => unknown = ({ payload }) => answerFor(payload as Chain)) {
  const drawing = { host: document.createElement('div'), show: vi.fn(), refuse: vi.fn(), remove: vi.fn() };
  const end = new AbortController();
  const leave = vi.fn(() => end.abort());
  fake.browser.runtime.sendMessage.mockImplementation(async (message) => {
    const call = message as Call;
    return call.call === 'chainRead' ? answer(call) : { answer: null };
  });
  followChain({ document, draw: () => drawing, signal: end.signal, leave });
  return { drawing, end, leave };
}

function page(level: string, rows = honestRows) {
  const html = pageOf({ root: 'SPXW', expiry: '261123', heading: `SPX ${level}`, rows });
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
}

const spots = (show: ReturnType<typeof vi.fn>) =>
  show.mock.calls.map(([analysis]) => (analysis as Analysis).spot);
const settle = (ms = 300) => vi.advanceTimersByTimeAsync(ms);
const told = () => fake.browser.runtime.sendMessage.mock.calls.map(([message]) => (message as Call).call);

describe('following a chain', () => {
  beforeEach(() => {
    fake.browser = createFakeBrowser();
    vi.useFakeTimers();
    page('100.25');
  });
  afterEach(() => vi.useRealTimers());

  it('draws what the worker answers, with anchors of the same reading, and again at every tick', async () => {
    const { drawing, end } = start();
    await settle();
    page('101.50');
    await settle();
    expect(spots(drawing.show)).toEqual([100.25, 101.5]);
    const anchors = drawing.show.mock.calls.at(-1)?.[1];
    expect(document.contains(anchors.table)).toBe(true);
    end.abort();
  });

  it('asks one question at a time, and ends on the newest reading', async () => {
    const slow: (() => void)[] = [];
    const { drawing, end } = start(
      ({ payload }) => new Promise((done) => slow.push(() => done(answerFor(payload as Chain)))),
    );
    await settle();
    for (const level of ['101.50', '102.00', '103.25']) {
      page(level);
      await settle();
    }
    expect(slow).toHaveLength(1);
    slow[0]?.();
    await settle(0);
    slow[1]?.();
    await settle(0);
    expect(spots(drawing.show)).toEqual([100.25, 103.25]);
    end.abort();
  });

  it('shows numbers also where every answer takes longer than a tick', async () => {
    const { drawing, end } = start(
      ({ payload }) => new Promise((done) => setTimeout(() => done(answerFor(payload as Chain)), 400)),
    );
    for (let tick = 0; tick < 40; tick += 1) {
      page(`10${tick % 10}.50`);
      await settle(250);
    }
    expect(drawing.show.mock.calls.length).toBeGreaterThan(15);
    end.abort();
  });

  it('says so within seconds when the worker falls silent under a page that keeps ticking', async () => {
    let silent = false;
    const { drawing, end } = start(({ payload }) =>
      silent ? new Promise(() => undefined) : answerFor(payload as Chain),
    );
    await settle();
    silent = true;
    for (let tick = 0; tick < 20; tick += 1) {
      page(`10${tick % 10}.50`);
      await settle(300);
    }
    expect(drawing.refuse).toHaveBeenCalledWith({ code: 'workerSilent', detail: [] });
    end.abort();
  });

  it('tells the worker what is true last, last: a late answer never revives what the page withdrew', async () => {
    let dead = true;
    const { end } = start(({ payload }) => (dead ? undefined : answerFor(payload as Chain)));
    await settle(0);
    document.querySelector('th:nth-child(5)')?.replaceChildren('Level');
    await settle(300);
    dead = false;
    await settle(5_000);
    expect(told().at(-1)).toBe('chainUnreadable');
    end.abort();
  });

  it('leaves a page on which the worker says it may not be', async () => {
    const { leave, end } = start(() => ({
      answer: { ok: false, error: { code: 'sitePaused', detail: [] } },
    }));
    await settle();
    expect(leave).toHaveBeenCalled();
    end.abort();
  });

  it('clears at once when the page breaks, even with an answer still under way', async () => {
    let finish = () => {};
    const { drawing, end } = start(
      ({ payload }) =>
        new Promise((done) => {
          finish = () => done(answerFor(payload as Chain));
        }),
    );
    await settle();
    document.querySelector('th:nth-child(5)')?.replaceChildren('Level');
    await settle();
    finish();
    await settle(0);
    expect(drawing.show).not.toHaveBeenCalled();
    expect(drawing.refuse).toHaveBeenCalledWith({ code: 'columnMissing', detail: ['Strike'] });
    end.abort();
  });

  it('tells the worker a reason once, however often the broken page ticks', async () => {
    document.querySelector('th:nth-child(5)')?.replaceChildren('Level');
    const { end } = start();
    for (let tick = 0; tick < 10; tick += 1) {
      document.querySelector('h1')?.replaceChildren(`SPX ${tick}`);
      await settle(1_000);
    }
    expect(told().filter((call) => call === 'chainUnreadable')).toHaveLength(1);
    end.abort();
  });

  it('shows the reason when the worker does not answer, and recovers when it does', async () => {
    let silent = true;
    const { drawing, end } = start(({ payload }) => (silent ? undefined : answerFor(payload as Chain)));
    await settle();
    expect(drawing.refuse).toHaveBeenLastCalledWith({ code: 'workerSilent', detail: [] });
    silent = false;
    page('102.75');
    await settle();
    expect(spots(drawing.show)).toEqual([102.75]);
    end.abort();
  });

  it('says so and stops for good when the extension was updated under it', async () => {
    const { drawing, end } = start();
    await settle();
    fake.browser.runtime.id = undefined;
    page('101.50');
    await settle();
    expect(drawing.refuse).toHaveBeenLastCalledWith({ code: 'extensionUpdated', detail: [] });
    expect(vi.getTimerCount()).toBe(0);
    const asked = told().length;
    page('103.00');
    await settle(60_000);
    expect(told()).toHaveLength(asked);
    end.abort();
  });
});
