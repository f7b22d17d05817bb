import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Failure, failure } from '@/lib/core/failure';
import { fail, ok, type Result } from '@/lib/core/result';
import { isAlone } from './alone';

/** One call and its answer between two contexts; the maps in `messages.ts` say which calls there are. */

type Call = { readonly payload: v.GenericSchema; readonly answer: v.GenericSchema };
export type Calls = Readonly<Record<string, Call>>;
type Payload<C extends Call> = v.InferInput<C['payload']> extends null ? null : v.InferOutput<C['payload']>;
type Answer<C extends Call> = v.InferOutput<C['answer']>;

export type Sender = {
  readonly tabId: number | null;
  /** The page is one of the extension's own. */
  readonly ownPage: boolean;
  /** Where the page is from; `null` where that is no address. */
  readonly url: URL | null;
};

export type Handlers<C extends Calls> = {
  readonly [K in keyof C]: (payload: Payload<C[K]>, sender: Sender) => Answer<C[K]> | Promise<Answer<C[K]>>;
};

export type Direction = 'page' | 'surface' | 'tab';
type Post = (envelope: unknown) => Promise<unknown>;

const envelopeSchema = v.object({ to: v.string(), call: v.string(), payload: v.unknown() });

/** One try may take this long; a worker that has to be woken answers in about 0.3 s. */
const tryMs = 2_000;

/**
 * The asking end. Every call settles: an answer of the right shape, or a failure. One retry, because a
 * worker may die between question and answer; calls are idempotent, so asking twice does no harm.
 */
export function asker<C extends Calls>(to: Direction, calls: C, post: Post, limitMs = tryMs) {
  return async <K extends keyof C & string>(
    call: K,
    payload: Payload<C[K]>,
  ): Promise<Result<Answer<C[K]>, Failure>> => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      if (isAlone()) return fail(failure('extensionUpdated'));
      const raw = await within(limitMs, () => post({ to, call, payload }));
      const answer = v.safeParse(v.object({ answer: (calls[call] as Call).answer }), raw);
      if (answer.success) return ok(answer.output.answer as Answer<C[K]>);
      if (raw !== undefined && raw !== null && !v.is(failedSchema, raw))
        return fail(failure('messageRefused', call));
    }
    return fail(isAlone() ? failure('extensionUpdated') : failure('workerSilent'));
  };
}

/** The handler failed, which may pass; anything else that is no answer will not. */
const failedSchema = v.object({ failed: v.literal(true) });

/** The answer, or `undefined` where it fails or takes too long. */
async function within(limitMs: number, run: () => Promise<unknown>): Promise<unknown> {
  let timer: unknown;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(done, limitMs);
  });
  try {
    return await Promise.race([run(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer as number);
  }
}

/**
 * The answering end as a plain function: an envelope and its sender in, an answer out; `undefined` where
 * the envelope is for somebody else. Privilege comes from the sender alone.
 */
export function answerer<C extends Calls>(
  to: Direction,
  calls: C,
  handlers: Handlers<C>,
  allowed: (sender: Sender) => boolean,
) {
  return (message: unknown, sender: Sender): Promise<unknown> | undefined => {
    const envelope = v.safeParse(envelopeSchema, message);
    if (!envelope.success || envelope.output.to !== to) return undefined;
    const name = envelope.output.call;
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (!call || !allowed(sender)) return Promise.resolve({ refused: true });
    const payload = v.safeParse(call.payload, envelope.output.payload);
    if (!payload.success) return Promise.resolve({ refused: true });
    const handle = handlers[name] as (payload: unknown, sender: Sender) => unknown;
    return Promise.resolve()
      .then(() => handle(payload.output, sender))
      .then((answer) => ({ answer }));
  };
}

/** Ask the worker, from a page's script or from one of our own pages. */
export function askWorker<C extends Calls>(to: 'page' | 'surface', calls: C) {
  return asker(to, calls, (envelope) => browser.runtime.sendMessage(envelope));
}

/** Ask the script in one tab. A tab without our script fails at once, as `workerSilent`. */
export function askTab<C extends Calls>(tabId: number, calls: C) {
  return asker('tab', calls, (envelope) => browser.tabs.sendMessage(tabId, envelope));
}

/** Listen for calls; several answerers may share a context. Ends with the signal. */
export function listen(
  answerers: readonly ((message: unknown, sender: Sender) => Promise<unknown> | undefined)[],
  signal?: AbortSignal,
): void {
  const ownOrigin = browser.runtime.getURL('/');
  const listener = (
    message: unknown,
    from: {
      id?: string | undefined;
      url?: string | undefined;
      tab?: { id?: number | undefined } | undefined;
    },
    respond: (answer: unknown) => void,
  ): true | undefined => {
    if (from.id !== browser.runtime.id) return undefined;
    const sender = {
      tabId: from.tab?.id ?? null,
      ownPage: from.url?.startsWith(ownOrigin) ?? false,
      url: from.url && URL.canParse(from.url) ? new URL(from.url) : null,
    };
    for (const answer of answerers) {
      const answered = answer(message, sender);
      if (!answered) continue;
      // A handler that throws must still settle the call: the asker sees a shape it does not know and retries.
      answered.then(respond, () => respond({ failed: true }));
      return true;
    }
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => {
    if (!isAlone()) browser.runtime.onMessage.removeListener(listener);
  });
}
