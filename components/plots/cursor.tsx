import { i18n } from '#i18n';

export type CursorProps = {
  /** Where it stands, in points, and in pixels. */
  readonly level: number;
  readonly x: number;
  /** What is read at it. */
  readonly words: string;
  /** Top and bottom of the picture, in pixels. */
  readonly span: readonly [top: number, bottom: number];
  readonly range: readonly [low: number, high: number];
  readonly look: (level: number) => void;
};

/** The index that is looked at: a line over the picture, moved by the keys, a page at a time too. */
export function Cursor({ level, x, words, span: [top, bottom], range, look }: CursorProps) {
  const step = (range[1] - range[0]) / 100;
  const keys: Record<string, number> = {
    ArrowLeft: -step,
    ArrowRight: step,
    PageDown: -10 * step,
    PageUp: 10 * step,
  };
  return (
    <g
      class="cursor"
      tabIndex={0}
      role="slider"
      aria-label={i18n.t('plot.price')}
      aria-valuemin={Math.round(range[0])}
      aria-valuemax={Math.round(range[1])}
      aria-valuenow={Math.round(level)}
      aria-valuetext={words}
      onKeyDown={(event) => {
        const by = keys[event.key];
        if (by === undefined) return;
        event.preventDefault();
        look(Math.min(range[1], Math.max(range[0], level + by)));
      }}
    >
      <line x1={x} x2={x} y1={top} y2={bottom} />
      <rect x={x - 12} y={bottom - 12} width="24" height="24" />
      <path d={`M${x - 5} ${bottom + 8}L${x} ${bottom}L${x + 5} ${bottom + 8}Z`} />
    </g>
  );
}
