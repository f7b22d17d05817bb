import type { Badge } from './badges';
import type { Box } from './box';
import type { Placed } from './layout';
import type { LineRole } from './marks';
import { lineColour, type Palette } from './palette';
import type { Sight } from './sight';
import type { Text } from './texts';

/** Everything that is only seen goes on one canvas: the cheapest way to draw over somebody's page. */

export type Pen = CanvasRenderingContext2D;

const font = '600 11px system-ui, "Segoe UI", Roboto, sans-serif';

/** Fit the canvas to the window; a canvas that fits already is only wiped. */
export function wipe(canvas: HTMLCanvasElement, view: Window): Pen | null {
  const scale = view.devicePixelRatio || 1;
  const width = Math.round(view.innerWidth * scale);
  const height = Math.round(view.innerHeight * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, view.innerWidth, view.innerHeight);
  pen.font = font;
  pen.textBaseline = 'middle';
  return pen;
}

export type Picture = {
  readonly sight: Sight;
  readonly placed: Placed;
  readonly badges: readonly Badge[];
  readonly texts: readonly Text[];
};

/** Paint the placed marks. Nothing is painted over a quote but a tint that lets it through. */
export function paint(pen: Pen, { sight, placed, badges, texts }: Picture, palette: Palette): void {
  const { left, right } = sight.table;
  for (const { leg, seen } of placed.legs)
    if (seen.edge === null) legRow(pen, inside(seen.box, sight.table), leg.short, palette);

  for (const { box } of placed.rows) {
    pen.fillStyle = palette.tint;
    fill(pen, inside(box, sight.table));
    pen.fillStyle = palette.accent;
    triangle(pen, left, (box.top + box.bottom) / 2);
  }

  // A warning stands outside the table, by its own shape: what the row says may still be read.
  for (const { box } of placed.warnings) {
    pen.fillStyle = palette.warn;
    warningSign(pen, left - 3, (box.top + box.bottom) / 2);
  }

  const barLeft = sight.strikes.left - 1.5;
  pen.fillStyle = palette.band;
  for (const { top, bottom } of placed.bands) pen.fillRect(barLeft, top, 3, bottom - top);

  for (const { mark, y } of placed.lines) {
    const { width, dash } = lines[mark.role];
    pen.strokeStyle = lineColour(mark.role, palette);
    pen.lineWidth = width;
    pen.setLineDash(dash);
    line(pen, left, y, right, y);
  }
  pen.setLineDash([]);

  pen.strokeStyle = palette.line;
  pen.lineWidth = 1;
  for (const { thread, side, box } of badges) {
    if (thread === null) continue;
    const middle = (box.top + box.bottom) / 2;
    if (side === 'left') line(pen, box.right, middle, left - 2, thread);
    else line(pen, box.left, middle, right + 2, thread);
  }
  for (const text of texts) {
    pen.fillStyle = text.colour;
    pen.fillText(text.words, text.box.left, (text.box.top + text.box.bottom) / 2);
    if (text.thread === null) continue;
    // A label that moved away keeps a thread to its line.
    pen.strokeStyle = text.colour;
    const y = (text.box.top + text.box.bottom) / 2;
    if (text.side === 'right') line(pen, right, text.thread, text.box.left - 2, y);
    else line(pen, left, text.thread, text.box.right + 2, y);
  }
}

const lines: Readonly<Record<LineRole, { width: number; dash: number[] }>> = {
  forward: { width: 1.5, dash: [] },
  move: { width: 1, dash: [3, 3] },
  even: { width: 1.5, dash: [7, 2.5, 1.5, 2.5] },
  hedged: { width: 1.5, dash: [1.5, 2.5] },
};

/** A short leg's row is tinted, a long leg's is ruled above and below. */
function legRow(pen: Pen, box: Box, short: boolean, palette: Palette): void {
  if (short) {
    pen.fillStyle = palette.leg;
    fill(pen, box);
  } else {
    pen.fillStyle = palette.line;
    pen.fillRect(box.left, box.top, box.right - box.left, 1);
    pen.fillRect(box.left, box.bottom - 1, box.right - box.left, 1);
  }
}

function inside(box: Box, table: Box): Box {
  return { ...box, top: Math.max(box.top, table.top), bottom: Math.min(box.bottom, table.bottom) };
}

function fill(pen: Pen, { left, top, right, bottom }: Box): void {
  pen.fillRect(left, top, right - left, bottom - top);
}

function line(pen: Pen, x1: number, y1: number, x2: number, y2: number): void {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

/** A triangle with a bar of the page showing through: a sign by its shape, not by its colour alone. */
function warningSign(pen: Pen, right: number, y: number): void {
  pen.beginPath();
  pen.moveTo(right - 10, y + 5);
  pen.lineTo(right, y + 5);
  pen.lineTo(right - 5, y - 5);
  pen.closePath();
  pen.fill();
  pen.clearRect(right - 5.5, y - 2, 1.2, 3.6);
  pen.clearRect(right - 5.5, y + 2.6, 1.2, 1.2);
}

/** A small arrow in the margin, pointing at the row from outside the table. */
function triangle(pen: Pen, x: number, y: number): void {
  pen.beginPath();
  pen.moveTo(x - 2, y);
  pen.lineTo(x - 8, y - 4);
  pen.lineTo(x - 8, y + 4);
  pen.fill();
}
