import { i18n } from '#i18n';
import { callOf, monthDay } from '@/components/format';
import { drag } from '@/components/plots/drag';
import { anchor, line, scale, ticks } from '@/components/plots/scale';
import { useWidth } from '@/components/plots/use-width';
import type { LayerView } from '@/lib/core/hedge/analysis';
import type { Ladder } from '@/lib/core/hedge/time-travel';
import { addDays, daysBetween } from '@/lib/core/market/clock';
import type { CalendarDate } from '@/lib/core/unit';

/** A layer on its way down. */
export type Rung = Pick<LayerView, 'place' | 'layer' | 'legs' | 'contracts'> & {
  readonly rollOn: CalendarDate | null;
};

export type LadderPlotProps = {
  readonly rungs: readonly Rung[];
  readonly ladder: Ladder;
  readonly today: CalendarDate;
  /** Calendar days to the day the last layer settles. */
  readonly days: number;
  /** The day the condor settles. */
  readonly settles: CalendarDate;
  /** Days from today to the day that is looked at. */
  readonly ahead: number;
  readonly look: (ahead: number) => void;
};

const top = 18;
const rung = 46;
/** Within a rung: its words, then what it is worth. */
const words = 16;
const axis = 22;

/** One rung for each layer: what it is worth from today to its expiry, and where it is to be rolled. */
export function LadderPlot({ rungs, ladder, today, days, settles, ahead, look }: LadderPlotProps) {
  const [place, width] = useWidth<HTMLElement>(332);
  const x = scale(0, Math.max(days, 1), 0, width);
  const bottom = top + rung * rungs.length;
  const height = bottom + axis;
  const onDay = (date: CalendarDate) => x.at(Math.min(Math.max(daysBetween(today, date), 0), days));
  const most = Math.max(...ladder.layers.flatMap(({ values }) => values), 1e-9);
  return (
    <figure class="ladder" ref={place} aria-label={i18n.t('ladder.plot')}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named; a title would be a tooltip over all of it */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        {...drag((px) => look(Math.round(Math.min(days, Math.max(0, x.from(px))))))}
      >
        <line class="condor" x1={onDay(settles)} x2={onDay(settles)} y1={top} y2={bottom} />
        <text x={onDay(settles)} y={12} text-anchor={anchor(onDay(settles), width)}>
          {i18n.t('ladder.condor')}
        </text>
        {rungs.map((layer, i) => {
          const drawn = ladder.layers.find((each) => each.place === layer.place);
          const bought = layer.legs.find(({ side }) => side === 1);
          if (!drawn || !bought) return null;
          const foot = top + rung * (i + 1) - 4;
          const tall = rung - words - 6;
          const end = onDay(bought.expiry);
          const worth = ladder.dates.flatMap((date, d) =>
            date > bought.expiry
              ? []
              : [[onDay(date), foot - (tall * Math.max(drawn.values[d] as number, 0)) / most] as const],
          );
          const last = worth.at(-1)?.[1] ?? foot;
          const roll = layer.rollOn;
          return (
            <g key={layer.place} class="rung">
              <path class="worth" d={`${line([[0, foot], ...worth, [end, last], [end, foot]])}Z`} />
              <line class="life" x1={0} x2={end} y1={foot} y2={foot} />
              <line class="expiry" x1={end} x2={end} y1={foot - tall} y2={foot} />
              <text x={2} y={foot - tall - 4}>
                {`${layer.layer.name} ×${layer.contracts} · ${callOf(bought, monthDay)}`}
              </text>
              {roll !== null && (
                <g class="roll">
                  <path d={`M${onDay(roll) - 5} ${foot - 8}h10l-5 8Z`} />
                  <title>{`${i18n.t('ladder.roll')} ${monthDay(roll)}`}</title>
                </g>
              )}
            </g>
          );
        })}
        {ticks(0, days, width / 80).map((each) => (
          <text key={each} x={x.at(each)} y={height - 6} text-anchor={anchor(x.at(each), width)}>
            {monthDay(addDays(today, Math.round(each)))}
          </text>
        ))}
        <line class="day" x1={x.at(ahead)} x2={x.at(ahead)} y1={top} y2={bottom} />
        <path
          class="day"
          d={`M${x.at(ahead) - 5} ${bottom + 7}L${x.at(ahead)} ${bottom - 1}L${x.at(ahead) + 5} ${bottom + 7}Z`}
        />
      </svg>
      <figcaption class="plot-legend">
        <span class="key roll">{i18n.t('ladder.roll')}</span>
        <span class="key expiry">{i18n.t('ladder.expiry')}</span>
      </figcaption>
    </figure>
  );
}
