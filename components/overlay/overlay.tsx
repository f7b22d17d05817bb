import { render } from 'preact';
import { i18n } from '#i18n';
import { points, strike } from '@/components/format';
import { sayDefect, sayFailure } from '@/components/words';
import type { PageAnalysis } from '@/lib/core/analysis';
import { type Failure, failure } from '@/lib/core/failure';
import type { Anchors } from '@/lib/pages/read';
import { Chip, type ChipProps } from './chip';
import { createHost } from './host';
import { type Box, isFree, placeMarks } from './layout';
import { type Mark, type MarkWords, marksOf } from './marks';
import css from './overlay.css?inline';
import { paint, wipe } from './paint';
import { type Palette, paletteFor } from './palette';

/** The drawing on a page: marks on its rows, one chip in its free space, and nothing else of it touched. */
export type Overlay = {
  readonly host: Element;
  show(analysis: PageAnalysis, anchors: Anchors): void;
  refuse(failure: Failure): void;
  remove(): void;
};

type Shown = {
  readonly analysis: PageAnalysis;
  readonly anchors: Anchors;
  readonly marks: readonly Mark[];
};

const words: MarkWords = {
  forward: (value) => i18n.t('mark.forward', [points(value)]),
  atTheMoney: (at, straddle) => i18n.t('mark.atTheMoney', [strike(at), points(straddle)]),
  warning: ({ code }) => sayDefect(code),
  move: (sign, price) => i18n.t('mark.move', [sign, points(price)]),
};

/** Age on the chip is told in tenths while young, in seconds afterwards: once a second is enough. */
const clockMs = 1_000;
const lookMs = 100;

/** How long the place where a chain was says that it is gone. */
const farewellMs = 8_000;

/** Reasons that speak of a chain on this page; the others are no news to a page that never had one. */
const claimsChain = ({ code }: Failure) =>
  !['noChain', 'extensionUpdated', 'readerCrashed', 'workerSilent'].includes(code);

/** Prepare an overlay; nothing is added to the page before there is something to show. */
export function mountOverlay(document: Document, signal: AbortSignal): Overlay {
  const found = document.defaultView;
  if (!found) throw new Error('a document without a window cannot be drawn on');
  const view = found;
  const host = createHost(document, css);
  let shown: Shown | null = null;
  /** The table we last drew on: where a reason has to stand. */
  let table: Element | null = null;
  let refused: Failure | null = null;
  let frame = 0;
  /** Where the chip stands beside the table, so that it does not wander while that place stays free. */
  let kept: { left: number; top: number } | null = null;
  // Learned now: once the extension has been replaced, its words can no longer be asked for.
  sayFailure(failure('extensionUpdated'));

  const schedule = () => {
    if (frame === 0 && !signal.aborted) frame = view.requestAnimationFrame(draw);
  };

  function draw(): void {
    frame = 0;
    if (signal.aborted || (!shown && !refused)) return;
    const lost = !host.element.isConnected;
    if (!host.raise()) return;
    // A page that takes the host away does so at once: look again, so that either side has won soon.
    if (lost) view.setTimeout(schedule, lookMs);
    host.keep(refused?.code === 'extensionUpdated' ? 'for good' : 'for now');
    try {
      drawNow();
    } catch {
      // An error of ours must never leave yesterday's number on somebody's page.
      remove();
    }
  }

  function drawNow(): void {
    const pen = wipe(host.canvas, view);
    const palette = paletteFor(table?.isConnected ? table : document.body);
    const placed = shown && placeMarks(shown.marks, shown.anchors, document);
    if (pen && placed && shown) paint(pen, placed, shown.anchors.table, palette);
    drawChip(palette, placed ? placed.table : null);
  }

  function drawChip(palette: Palette, box: Box | null): void {
    const content: ChipProps['content'] | null = refused
      ? { failure: refused }
      : shown && { analysis: shown.analysis };
    render(content && <Chip content={content} now={Date.now()} dark={palette.dark} />, host.place);
    const chip = host.place.firstElementChild;
    if (!(chip instanceof view.HTMLElement)) return;
    const place = chipPlace(chip, box);
    chip.style.visibility = place ? '' : 'hidden';
    if (place) Object.assign(chip.style, { left: `${place.left}px`, top: `${place.top}px` });
  }

  /** The first free place: where it was, above the table, in the margin beside it, at the foot of the window. */
  function chipPlace(chip: HTMLElement, box: Box | null): { left: number; top: number } | null {
    const { width, height } = chip.getBoundingClientRect();
    const anchor = table?.isConnected ? table : document.body;
    const head = anchor.getBoundingClientRect();
    const foot = { left: view.innerWidth - width - 20, top: view.innerHeight - height - 12 };
    const places: { left: number; top: number }[] = [];
    if (box) {
      if (kept) places.push({ left: head.left + kept.left, top: head.top + kept.top });
      for (let above = 8; above <= 128; above += 12)
        for (const left of [box.right - width, box.left])
          places.push({ left, top: head.top - height - above });
      places.push({ left: box.right + 8, top: box.top + 8 });
    }
    places.push(foot, { left: 20, top: foot.top });
    const free = places.find(({ left, top }) =>
      isFree(anchor, { left, top, right: left + width, bottom: top + height }),
    );
    kept = free && box ? { left: free.left - head.left, top: free.top - head.top } : null;
    // A reason must be seen even on a page without a free corner; numbers need not: the panel has them.
    return free ?? (refused ? foot : null);
  }

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
    render(null, host.place);
    wipe(host.canvas, view);
    host.remove();
  }

  function remove(): void {
    shown = null;
    refused = null;
    view.clearInterval(clock);
    clock = 0;
    view.cancelAnimationFrame(frame);
    resizes.disconnect();
    render(null, host.place);
    host.remove();
  }
  signal.addEventListener('abort', remove);

  return {
    host: host.element,
    show: (analysis, anchors) => {
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
      if (!shown && !refused && !claimsChain(reason)) return;
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
