import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { countdown, points, signedMoney, strike } from '@/components/format';
import type { Outlook } from '@/lib/core/condor/scenario';
import type { Frame } from './frame';
import { scale, ticks } from './scale';
import { useWidth } from './use-width';

export type HeatMapProps = {
  readonly outlook: Outlook;
  readonly frame: Frame;
  readonly shift: number;
  readonly most: number;
  readonly least: number;
  readonly leftMs: number;
  readonly level: number;
  readonly elapsed: number;
  readonly pick: (level: number, elapsed: number) => void;
};

const rows = 48;
const height = 144;
const TIMES: readonly number[] = Array.from({ length: rows }, (_, i) => i / (rows - 1));

/** Profit over price and time: now at the top, settlement at the foot. A line parts gain from loss. */
export function HeatMap({ outlook, frame, shift, most, least, leftMs, level, elapsed, pick }: HeatMapProps) {
  const [place, width] = useWidth<HTMLDivElement>(332);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [look, setLook] = useState<{ readonly level: number; readonly elapsed: number } | null>(null);
  const grid = outlook.rows(frame.levels, TIMES, shift);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen && grid.ok) paint(pen, grid.value, frame.levels.length, most, least);
  });
  const x = scale(frame.low, frame.high, 0, width);
  const y = scale(0, 1, 0, height);
  const under = (event: PointerEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box) return null;
    const clamp = (share: number) => Math.min(1, Math.max(0, share));
    return {
      level: x.from(event.clientX - box.left),
      elapsed: clamp((event.clientY - box.top) / box.height),
    };
  };
  const at = look ?? { level, elapsed };
  const profit = outlook.at({ level: at.level, shift, elapsed: at.elapsed, rule: 'sticky-moneyness' });
  const step = (frame.high - frame.low) / 60;
  return (
    <div class="heat" ref={place}>
      {/* A button, because it is one: pressing it takes the sliders there. */}
      <button
        type="button"
        class="field"
        aria-label={i18n.t('plot.heat')}
        aria-describedby="heat-readout"
        onPointerMove={(event) => setLook(under(event))}
        onPointerLeave={() => setLook(null)}
        onPointerDown={(event) => {
          const place = under(event);
          if (place) pick(place.level, place.elapsed);
        }}
        onKeyDown={(event) => {
          const by = {
            ArrowLeft: [-step, 0],
            ArrowRight: [step, 0],
            ArrowUp: [0, -0.02],
            ArrowDown: [0, 0.02],
          }[event.key];
          if (!by) return;
          event.preventDefault();
          const [along, later] = by as [number, number];
          pick(level + along, Math.min(1, Math.max(0, elapsed + later)));
        }}
      >
        <canvas ref={canvas} width={frame.levels.length} height={rows} style={{ blockSize: `${height}px` }} />
        <span class="spot" style={{ left: `${x.at(level)}px`, top: `${y.at(elapsed)}px` }} />
      </button>
      {/* Beside the button, not in it: they are no part of its name. */}
      <div class="ticks">
        {ticks(frame.low, frame.high, width / 90).map((each) => (
          <span key={each} class="tick" style={{ left: `${x.at(each)}px` }}>
            {strike(each)}
          </span>
        ))}
      </div>
      <p class="note" id="heat-readout">
        {i18n.t('plot.heatAt', [
          points(at.level),
          countdown(leftMs * (1 - at.elapsed)),
          profit.ok ? signedMoney(profit.value) : '',
        ])}
      </p>
    </div>
  );
}

/** Colours of gain and loss as the page wears them, stronger with the amount; the zero line in ink. */
function paint(
  pen: CanvasRenderingContext2D,
  grid: readonly Float64Array[],
  columns: number,
  most: number,
  least: number,
): void {
  const style = getComputedStyle(pen.canvas);
  const [gain, loss, ink] = ['--gain', '--loss', '--ink'].map((name) => colourOf(pen, style, name));
  const image = pen.createImageData(columns, grid.length);
  grid.forEach((row, t) => {
    for (let i = 0; i < columns; i += 1) {
      const profit = row[i] as number;
      const [red, green, blue] = (profit >= 0 ? gain : loss) as Colour;
      const share = profit >= 0 ? profit / Math.max(most, 1e-9) : profit / Math.min(least, -1e-9);
      const edge =
        Math.sign(profit) !== Math.sign(row[i + 1] ?? profit) ||
        Math.sign(profit) !== Math.sign(grid[t + 1]?.[i] ?? profit);
      const [r, g, b] = edge ? (ink as Colour) : [red, green, blue];
      image.data.set(
        [r, g, b, edge ? 255 : 16 + 150 * Math.min(1, Math.max(0, share)) ** 0.7],
        4 * (t * columns + i),
      );
    }
  });
  pen.putImageData(image, 0, 0);
}

type Colour = readonly [number, number, number];

/** What a custom property comes to in numbers: a canvas knows no variables and no `light-dark()`. */
function colourOf(pen: CanvasRenderingContext2D, style: CSSStyleDeclaration, name: string): Colour {
  const { canvas } = pen;
  const kept = canvas.style.color;
  canvas.style.color = `var(${name})`;
  const [r = 0, g = 0, b = 0] = (style.color.match(/[\d.]+/g) ?? []).map(Number);
  canvas.style.color = kept;
  return [r, g, b];
}
