import { moveApart } from './labels';
import { type Box, isFree, type Placed } from './layout';
import type { Palette } from './palette';

/** Everything that is only seen goes on one canvas: the cheapest way to draw over somebody's page. */

const font = '600 11px system-ui, "Segoe UI", Roboto, sans-serif';
const lineHeight = 16;
const gap = 8;

type Pen = CanvasRenderingContext2D;
type Word = { readonly y: number; readonly words: string; readonly colour: string };

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
  pen?.setTransform(scale, 0, 0, scale, 0, 0);
  pen?.clearRect(0, 0, view.innerWidth, view.innerHeight);
  return pen;
}

/** Paint the placed marks. Nothing is painted over a quote but a tint that lets it through. */
export function paint(pen: Pen, placed: Placed, table: Element, palette: Palette): void {
  const { left, right } = placed.table;
  pen.font = font;
  pen.textBaseline = 'middle';

  for (const { box } of placed.rows) {
    pen.fillStyle = palette.tint;
    pen.fillRect(left, box.top, right - left, box.bottom - box.top);
    pen.fillStyle = palette.accent;
    triangle(pen, left, (box.top + box.bottom) / 2);
  }

  // A warning stands outside the table, by its own shape: what the row says may still be read.
  for (const { box } of placed.warnings) {
    pen.fillStyle = palette.warn;
    warningSign(pen, left - 3, (box.top + box.bottom) / 2);
  }

  const barLeft = placed.strikes.left - 1.5;
  pen.fillStyle = palette.band;
  for (const { top, bottom } of placed.bands) pen.fillRect(barLeft, top, 3, bottom - top);

  for (const { mark, y } of placed.lines) {
    const forward = mark.role === 'forward';
    pen.strokeStyle = forward ? palette.accent : palette.quiet;
    pen.lineWidth = forward ? 1.5 : 1;
    pen.setLineDash(forward ? [] : [3, 3]);
    pen.beginPath();
    pen.moveTo(left, y);
    pen.lineTo(right, y);
    pen.stroke();
  }
  pen.setLineDash([]);

  const lineWords = placed.lines.map(({ mark, y }) => ({
    y,
    words: mark.words,
    colour: mark.role === 'forward' ? palette.accent : palette.quiet,
  }));
  const rowWords = placed.rows.map(({ mark, box }) => ({
    y: (box.top + box.bottom) / 2,
    words: mark.words,
    colour: palette.accent,
  }));
  const warnings = placed.warnings.map(({ mark, box }) => ({
    y: (box.top + box.bottom) / 2,
    words: mark.words,
    colour: palette.warn,
  }));
  write(pen, { ...placed.table, left: left - 12 }, table, 'left', warnings);
  // Words stand in the margin of the page. Where it has none, the shapes stay and the panel has the words.
  const both = [...lineWords, ...rowWords];
  if (!write(pen, placed.table, table, 'right', both)) {
    write(pen, placed.table, table, 'right', lineWords) || write(pen, placed.table, table, 'left', lineWords);
    write(pen, placed.table, table, 'left', rowWords);
  }
}

/** Write all the words on one side; false, and nothing written, where one of them would stand on something. */
function write(pen: Pen, box: Box, table: Element, side: 'left' | 'right', words: readonly Word[]): boolean {
  if (words.length === 0) return true;
  const middles = moveApart(
    words.map((word) => word.y),
    lineHeight,
    box.top + lineHeight / 2,
    box.bottom - lineHeight / 2,
  );
  const places = words.map((word, i) => {
    const y = middles[i] ?? word.y;
    const width = pen.measureText(word.words).width;
    const start = side === 'right' ? box.right + gap : box.left - gap - width;
    return { word, y, start, width };
  });
  const free = places.every(({ y, start, width }) =>
    isFree(table, { left: start, right: start + width, top: y - lineHeight / 2, bottom: y + lineHeight / 2 }),
  );
  if (!free) return false;
  for (const { word, y, start } of places) {
    pen.fillStyle = word.colour;
    pen.fillText(word.words, start, y);
    if (Math.abs(y - word.y) < 2) continue;
    // A label that moved away keeps a thread to its line.
    pen.strokeStyle = word.colour;
    pen.lineWidth = 1;
    pen.beginPath();
    const edge = side === 'right' ? box.right : box.left;
    const near = side === 'right' ? box.right + gap - 2 : box.left - gap + 2;
    pen.moveTo(edge, word.y);
    pen.lineTo(near, y);
    pen.stroke();
  }
  return true;
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
