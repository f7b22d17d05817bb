import { age, percent, points } from '@/components/format';
import { sayAgo, sayChip, sayFailure } from '@/components/words';
import type { PageAnalysis } from '@/lib/core/analysis';
import type { Failure } from '@/lib/core/failure';
import type { Corner } from './chip-place';

/** The panel takes the user's own limit; a page is read anew every ten seconds, so this is too long anywhere. */
const isStale = (old: number) => old > 15_000 || old < -1_000;

export type ChipContent = { readonly analysis: PageAnalysis } | { readonly failure: Failure };

/** From the most to the least that it can say; which of them is seen depends on the room that the page leaves. */
export const chipForms = ['wide', 'slim', 'tall'] as const;

export type ChipProps = {
  readonly form: (typeof chipForms)[number];
  readonly content: ChipContent;
  readonly now: number;
  /** `null` keeps this form out of sight. */
  readonly at: Corner | null;
  readonly watch: ((chip: HTMLElement | null) => void) | undefined;
};

export function Chip({ form, content, now, at, watch }: ChipProps) {
  return (
    <div
      ref={watch ?? null}
      class={`chip ${form} ${'failure' in content ? 'refused' : ''}`}
      {...(at && { 'data-testid': 'chip' })}
      style={at ? { left: `${at.left}px`, top: `${at.top}px` } : { visibility: 'hidden' as const }}
    >
      <Numbers content={content} now={now} />
    </div>
  );
}

/** The condor in one line and the market in another, or why there are no numbers. */
function Numbers({ content, now }: { readonly content: ChipContent; readonly now: number }) {
  if ('failure' in content) {
    const { cause, remedy } = sayFailure(content.failure);
    return (
      <div class="reason" role="status">
        <b>Wingspan</b>{' '}
        <span>
          {cause} {remedy}
        </span>
      </div>
    );
  }
  const { figures, condor } = content.analysis;
  return (
    <>
      <div class="condor">
        {condor.ok ? (
          <>
            <Amount value={points(condor.value.credit)} name={sayChip('credit')} />
            <Amount value={share(condor.value.pop)} name={sayChip('pop')} />
            <Amount value={share(condor.value.returnOnRisk)} name={sayChip('return')} />
          </>
        ) : (
          <span>
            <b>{sayChip('none')}</b> <i class="cause">{sayFailure(condor.error).cause}</i>
          </span>
        )}
        <Age old={now - content.analysis.asOf} />
      </div>
      <div class="market">
        <Amount value={points(figures.forward.value)} name={sayChip('forward')} />
        <Amount value={points(figures.straddle.value)} name={sayChip('straddle')} />
        <Amount value={`±${points(figures.expectedMove.value)}`} name={sayChip('move')} />
      </div>
    </>
  );
}

/** A number that cannot be worked out is a dash, never a zero. */
const share = (value: number | null) => (value === null ? '—' : percent(value));

function Age({ old }: { readonly old: number }) {
  return (
    <i class={`age ${isStale(old) ? 'stale' : ''}`}>
      {isStale(old) ? '⚠ ' : ''}
      {sayAgo(age(old))}
    </i>
  );
}

function Amount({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <span class="number">
      <b>{value}</b> <i>{name}</i>
    </span>
  );
}
