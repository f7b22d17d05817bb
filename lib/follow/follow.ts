import type { Analysis } from '@/lib/core/analysis';
import { type Failure, failure } from '@/lib/core/failure';
import type { Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import { type Anchors, readPage } from '@/lib/pages/read';
import { watchPage } from '@/lib/pages/watch';
import { pageCalls, tabCalls } from '@/lib/platform/messages';
import { answerer, askWorker, isOrphaned, listen } from '@/lib/platform/messenger';
import { announcePresence } from '@/lib/platform/presence';
import { siteName } from '@/lib/platform/site';
import { latest } from './latest';

/** What draws on the page. Numbers and places always come from the same reading. */
export type Drawing = {
  /** The element that carries the drawing; watching leaves it out. */
  readonly host: Element;
  show(analysis: Analysis, anchors: Anchors): void;
  /** No honest number: everything goes, the reason stays where a chain had been drawn. */
  refuse(failure: Failure): void;
  /** Leave the page as it was. */
  remove(): void;
};

export type FollowOptions = {
  readonly document: Document;
  readonly drawing: Drawing;
  readonly signal: AbortSignal;
  /** Leave: called when the worker orders it or the extension was replaced. */
  readonly leave: () => void;
};

/** A page that ticks once a second is followed within a quarter of it. */
const everyMs = 250;
/** How soon the page learns that the extension was replaced: no event tells it in every browser. */
const beatMs = 1_000;
/** Time passes even where no quote changes: read again every so many beats, so that the numbers stay true. */
const beatsPerReading = 10;

/** Watch, read, ask, draw: until the signal ends. The same on a broker's page and on the practice page. */
export function followChain({ document, drawing, signal, leave }: FollowOptions): void {
  const view = document.defaultView;
  if (!view) return;
  const ask = askWorker('page', pageCalls);
  const newest = latest<Result<Result<Analysis, Failure>, Failure>>();
  const presence = announcePresence(() => (isOrphaned() ? orphaned() : undefined), signal);

  /** What the worker was last told; a broken page that keeps ticking says the same thing once. */
  let told = '';

  const refuse = (reason: Failure) => {
    if (reason.code === 'extensionUpdated') return orphaned();
    drawing.refuse(reason);
    const sentence = [reason.code, ...reason.detail].join('\n');
    if (told !== sentence) void ask('chainUnreadable', reason);
    told = sentence;
  };

  const orphaned = () => {
    if (signal.aborted) return;
    drawing.refuse(failure('extensionUpdated'));
    stop.abort();
  };

  const update = async () => {
    if (signal.aborted || stop.signal.aborted) return;
    if (isOrphaned()) return orphaned();
    presence.keep();
    const reading = readPage(document, new URL(document.location.href), Date.now() as Instant);
    if (!reading.ok) {
      // Overtakes an analysis still under way: its numbers belong to a page that is gone.
      void newest(Promise.resolve({ ok: false, error: reading.error }));
      return refuse(reading.error);
    }
    told = '';
    const { chain, anchors } = reading.value;
    const answer = await newest(ask('chainRead', chain));
    if (!answer || signal.aborted || stop.signal.aborted) return;
    if (!answer.ok) refuse(answer.error);
    else if (!answer.value.ok) drawing.refuse(answer.value.error);
    else drawing.show(answer.value.value, anchors);
  };

  // Two reasons to stop watching: we are told to leave, or nobody is left to ask.
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  listen(
    [
      answerer(
        'tab',
        tabCalls,
        {
          readNow: () => {
            told = '';
            void update();
            return null;
          },
          leave: ({ sites }) => {
            const meant = sites === null || sites.includes(siteName(document.location));
            if (meant) leave();
            return meant;
          },
        },
        (sender) => sender.tabId === null && sender.ownPage,
      ),
    ],
    either,
  );
  watchPage({ document, everyMs, own: drawing.host, changed: () => void update(), signal: either });
  view.addEventListener('pageshow', (event) => event.persisted && presence.renew(), { signal: either });
  let beats = 0;
  const beat = view.setInterval(() => {
    if (isOrphaned()) return orphaned();
    if (document.hidden) return;
    beats += 1;
    if (beats % beatsPerReading === 0) void update();
  }, beatMs);
  either.addEventListener('abort', () => view.clearInterval(beat));
}
