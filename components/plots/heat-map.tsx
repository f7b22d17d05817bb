import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { anchor, line, scale, ticks } from './scale';
import { useWidth } from './use-width';
import { zeroLine } from './zero-line';

/** One side of the map: what stands at its two ends, where the sliders are, and what an arrow key moves them by. */
export type Axis = {
  /** At the left end, or at the top. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly step: number;
};

export type HeatMapProps = {
  readonly name: string;
  /** Profits in rows from the top; the same object as long as nothing in it has changed. */
  readonly grid: readonly Float64Array[];
  readonly across: Axis & { readonly write: (value: number) => string };
  readonly down: Axis & { readonly write?: (value: number) => string };
  /** Words for a place. */
  readonly say: (across: number, down: number) => string;
  readonly pick: (across: number, down: number) => void;
  /** A line over the map, in its own numbers. */
  readonly path?: readonly (readonly [across: number, down: number])[];
};

const height = 144;

/** Profit over two things that move, gain and loss parted by a line of ink. Pressing it takes the sliders there. */
export function HeatMap({ name, grid, across, down, say, pick, path }: HeatMapProps) {
  const [place, width] = useWidth<HTMLDivElement>(332);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [look, setLook] = useState<readonly [number, number] | null>(null);
  const painted = useRef<readonly unknown[]>([]);
  const columns = grid[0]?.length ?? 0;
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    const colours = coloursOf(pen);
    // Sliders that move the mark alone leave the map as it is; another look of the page does not.
    const now = [grid, colours.join()];
    if (now.every((each, i) => each === painted.current[i])) return;
    painted.current = now;
    paint(pen, grid, columns, colours);
  });
  const zero = useMemo(() => {
    const [right, down] = [width / Math.max(1, columns - 1), height / Math.max(1, grid.length - 1)];
    return zeroLine(grid, (column, row) => [column * right, row * down]);
  }, [grid, columns, width]);
  const x = scale(across.from, across.to, 0, width);
  const y = scale(down.from, down.to, 0, height);
  const under = (event: PointerEvent): readonly [number, number] | null => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box) return null;
    const share = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
    return [x.from(event.clientX - box.left), down.from + share * (down.to - down.from)];
  };
  const within = (value: number) =>
    Math.min(Math.max(down.from, down.to), Math.max(Math.min(down.from, down.to), value));
  const [atX, atY] = look ?? [across.at, down.at];
  // Words at the very edge would be cut.
  const edge = 9 / height;
  const rungs = ticks(
    Math.min(down.from, down.to) + edge * Math.abs(down.to - down.from),
    Math.max(down.from, down.to) - edge * Math.abs(down.to - down.from),
    4,
  );
  const upwards = down.from > down.to ? 1 : -1;
  return (
    <div class="heat" ref={place}>
      {/* A button, because it is one: pressing it takes the sliders there. */}
      <button
        type="button"
        class="field"
        aria-label={`${name}, ${i18n.t('plot.heatKeys')}`}
        onPointerMove={(event) => setLook(under(event))}
        onPointerLeave={() => setLook(null)}
        onPointerDown={(event) => {
          const found = under(event);
          if (found) pick(...found);
        }}
        onKeyDown={(event) => {
          const by = {
            ArrowLeft: [-1, 0],
            ArrowRight: [1, 0],
            ArrowUp: [0, upwards],
            ArrowDown: [0, -upwards],
          }[event.key];
          if (!by) return;
          event.preventDefault();
          const [along, along2] = by as [number, number];
          pick(across.at + along * across.step, within(down.at + along2 * down.step));
        }}
      >
        <canvas ref={canvas} width={columns} height={grid.length} style={{ blockSize: `${height}px` }} />
        <svg class="lines" width={width} height={height} aria-hidden="true">
          <path class="zero" d={zero} />
          {path && <path class="path" d={line(path.map(([a, d]) => [x.at(a), y.at(d)]))} />}
        </svg>
        <span class="spot" style={{ left: `${x.at(across.at)}px`, top: `${y.at(within(down.at))}px` }} />
      </button>
      {/* Beside the button, not in it: they are no part of its name. */}
      {down.write &&
        rungs.map((each) => (
          <span key={each} class="side" style={{ top: `${y.at(each)}px` }}>
            {down.write?.(each)}
          </span>
        ))}
      <div class="ticks">
        {ticks(across.from, across.to, width / 90).map((each) => (
          <span key={each} class={`tick ${anchor(x.at(each), width)}`} style={{ left: `${x.at(each)}px` }}>
            {across.write(each)}
          </span>
        ))}
      </div>
      <p class="note">{say(atX, atY)}</p>
    </div>
  );
}

/** Colours of gain and loss as the page wears them, stronger with the amount. */
function paint(
  pen: CanvasRenderingContext2D,
  grid: readonly Float64Array[],
  columns: number,
  [gain, loss]: readonly [Colour, Colour],
): void {
  let [most, least] = [1e-9, -1e-9];
  for (const row of grid) {
    for (const profit of row) {
      if (profit > most) most = profit;
      else if (profit < least) least = profit;
    }
  }
  const image = pen.createImageData(columns, grid.length);
  const { data } = image;
  grid.forEach((row, t) => {
    for (let i = 0; i < columns; i += 1) {
      const profit = row[i] as number;
      const gains = profit >= 0;
      const [red, green, blue] = gains ? gain : loss;
      const share = gains ? profit / most : profit / least;
      const at = 4 * (t * columns + i);
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = 16 + 150 * share ** 0.7;
    }
  });
  pen.putImageData(image, 0, 0);
}

type Colour = readonly [number, number, number];

/** What the custom properties come to in numbers: a canvas knows no variables and no `light-dark()`. */
function coloursOf({ canvas }: CanvasRenderingContext2D): readonly [Colour, Colour] {
  const style = getComputedStyle(canvas);
  const kept = canvas.style.color;
  const found = ['--gain', '--loss'].map((name): Colour => {
    canvas.style.color = `var(${name})`;
    const [r = 0, g = 0, b = 0] = (style.color.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b];
  });
  canvas.style.color = kept;
  return found as unknown as readonly [Colour, Colour];
}
