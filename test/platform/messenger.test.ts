// @vitest-environment node
import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { honestRows } from '../support/chain-page';
import { createFakeBrowser } from '../support/fake-browser';

const fake = vi.hoisted(() => ({ browser: undefined as unknown as ReturnType<typeof createFakeBrowser> }));
vi.mock('wxt/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

const { answerer, asker } = await import('@/lib/platform/messenger');
const { pageCalls } = await import('@/lib/platform/messages');

const calls = { double: { payload: v.object({ n: v.number() }), answer: v.number() } };
const anyone = { tabId: 1, ownPage: false, url: null };
const chain = {
  underlying: 'SPX',
  root: 'SPXW',
  expiry: '2026-11-23',
  settlement: 'pm',
  spot: 100,
  rows: honestRows,
  complete: true,
  source: { reader: 'table', place: 'broker.example', readAt: 1, quotedAt: null, delayed: null },
};

beforeEach(() => {
  fake.browser = createFakeBrowser();
});

describe('asking', () => {
  const answer = answerer('page', calls, { double: ({ n }) => n * 2 }, () => true);

  it('brings the answer back', async () => {
    const ask = asker('page', calls, async (envelope) => answer(envelope, anyone));
    expect(await ask('double', { n: 21 })).toEqual({ ok: true, value: 42 });
  });

  it('tries once more when the worker dies between question and answer', async () => {
    const post = vi
      .fn()
      .mockRejectedValueOnce(new Error('port closed'))
      .mockResolvedValueOnce({ answer: 42 });
    expect(await asker('page', calls, post)('double', { n: 21 })).toEqual({ ok: true, value: 42 });
    expect(post).toHaveBeenCalledTimes(2);
  });

  it('never hangs: a silent worker becomes a failure after two tries', async () => {
    const post = vi.fn(() => new Promise(() => undefined));
    expect(await asker('page', calls, post, 20)('double', { n: 1 })).toMatchObject({
      ok: false,
      error: { code: 'workerSilent' },
    });
    expect(post).toHaveBeenCalledTimes(2);
  });

  it('does not believe an answer of another shape', async () => {
    const post = async () => ({ answer: 'forty-two' });
    expect(await asker('page', calls, post)('double', { n: 1 })).toMatchObject({ ok: false });
  });

  it('says that the extension was updated instead of asking nobody', async () => {
    fake.browser.runtime.id = undefined;
    const post = vi.fn();
    expect(await asker('page', calls, post)('double', { n: 1 })).toMatchObject({
      ok: false,
      error: { code: 'extensionUpdated' },
    });
    expect(post).not.toHaveBeenCalled();
  });
});

describe('answering', () => {
  const handle = vi.fn(() => 0);
  const answer = answerer('page', calls, { double: handle }, (sender) => sender.ownPage);
  const own = { tabId: null, ownPage: true, url: null };

  it('refuses a sender without the right, whatever the message says', async () => {
    expect(await answer({ to: 'page', call: 'double', payload: { n: 1 } }, anyone)).toEqual({
      refused: true,
    });
    expect(handle).not.toHaveBeenCalled();
  });

  it('leaves messages of other directions to others', () => {
    expect(answer({ to: 'surface', call: 'double', payload: { n: 1 } }, own)).toBeUndefined();
  });

  it.each(['toString', '__proto__', 'constructor', 'hasOwnProperty', ''])(
    'knows no call named %j',
    async (call) => {
      expect(await answer({ to: 'page', call, payload: { n: 1 } }, own)).toEqual({ refused: true });
    },
  );

  it('copies known fields only', async () => {
    const seen = vi.fn((_payload: unknown) => 0);
    const copying = answerer('page', calls, { double: seen }, () => true);
    await copying(
      { to: 'page', call: 'double', payload: JSON.parse('{"n":1,"extra":2,"__proto__":{"evil":1}}') },
      own,
    );
    expect(seen.mock.calls[0]?.[0]).toEqual({ n: 1 });
    expect(Object.keys(seen.mock.calls[0]?.[0] as object)).toEqual(['n']);
  });

  it('lets none of 10 000 distorted chains through and throws at none', async () => {
    const accepted = vi.fn((_payload: unknown) => ({
      ok: false as const,
      error: { code: 'noChain' as const, detail: [] },
    }));
    const worker = answerer(
      'page',
      pageCalls,
      {
        chainRead: accepted,
        chainUnreadable: () => null,
        recipesWanted: () => [],
        pageTaught: () => ({ ok: true as const, value: null }),
        chainSuspected: () => false,
        legsMoved: () => null,
        condorAt: accepted,
        chipWanted: () => null,
        chipPlaced: () => null,
        drawingTroubled: () => null,
        shortHere: accepted,
      },
      () => true,
    );
    await worker({ to: 'page', call: 'chainRead', payload: chain }, own);
    expect(accepted, 'the true chain must pass').toHaveBeenCalledTimes(1);
    const paths = pathsIn(chain);
    const poison = fc.constantFrom<unknown>(
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '1',
      {},
      [],
      Number.NEGATIVE_INFINITY,
      undefined,
      'x'.repeat(200),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), poison, async (path, value) => {
        const payload = structuredClone(chain);
        const holder = path
          .slice(0, -1)
          .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, payload);
        const key = path.at(-1) as string;
        const before = holder[key];
        // A value of the right kind is no distortion.
        if (
          typeof value === typeof before &&
          !(typeof value === 'number' && !Number.isFinite(value)) &&
          String(value).length < 200
        )
          return;
        if (value === undefined && /last|volume/.test(key)) return;
        holder[key] = value;
        if (Array.isArray(before) && Array.isArray(value)) holder[key] = [{}];
        expect(
          await worker({ to: 'page', call: 'chainRead', payload }, own),
          `${path} = ${String(value)}`,
        ).toEqual({ refused: true });
      }),
      { numRuns: 10_000 },
    );
    expect(accepted).toHaveBeenCalledTimes(1);
  });

  it('throws at no message of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true }), async (message) => {
        const answered = await answer(message, own);
        expect([undefined, 'refused']).toContain(
          answered === undefined ? undefined : Object.keys(answered as object)[0],
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

function pathsIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return at.length === 0 ? [] : [at];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...at, key]));
  return at.length === 0 ? inner : [...inner, at];
}
