import { percent, points, strike } from '@/components/format';
import { sayChip, sayFailure, sayLegAt, sayMark } from '@/components/words';
import type { Failure } from '@/lib/core/failure';
import type { Result } from '@/lib/core/result';
import type { CondorSketch } from '@/lib/core/stages/condor-sketch';
import type { Corner } from './chip-place';
import type { Leg } from './legs';

/** What the condor would be with a leg somewhere else: asked by pointing at a row or by moving a leg. */
export type Preview = {
  readonly leg: Pick<Leg, 'put' | 'short' | 'strike'>;
  /** `null` while it is asked. */
  readonly answer: Result<CondorSketch, Failure> | null;
};

/** The same in one sentence, for those who hear it. */
export function sayPreview({ leg, answer }: Preview): string {
  const title = sayLegAt(leg, strike(leg.strike));
  if (!answer) return title;
  if (!answer.ok) return `${title}: ${sayFailure(answer.error).cause}`;
  return [title, ...amounts(leg, answer.value).map(({ value, name }) => `${value} ${name}`)].join(', ');
}

function amounts({ put }: Preview['leg'], { credit, pop, breakEvens }: CondorSketch) {
  const even = put ? breakEvens.low : breakEvens.high;
  return [
    { value: points(credit), name: sayChip('credit') },
    ...(pop === null ? [] : [{ value: percent(pop), name: sayChip('pop') }]),
    ...(even === null ? [] : [{ value: points(even), name: sayMark('evenName') }]),
  ];
}

/** In one line, on the chip. */
export function PreviewLine({ preview }: { readonly preview: Preview }) {
  const { leg, answer } = preview;
  return (
    <div class="preview" aria-hidden="true" data-testid="preview">
      <b>{sayLegAt(leg, strike(leg.strike))}</b> <Answer answer={answer} leg={leg} />
    </div>
  );
}

export type CardProps = {
  readonly preview: Preview;
  readonly at: Corner | null;
  readonly watch: ((card: HTMLElement | null) => void) | undefined;
};

/** A few lines in the margin beside the row; what it says is heard from the grip, or read in the panel. */
export function Card({ preview: { leg, answer }, at, watch }: CardProps) {
  return (
    <div
      ref={watch ?? null}
      class="card"
      aria-hidden="true"
      {...(at && { 'data-testid': 'preview' })}
      style={at ? { left: `${at.left}px`, top: `${at.top}px` } : { visibility: 'hidden' as const }}
    >
      <b>{sayLegAt(leg, strike(leg.strike))}</b>
      <Answer answer={answer} leg={leg} />
    </div>
  );
}

function Answer({ answer, leg }: Preview) {
  if (!answer) return <i>…</i>;
  if (!answer.ok) return <i class="none">{sayFailure(answer.error).cause}</i>;
  return (
    <>
      {amounts(leg, answer.value).map(({ value, name }) => (
        <span key={name} class="number">
          <b>{value}</b> <i>{name}</i>
        </span>
      ))}
    </>
  );
}
