import { age, points } from '@/components/format';
import { sayAgo, sayChip, sayFailure } from '@/components/words';
import type { PageAnalysis } from '@/lib/core/analysis';
import type { Failure } from '@/lib/core/failure';

/** The panel takes the user's own limit; a page is read anew every ten seconds, so this is too long anywhere. */
const isStale = (old: number) => old > 15_000 || old < -1_000;

export type ChipProps = {
  readonly content: { readonly analysis: PageAnalysis } | { readonly failure: Failure };
  readonly now: number;
  readonly dark: boolean;
};

/** The three numbers and their age in one line, or why there are none. Never takes a click. */
export function Chip({ content, now, dark }: ChipProps) {
  if ('failure' in content) {
    const { cause, remedy } = sayFailure(content.failure);
    return (
      <div class={`chip refused ${dark ? 'dark' : ''}`} role="status" data-testid="chip">
        <b>Wingspan</b>
        <span>
          {cause} {remedy}
        </span>
      </div>
    );
  }
  const { figures, asOf } = content.analysis;
  return (
    <div class={`chip ${dark ? 'dark' : ''}`} data-testid="chip">
      <Amount value={points(figures.forward.value)} name={sayChip('forward')} />
      <Amount value={points(figures.straddle.value)} name={sayChip('straddle')} />
      <Amount value={`±${points(figures.expectedMove.value)}`} name={sayChip('move')} />
      <i class={isStale(now - asOf) ? 'stale' : ''}>
        {isStale(now - asOf) ? '⚠ ' : ''}
        {sayAgo(age(now - asOf))}
      </i>
    </div>
  );
}

function Amount({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <span class="number">
      <b>{value}</b> <i>{name}</i>
    </span>
  );
}
