import { i18n } from '#i18n';
import { points } from '@/components/format';
import type { Analysis } from '@/lib/core/analysis';
import { Section } from './section';

/** The picture reaches this many standard deviations to each side of the forward. */
const reach = 2.4;
/** Shapes are drawn in a square of this size and stretched; words and dots are not. */
const size = 100;
const ground = 88;

/**
 * The expected move as a picture: where the market's own straddle puts settlement, with one standard
 * deviation shaded, the straddle's width as a bar, and the printed level where it differs.
 */
export function MoveRuler({ analysis }: { readonly analysis: Analysis }) {
  const { forward, straddle, expectedMove } = analysis.figures;
  const sd = expectedMove.value;
  if (!(sd > 0)) return null;
  const at = (price: number) => share((price - forward.value) / sd);
  const low = forward.value - sd;
  const high = forward.value + sd;
  const { spot } = analysis;
  return (
    <Section id="move" title={i18n.t('panel.picture')}>
      <div
        class="ruler"
        role="img"
        aria-label={`${points(low)} – ${points(high)}, ${i18n.t('panel.moveBand')}`}
      >
        <span class="above" style={{ insetInlineStart: '50%' }}>
          {points(forward.value)}
        </span>
        <svg viewBox={`0 0 ${size} ${size}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="density" d={bell(-reach, reach)} />
          <path class="inner" d={bell(-1, 1)} />
          <line class="ground" x1="0" x2={size} y1={ground} y2={ground} />
          <rect
            class="straddle"
            x={at(forward.value - straddle.value)}
            width={at(forward.value + straddle.value) - at(forward.value - straddle.value)}
            y={ground + 5}
            height="5"
          />
          <line class="forward" x1={size / 2} x2={size / 2} y1="0" y2={ground} />
        </svg>
        {spot !== null && <span class="spot" style={{ insetInlineStart: `${at(spot)}%` }} />}
        <span class="below" style={{ insetInlineStart: `${at(low)}%` }}>
          {points(low)}
        </span>
        <span class="below" style={{ insetInlineStart: `${at(high)}%` }}>
          {points(high)}
        </span>
      </div>
      <p class="legend">
        <span class="key band" /> {i18n.t('panel.moveBand')}
        <span class="key bar" /> {i18n.t('panel.straddleBand')}
        {spot !== null && (
          <>
            <span class="key dot" /> {i18n.t('panel.spot')}
          </>
        )}
      </p>
    </Section>
  );
}

/** Where a standard score falls, in percent of the width, kept inside the picture. */
function share(score: number): number {
  return Math.min(size - 0.5, Math.max(0.5, (size / 2) * (1 + score / reach)));
}

/** The normal curve between two standard scores, closed along the ground. */
function bell(from: number, to: number): string {
  const steps = 48;
  const x = (score: number) => ((size / 2) * (1 + score / reach)).toFixed(2);
  let path = `M${x(from)} ${ground}`;
  for (let i = 0; i <= steps; i += 1) {
    const score = from + ((to - from) * i) / steps;
    path += ` L${x(score)} ${(ground * (1 - 0.92 * Math.exp((-score * score) / 2))).toFixed(2)}`;
  }
  return `${path} L${x(to)} ${ground} Z`;
}
