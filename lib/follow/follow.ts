import { type Failure, type FailureCode, failure } from '@/lib/core/failure';
import type { Recipe } from '@/lib/core/recipe';
import type { Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import type { Reading } from '@/lib/pages/read';
import { createLiveReader } from '@/lib/pages/watch/live';
import { isAlone } from '@/lib/platform/alone';
import { pageCalls, tabCalls } from '@/lib/platform/messages';
import { answerer, askWorker, listen } from '@/lib/platform/messenger';
import { announcePresence } from '@/lib/platform/presence';
import { siteName } from '@/lib/platform/site';
import type { Drawing, PageActions, Question } from './drawing';
import { oneAtATime } from './one-at-a-time';
import { chosenFrom, type Said, watchControls } from './said';

export type FollowOptions = {
  readonly document: Document;
  /** Prepares the drawing, given what it may ask for. */
  readonly draw: (actions: PageActions) => Drawing;
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

/** Answers that mean: you should not be here. */
const leaving: readonly FailureCode[] = ['switchedOff', 'sitePaused', 'permissionMissing'];

type Told = Parameters<PageActions['wonder']>[1];

/** Watch, read, ask, draw: until the signal ends. The same on a broker's page and on the practice page. */
export function followChain({ document, draw, signal, leave }: FollowOptions): void {
  const view = document.defaultView;
  if (!view) return;
  const ask = askWorker('page', pageCalls);
  const presence = announcePresence(() => (isAlone() ? orphaned() : undefined), signal);
  /** What the user said about this page. */
  let said: Said = {};
  let saidAt = '';
  /** What the user taught for this site, once the worker has told. */
  let taught: readonly Recipe[] = [];
  let learned = false;
  let learning: Promise<boolean> | null = null;
  /** Counts refusals: an answer for a reading that was refused meanwhile is about a page that is gone. */
  let refusals = 0;
  /** What the worker was last told; a broken page that keeps ticking says the same thing once. */
  let told = '';

  const orphaned = () => {
    if (ended()) return;
    drawing.refuse(failure('extensionUpdated'));
    stop.abort();
  };

  const ended = () => signal.aborted || stop.signal.aborted;

  /** Everything goes to the worker through here, one after the other. */
  const send = oneAtATime(async (found: Result<Reading, Failure>) => {
    if (ended()) return;
    if (!found.ok) {
      const sentence = [found.error.code, ...found.error.detail].join('\n');
      if (told !== sentence) await ask('chainUnreadable', found.error);
      told = sentence;
      return;
    }
    told = '';
    const before = refusals;
    const { chain, anchors } = chosenFrom(found.value, said);
    const answer = await ask('chainRead', chain);
    if (ended() || refusals !== before) return;
    if (!answer.ok) refuse(answer.error);
    else if (answer.value.ok) drawing.show(answer.value.value, anchors);
    else if (leaving.includes(answer.value.error.code)) leave();
    else drawing.refuse(answer.value.error);
  });

  /** The newest question; an answer to an older one is nobody's any more. */
  let asked = 0;
  const wonder = oneAtATime(async (at: { question: Question; mine: number; told: Told }) => {
    if (ended() || at.mine !== asked) return;
    const { question } = at;
    const answer =
      'short' in question
        ? await ask('shortHere', { strike: question.short })
        : await ask('condorAt', { strikes: question.legs });
    if (!ended() && at.mine === asked) at.told(answer.ok ? answer.value : answer);
  });

  const drawing = draw({
    moveLegs: async ({ root, expiry }, strikes) => {
      const moved = await ask('legsMoved', { root, expiry, strikes });
      if (moved.ok) update(null);
      return moved;
    },
    wonder: (question, told) => {
      asked += 1;
      if (question) wonder({ question, mine: asked, told });
    },
    chipPlace: async () => {
      const kept = await ask('chipWanted', null);
      return kept.ok ? kept.value : null;
    },
    keepChipPlace: (place) => void ask('chipPlaced', place),
    drawingTroubled: (trouble) => void ask('drawingTroubled', { trouble }),
  });

  const refuse = (reason: Failure) => {
    if (reason.code === 'extensionUpdated') return orphaned();
    refusals += 1;
    drawing.refuse(reason);
  };

  // Two reasons to stop watching: we are told to leave, or nobody is left to ask.
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const reader = createLiveReader({
    document,
    everyMs,
    own: drawing.host,
    now: () => Date.now() as Instant,
    answers: () => said,
    taught: () => taught,
    changed: () => update(null),
    signal: either,
  });

  /** Ask what was taught here, and read again where that may change what is read. */
  const learn = async () => {
    const before = taught.length;
    const kept = await ask('recipesWanted', null);
    if (kept.ok) taught = kept.value;
    learned = true;
    const changed = before + taught.length > 0;
    if (changed) {
      reader?.forget();
      update(null);
    }
    return changed;
  };

  const update = oneAtATime<null>(async () => {
    if (ended()) return;
    if (isAlone()) return orphaned();
    presence.keep();
    if (saidAt !== document.location.href) said = {};
    learning ??= learn();
    let reading = await reader?.read();
    // A page that can be read is drawn at once; a reason is given once it is known that nothing was taught.
    if (!reading?.ok && !learned && (await learning)) reading = await reader?.read();
    if (!reading || ended()) return;
    if (!reading.ok) refuse(reading.error);
    send(reading);
  });

  listen(
    [
      answerer(
        'tab',
        tabCalls,
        {
          readNow: () => {
            told = '';
            update(null);
            return null;
          },
          answered: (answers) => {
            // One answer may lead to the next question; an empty one takes all of them back.
            said = Object.keys(answers).length === 0 ? {} : { ...said, ...answers };
            saidAt = document.location.href;
            told = '';
            reader?.forget();
            update(null);
            return null;
          },
          recipesChanged: async () => {
            told = '';
            await learn();
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
  watchControls(
    document,
    drawing.host,
    () => {
      if (said.expiry === undefined) return;
      const { expiry: _, ...others } = said;
      said = others;
      reader?.forget();
    },
    either,
  );
  // A page that is kept for Back is not the one the tab shows: its numbers go, and come back with it.
  view.addEventListener('pagehide', () => presence.end(), { signal: either });
  view.addEventListener('pageshow', (event) => event.persisted && presence.keep(), { signal: either });
  let beats = 0;
  const beat = view.setInterval(() => {
    if (isAlone()) return orphaned();
    if (document.hidden) return;
    beats += 1;
    reader?.glance();
    if (beats % beatsPerReading !== 0) return;
    reader?.forget();
    update(null);
  }, beatMs);
  either.addEventListener('abort', () => view.clearInterval(beat));
}
