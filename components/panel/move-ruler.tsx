import { i18n } from '#i18n';
import { points } from '@/components/format';
import type { Analysis } from '@/lib/core/analysis';

/** Drawn in a space of fixed height that stretches with the panel. */
const width = 372;
const height = 132;
const ground = 96;
const reach = 2.4;

/**
 * The expected move as a picture: where the market's own straddle puts settlement, with one standard
 * deviation shaded, the straddle's width as a bar, and the printed level where it differs.
 */
export function MoveRuler({ analysis }: { readonly analysis: Analysis }) {
  const { forward, straddle, expectedMove } = analysis.figures;
  const sd = expectedMove.value;
  if (!(sd > 0)) return null;
  const x = (price: number) => width / 2 + ((price - forward.value) / (reach * sd)) * (width / 2);
  const clamp = (price: number) => Math.min(width - 1, Math.max(1, x(price)));
  const low = forward.value - sd;
  const high = forward.value + sd;
  const spot = analysis.spot;
  return (
    <section>
      <h2>{i18n.t('panel.picture')}</h2>
      <svg
        class="ruler"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${points(low)} – ${points(high)}, ${i18n.t('panel.moveBand')}`}
      >
        <path class="density" d={bell(-reach, reach)} />
        <path class="inner" d={bell(-1, 1)} />
        <line class="ground" x1="0" x2={width} y1={ground} y2={ground} />
        <rect
          class="straddle"
          x={clamp(forward.value - straddle.value)}
          width={clamp(forward.value + straddle.value) - clamp(forward.value - straddle.value)}
          y={ground + 4}
          height="4"
        />
        <line class="forward" x1={x(forward.value)} x2={x(forward.value)} y1="18" y2={ground} />
        {spot !== null && <circle class="spot" cx={clamp(spot)} cy={ground} r="4" />}
        <text x={x(forward.value)} y="12" text-anchor="middle" class="strong">
          {points(forward.value)}
        </text>
        <text x={x(low)} y={ground + 22} text-anchor="middle">
          {points(low)}
        </text>
        <text x={x(high)} y={ground + 22} text-anchor="middle">
          {points(high)}
        </text>
      </svg>
      <p class="legend">
        <span class="key band" /> {i18n.t('panel.moveBand')}
        <span class="key bar" /> {i18n.t('panel.straddleBand')}
        {spot !== null && (
          <>
            <span class="key dot" /> {i18n.t('panel.spot')}
          </>
        )}
      </p>
    </section>
  );
}

/** The normal curve between two standard scores, closed along the ground. */
function bell(from: number, to: number): string {
  const at = (z: number) => {
    const px = width / 2 + (z / reach) * (width / 2);
    const py = ground - Math.exp((-z * z) / 2) * (ground - 24);
    return `${px.toFixed(1)} ${py.toFixed(1)}`;
  };
  const steps = 48;
  let path = `M${(width / 2 + (from / reach) * (width / 2)).toFixed(1)} ${ground}`;
  for (let i = 0; i <= steps; i += 1) path += ` L${at(from + ((to - from) * i) / steps)}`;
  return `${path} L${(width / 2 + (to / reach) * (width / 2)).toFixed(1)} ${ground} Z`;
}
