import { render } from 'preact';
import { points, strike } from '@/components/format';
import { sayDefect, sayFailure, sayMark } from '@/components/words';
import type { PageAnalysis } from '@/lib/core/analysis';
import { type Failure, failure } from '@/lib/core/failure';
import type { ChipPlace, Drawing, DrawingEnd, PageActions } from '@/lib/follow/drawing';
import type { Anchors } from '@/lib/pages/read';
import type { ChipContent } from './chip';
import { chipSizes } from './chip-sizes';
import { crashCounter } from './crashes';
import { createHost } from './host';
import { type Mark, type MarkWords, marksOf } from './marks';
import css from './overlay.css?inline';
import { paint, wipe } from './paint';
import { lookAt } from './scene';
import { Surface } from './surface';

type Shown = {
  readonly analysis: PageAnalysis;
  readonly anchors: Anchors;
  readonly marks: readonly Mark[];
};

const words: MarkWords = {
  forward: (value) => ({
    words: sayMark('forward', points(value)),
    brief: sayMark('forward', points(value)),
  }),
  atTheMoney: (at, straddle) => ({
    words: sayMark('atTheMoney', strike(at), points(straddle)),
    brief: sayMark('straddle', points(straddle)),
  }),
  warning: ({ code }) => ({ words: sayDefect(code), brief: sayDefect(code) }),
  move: (sign, price) => ({
    words: sayMark('move', sign, points(price)),
    brief: sayMark('moveBrief', sign),
  }),
  even: (price) => ({
    words: sayMark('even', points(price)),
    brief: sayMark('evenBrief', points(price)),
  }),
};

/** Age on the chip is told in tenths while young, in seconds afterwards: once a second is enough. */
const clockMs = 1_000;
const lookMs = 100;

/** How long the place where a chain was says that it is gone. */
const farewellMs = 8_000;

/** Reasons that speak of a chain on this page; the others are no news to a page that never had one. */
const claimsChain = ({ code }: Failure) =>
  !['noChain', 'extensionUpdated', 'readerCrashed', 'workerSilent'].includes(code);

/** Prepare the drawing; nothing is added to the page before there is something to show. */
export function mountOverlay(document: Document, signal: AbortSignal, actions: PageActions): Drawing {
  const found = document.defaultView;
  if (!found) throw new Error('a document without a window cannot be drawn on');
  const view = found;
  const host = createHost(document, css);
  let shown: Shown | null = null;
  /** The table we last drew on: where a reason has to stand. */
  let table: Element | null = null;
  let refused: Failure | null = null;
  let frame = 0;
  /** Why nothing is drawn here any more. */
  let over: DrawingEnd | null = null;
  let place: ChipPlace = { at: null, folded: false };
  const isOneTooMany = crashCounter(() => view.performance.now());
  // Learned now: once the extension has been replaced, its words can no longer be asked for.
  sayFailure(failure('extensionUpdated'));

  const schedule = () => {
    if (frame === 0 && !signal.aborted) frame = view.requestAnimationFrame(draw);
  };

  function draw(): void {
    frame = 0;
    if (signal.aborted || over || (!shown && !refused)) return;
    try {
      drawNow();
    } catch {
      // An error of ours must never leave yesterday's number on somebody's page.
      clear();
      if (isOneTooMany()) end('crashed');
    }
  }

  function drawNow(): void {
    const lost = !host.element.isConnected;
    if (!host.raise()) {
      end('outfought');
      return;
    }
    // A page that takes the host away does so at once: look again, so that either side has won soon.
    if (lost) view.setTimeout(schedule, lookMs);
    host.keep(refused?.code === 'extensionUpdated' ? 'for good' : 'for now');
    const content: ChipContent | null = refused
      ? { failure: refused }
      : shown && { analysis: shown.analysis };
    const pen = wipe(host.canvas, view);
    if (!content || !pen) return;
    const scene = lookAt({
      document,
      view,
      own: host.element,
      table,
      chain: shown,
      chip: { sizes: sizes.now(), wish: place.at, must: refused !== null },
      measure: (text) => pen.measureText(text).width,
    });
    const { palette, chain, chip } = scene;
    if (chip && chain)
      place = { ...place, at: { left: chip.at.left - scene.head.left, top: chip.at.top - scene.head.top } };
    if (chain) paint(pen, chain, palette);
    render(
      <Surface
        dark={palette.dark}
        content={content}
        now={Date.now()}
        chip={chip}
        sizes={sizes}
        badges={chain?.badges ?? []}
      />,
      host.place,
    );
  }

  const sizes = chipSizes(view, schedule);

  let clock = 0;
  let farewell = 0;
  const tick = () => {
    if (!document.hidden) schedule();
  };
  const start = () => {
    if (clock === 0) clock = view.setInterval(tick, clockMs);
    schedule();
  };
  document.addEventListener('scroll', schedule, { capture: true, passive: true, signal });
  view.addEventListener('resize', schedule, { signal });
  document.addEventListener('visibilitychange', tick, { signal });
  const resizes = new view.ResizeObserver(schedule);

  /** Nothing on the page, ready to draw again. */
  function clear(): void {
    shown = null;
    refused = null;
    view.clearInterval(clock);
    clock = 0;
    view.cancelAnimationFrame(frame);
    frame = 0;
    host.clear();
  }

  function remove(): void {
    clear();
    resizes.disconnect();
  }
  signal.addEventListener('abort', remove);

  /** The chain is still read: the badge says why nothing is drawn. */
  function end(why: DrawingEnd): void {
    over = why;
    remove();
    actions.drawingEnded(why);
  }

  return {
    host: host.element,
    show: (analysis, anchors) => {
      if (over) return actions.drawingEnded(over);
      view.clearTimeout(farewell);
      refused = null;
      shown = { analysis, anchors, marks: marksOf(analysis, words) };
      if (table !== anchors.table) {
        resizes.disconnect();
        resizes.observe(anchors.table);
        table = anchors.table;
      }
      start();
    },
    refuse: (reason) => {
      // A page that never had a chain is left alone: the popup says what there is to say.
      const known = shown || refused || (reason.code === 'extensionUpdated' && table?.isConnected);
      if (over || (!known && !claimsChain(reason))) return;
      view.clearTimeout(farewell);
      // A chain that is gone is mourned for a moment, not on every page of the site that follows.
      if (reason.code === 'noChain') farewell = view.setTimeout(clear, farewellMs);
      shown = null;
      refused = reason;
      start();
    },
    remove,
  };
}
