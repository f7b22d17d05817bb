import { i18n } from '#i18n';
import { decimals, points, signedMoney, strike } from '@/components/format';
import { Cursor } from '@/components/plots/cursor';
import { drag } from '@/components/plots/drag';
import { anchor, anchors, line, moneyScale, scale, ticks } from '@/components/plots/scale';
import { useWidth } from '@/components/plots/use-width';
import type { CombinedBreakEvens } from '@/lib/core/hedge/break-evens';
import type { CombinedCurves, PayoffCurve } from '@/lib/core/hedge/curves';

export type BothPlotProps = {
  readonly curves: CombinedCurves;
  /** The moment that is drawn. */
  readonly curve: PayoffCurve;
  readonly evens: CombinedBreakEvens;
  /** Level of VIX now. */
  readonly vix: number;
  readonly cursor: number;
  /** What is read at the cursor: parts that are not to be broken. */
  readonly words: readonly string[];
  readonly look: (level: number) => void;
};

const height = 232;
const top = 20;
const bottom = height - 38;

/** Profit of condor, hedge and both over the index; a band where VIX may deviate from the model that ties it. */
export function BothPlot({ curves, curve, evens, vix, cursor, words, look }: BothPlotProps) {
  const [place, width] = useWidth<HTMLElement>(332);
  const { levels } = curves;
  const [from, to] = [levels[0] as number, levels.at(-1) as number];
  const x = scale(from, to, 0, width);
  // One scale for all moments, so that what moves between them is seen to move.
  const all = curves.curves.flatMap(({ alone, combined }) => [...alone, ...combined]);
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const y = moneyScale(least, most, top, bottom - 6);
  const drawn = (values: readonly number[]) =>
    values.map((value, i) => [x.at(levels[i] as number), y.at(value)] as const);
  const hedge = curve.combined.map((value, i) => value - (curve.alone[i] as number));
  const inside = (level: number) => level > from && level < to;
  const shown = evens.combined.filter(inside);
  const leaning = anchors(shown.map(x.at), width, 60);
  return (
    <figure class="payoff both" ref={place} aria-label={i18n.t('together.plot')}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure is named; a title would be a tooltip over all of it */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        {...drag((px) => look(x.from(px)))}
      >
        <path class="fan" d={`${line([...drawn(curve.high), ...drawn(curve.low).toReversed()])}Z`} />
        <line class="zero" x1="0" x2={width} y1={y.at(0)} y2={y.at(0)} />
        {evens.alone.filter(inside).map((level) => (
          <circle key={level} class="alone" cx={x.at(level)} cy={y.at(0)} r="3.5" />
        ))}
        {shown.map((level, i) => (
          <g key={level}>
            <line class="even hedged" x1={x.at(level)} x2={x.at(level)} y1={top} y2={bottom} />
            <text class="even" x={x.at(level)} y={12} text-anchor={leaning[i] as 'middle'}>
              {points(level)}
            </text>
          </g>
        ))}
        {ticks(from, to, width / 90).map((level) => (
          <g key={level} class="tick">
            <text x={x.at(level)} y={height - 22} text-anchor={anchor(x.at(level), width)}>
              {strike(level)}
            </text>
            <text x={x.at(level)} y={height - 6} text-anchor={anchor(x.at(level), width)}>
              {i18n.t('together.vixAt', [decimals(vix + between(curve.vixMoves, levels, level), 1)])}
            </text>
          </g>
        ))}
        <path class="condor" d={line(drawn(curve.alone))} />
        <path class="hedge" d={line(drawn(hedge))} />
        <path class="sum" d={line(drawn(curve.combined))} />
        <text class="money" x={4} y={y.at(most) + 4}>
          {signedMoney(most)}
        </text>
        <text class="money" x={4} y={y.at(least) - 5}>
          {signedMoney(least)}
        </text>
        <Cursor
          level={cursor}
          x={x.at(Math.min(to, Math.max(from, cursor)))}
          words={words.join(', ')}
          span={[top, bottom]}
          range={[from, to]}
          look={look}
        />
      </svg>
      <figcaption class="note">
        {words.map((each, i) => (
          <span key={each}>
            {i > 0 && ' · '}
            <span class="whole">{each}</span>
          </span>
        ))}
        {y.squeeze > 1 && <p>{i18n.t('plot.squeeze', [String(y.squeeze)])}</p>}
      </figcaption>
    </figure>
  );
}

/** Straight between the two levels around one; flat beyond the ends. */
function between(values: readonly number[], levels: readonly number[], level: number): number {
  const after = levels.findIndex((each) => each >= level);
  const [a, b] = [values[Math.max(after - 1, 0)] as number, values[Math.max(after, 0)] as number];
  const [from, to] = [levels[Math.max(after - 1, 0)] as number, levels[Math.max(after, 0)] as number];
  return to > from ? a + ((b - a) * (level - from)) / (to - from) : b;
}
