import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { percent, points, strikePair } from '@/components/format';
import { line, scale } from '@/components/plots/scale';
import { useWidth } from '@/components/plots/use-width';
import type { FrontierCurve, FrontierPoint } from '@/lib/core/condor/frontier-curve';
import type { Strikes } from '@/lib/core/condor/why-not';

export type FrontierPlotProps = {
  readonly frontier: FrontierCurve;
  readonly chosen: { readonly strikes: Strikes; readonly returnOnRisk: number; readonly pop: number } | null;
  readonly choose: (strikes: Strikes) => void;
};

const top = 10;
const bottom = 108;
/** Where the words of the last line below the ground stand, with one line of them or two. */
const oneLine = bottom + 15;
const twoLines = oneLine + 15;
/** From here on what stands at both ends has room beside each other. */
const roomy = 280;

/** What can be had: more return on risk for less probability of profit, and where the condor looked at stands. */
export function FrontierPlot({ frontier, chosen, choose }: FrontierPlotProps) {
  const [place, width] = useWidth<HTMLElement>(332);
  const [at, setAt] = useState<number | null>(null);
  const curve = frontier.points;
  if (curve.length < 2) return null;
  const all = chosen ? [...curve, chosen] : curve;
  const ends = (of: 'returnOnRisk' | 'pop') => {
    const values = all.map((each) => each[of]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [least, most] = ends('returnOnRisk');
  const [low, high] = ends('pop');
  const x = scale(least, most > least ? most : least + 1e-9, 12, width - 12);
  const y = scale(low, high > low ? high : low + 1e-9, bottom - 6, top);
  const own = curve.findIndex(({ strikes }) => strikes.join() === chosen?.strikes.join());
  const looked = curve[at ?? own];
  const closest = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const away = curve.map((each) => Math.hypot(x.at(each.returnOnRisk) - px, y.at(each.pop) - py));
    return away.indexOf(Math.min(...away));
  };
  const step = (by: number) => setAt(Math.min(curve.length - 1, Math.max(0, (at ?? Math.max(0, own)) + by)));
  return (
    <figure class="frontier" ref={place} aria-label={i18n.t('frontier.title')}>
      <div
        class="field"
        tabIndex={0}
        role="slider"
        aria-label={i18n.t('frontier.title')}
        aria-valuemin={1}
        aria-valuemax={curve.length}
        aria-valuenow={(at ?? Math.max(0, own)) + 1}
        aria-valuetext={looked ? words(looked) : ''}
        onPointerMove={(event) => setAt(closest(event))}
        onPointerLeave={() => setAt(null)}
        onPointerDown={(event) => {
          const point = curve[closest(event)];
          if (point) choose(point.strikes);
        }}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10 }[
            event.key
          ];
          if (by !== undefined) {
            event.preventDefault();
            step(by);
          } else if (event.key === 'Enter' && looked) choose(looked.strikes);
        }}
      >
        <svg width={width} height={(width < roomy ? twoLines : oneLine) + 5} aria-hidden="true">
          <line class="ground" x1="0" x2={width} y1={bottom} y2={bottom} />
          <path d={line(curve.map((each) => [x.at(each.returnOnRisk), y.at(each.pop)]))} />
          {curve.map((each) => (
            <circle key={each.strikes.join()} cx={x.at(each.returnOnRisk)} cy={y.at(each.pop)} r="2" />
          ))}
          {looked && at !== null && (
            <circle class="looked" cx={x.at(looked.returnOnRisk)} cy={y.at(looked.pop)} r="5" />
          )}
          {chosen && <circle class="chosen" cx={x.at(chosen.returnOnRisk)} cy={y.at(chosen.pop)} r="4.5" />}
          <text x="0" y={oneLine}>
            {i18n.t('frontier.from', [percent(least), percent(high)])}
          </text>
          <text x={width} y={width < roomy ? twoLines : oneLine} text-anchor="end">
            {i18n.t('frontier.to', [percent(most), percent(low)])}
          </text>
        </svg>
      </div>
      <figcaption class="note">
        {looked ? words(looked) : i18n.t('frontier.count', [String(frontier.count)])}
      </figcaption>
    </figure>
  );
}

function words({ strikes: [k1, k2, k3, k4], credit, pop, returnOnRisk }: FrontierPoint): string {
  return i18n.t('frontier.point', [
    `${strikePair(k1, k2)} · ${strikePair(k3, k4)}`,
    points(credit),
    percent(pop),
    percent(returnOnRisk),
  ]);
}
