import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { points, signedMoney, strike } from '@/components/format';
import type { Analysis } from '@/lib/core/analysis';
import { moveLeg } from '@/lib/core/condor/moves';
import { type Holding, type Profits, settled } from '@/lib/core/condor/scenario';
import type { Strikes } from '@/lib/core/condor/why-not';
import { smileCdf } from '@/lib/core/pricing/density';
import { Cursor } from './cursor';
import { drag } from './drag';
import type { Frame } from './frame';
import { anchor, anchors, line, moneyScale, scale, ticks } from './scale';
import { useWidth } from './use-width';

export type PayoffProps = {
  readonly analysis: Analysis;
  readonly holding: Holding;
  readonly frame: Frame;
  readonly now: Profits;
  /** The what-if, where one is on. */
  readonly then: Profits | null;
  /** Condor and hedge at settlement, where there is a hedge. */
  readonly hedged: Profits | null;
  /** Where the price cursor stands, in points. */
  readonly cursor: number;
  readonly look: (level: number) => void;
  readonly move: (strikes: Strikes) => void;
};

const height = 196;
const top = 20;
const bottom = height - 22;
const NAMES = ['longPut', 'shortPut', 'shortCall', 'longCall'] as const;

/** Profit over price: at settlement, now, and as supposed, over the density of the market. */
export function Payoff(props: PayoffProps) {
  const { analysis, holding, frame, now, then, hedged, cursor, look, move } = props;
  const clip = useId();
  const [place, width] = useWidth<HTMLElement>(332);
  const x = scale(frame.low, frame.high, 0, width);
  const [k1, k2, k3, k4] = holding.strikes;
  const knots = [frame.low, k1, k2, k3, k4, frame.high];
  const most = settled(holding, k2);
  const least = Math.min(settled(holding, k1), settled(holding, k4));
  const y = moneyScale(least, most, top, bottom - 6);
  const settlement = line(knots.map((level) => [x.at(level), y.at(settled(holding, level))]));
  const curve = (profits: Profits) =>
    line(Array.from(profits, (profit, i) => [x.at(frame.levels[i] as number), y.at(profit)]));
  const evens = evensOf(holding);
  const leaning = anchors(evens.map(x.at), width, 60);
  const { forward, expectedMove } = analysis.figures;
  const sd = [forward.value - expectedMove.value, forward.value + expectedMove.value] as const;

  return (
    <figure class="payoff" ref={place} aria-label={i18n.t('plot.payoff')}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named; a title would be a tooltip over all of it */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        {...drag((px) => look(x.from(px)))}
      >
        <path class="density" d={density(analysis, frame, x.at)} />
        <rect class="move" x={x.at(sd[0])} width={x.at(sd[1]) - x.at(sd[0])} y={top} height={bottom - top} />
        <line class="zero" x1="0" x2={width} y1={y.at(0)} y2={y.at(0)} />
        {evens.map((level, i) => (
          <g key={level}>
            <line class="even" x1={x.at(level)} x2={x.at(level)} y1={top} y2={bottom} />
            <text class="even" x={x.at(level)} y={12} text-anchor={leaning[i] as 'middle'}>
              {points(level)}
            </text>
          </g>
        ))}
        {ticks(frame.low, frame.high, width / 90).map((level) => (
          <text
            key={level}
            class="tick"
            x={x.at(level)}
            y={height - 6}
            text-anchor={anchor(x.at(level), width)}
          >
            {strike(level)}
          </text>
        ))}
        <text class="money" x={4} y={y.at(most) + 4}>
          {signedMoney(most)}
        </text>
        <text class="money" x={4} y={y.at(least) - 5}>
          {signedMoney(least)}
        </text>
        <clipPath id={clip}>
          <rect width={width} y={top - 6} height={bottom - top + 6} />
        </clipPath>
        {/* A hedge may bring more than the condor ever could. */}
        <g clip-path={`url(#${clip})`}>
          <path class="now" d={curve(now)} />
          {hedged && <path class="hedged" d={curve(hedged)} />}
          {then && <path class="then" d={curve(then)} />}
          <path class="settlement" d={settlement} />
        </g>
        <Cursor
          level={cursor}
          x={x.at(cursor)}
          words={i18n.t('plot.cursor', [points(cursor), signedMoney(settled(holding, cursor))])}
          span={[top, bottom]}
          range={[frame.low, frame.high]}
          look={look}
        />
        {holding.strikes.map((at, leg) => (
          <Handle
            key={NAMES[leg]}
            leg={leg as 0 | 1 | 2 | 3}
            holding={holding}
            listed={analysis.listed}
            x={x.at(at)}
            y={y.at(settled(holding, at))}
            levelAt={x.from}
            move={move}
          />
        ))}
      </svg>
      {y.squeeze > 1 && <figcaption class="note">{i18n.t('plot.squeeze', [String(y.squeeze)])}</figcaption>}
    </figure>
  );
}

function evensOf({ strikes: [k1, k2, k3, k4], net }: Holding): number[] {
  return [...(net < k2 - k1 ? [k2 - net] : []), ...(net < k4 - k3 ? [k3 + net] : [])];
}

/** The market's own law of settlement, as a quiet hill. */
function density({ smile }: Analysis, { levels, low, high }: Frame, x: (level: number) => number): string {
  const half = (high - low) / levels.length;
  const heights = Array.from(
    levels,
    (level) => smileCdf(smile, level + half) - smileCdf(smile, level - half),
  );
  const peak = Math.max(...heights, 1e-12);
  const hill = heights.map((each, i) => [
    x(levels[i] as number),
    bottom - (Math.max(0, each) / peak) * (bottom - top) * 0.8,
  ]) as [number, number][];
  return `${line([[x(low), bottom], ...hill, [x(high), bottom]])}Z`;
}

type HandleProps = {
  readonly leg: 0 | 1 | 2 | 3;
  readonly holding: Holding;
  readonly listed: readonly number[];
  readonly x: number;
  readonly y: number;
  readonly levelAt: (px: number) => number;
  readonly move: (strikes: Strikes) => void;
};

/** A leg that can be taken to another listed strike. */
function Handle({ leg, holding, listed, x, y, levelAt, move }: HandleProps) {
  const { strikes } = holding;
  const at = strikes[leg];
  const to = (target: number | undefined) => {
    const moved = target === undefined ? null : moveLeg(strikes, leg, target);
    if (moved) move(moved);
  };
  const name = i18n.t(`leg.${NAMES[leg]}`);
  return (
    <g
      class={`handle ${leg === 1 || leg === 2 ? 'sold' : 'bought'}`}
      tabIndex={0}
      role="slider"
      aria-label={name}
      aria-valuemin={listed[0] ?? at}
      aria-valuemax={listed.at(-1) ?? at}
      aria-valuenow={at}
      aria-valuetext={strike(at)}
      {...drag((px) => to(nearest(listed, levelAt(px))), { fromPress: false })}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        to(listed[listed.indexOf(at) + by]);
      }}
    >
      <title>{`${name} ${strike(at)}`}</title>
      <circle class="reach" cx={x} cy={y} r="12" />
      <circle class="dot" cx={x} cy={y} r="5" />
    </g>
  );
}

function nearest(listed: readonly number[], level: number): number | undefined {
  let best = listed[0];
  for (const each of listed)
    if (best !== undefined && Math.abs(each - level) < Math.abs(best - level)) best = each;
  return best;
}
