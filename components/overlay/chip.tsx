import { age, percent, points } from '@/components/format';
import { sayAgo, sayChip, sayFailure } from '@/components/words';
import type { PageAnalysis } from '@/lib/core/analysis';
import type { Failure } from '@/lib/core/failure';
import type { ChipHandle } from './chip-handle';
import type { Corner } from './chip-place';
import type { Guard } from './guard';
import { type Preview, PreviewLine } from './preview';

/** The panel takes the user's own limit; a page is read anew every ten seconds, so this is too long anywhere. */
const isStale = (old: number) => old > 15_000 || old < -1_000;

export type ChipContent = { readonly analysis: PageAnalysis } | { readonly failure: Failure };

/** From the most to the least that it can say; which of them is seen depends on the room that the page leaves. */
export const chipForms = ['wide', 'slim', 'tall', 'brief', 'mark'] as const;

/** What can be done from the chip about legs that are the user's own. */
export type LegActions = {
  readonly own: boolean;
  readonly undo: (() => void) | null;
  readonly best: (() => void) | null;
};

export type ChipProps = {
  readonly form: (typeof chipForms)[number];
  readonly content: ChipContent;
  readonly now: number;
  /** `null` keeps this form out of sight. */
  readonly at: Corner | null;
  readonly watch: ((chip: HTMLElement | null) => void) | undefined;
  readonly handle: ChipHandle;
  readonly guard: Guard;
  readonly legs: LegActions;
  /** Asked of a row for which the margin has no room. */
  readonly preview: Preview | null;
};

export function Chip({ form, content, now, at, watch, handle, guard, legs, preview }: ChipProps) {
  const folded = form === 'mark';
  return (
    <section
      ref={(chip) => {
        watch?.(chip);
        if (!chip || !at) return;
        guard.stands(chip, at.left, at.top);
        handle.seen(chip);
      }}
      class={`chip ${form} ${'failure' in content ? 'refused' : ''}`}
      aria-label="Wingspan"
      {...(at && { 'data-testid': 'chip' })}
      style={at ? { left: `${at.left}px`, top: `${at.top}px` } : { visibility: 'hidden' as const }}
      onPointerDown={handle.take}
    >
      {!folded && (
        <div class="said">
          <Numbers content={content} now={now} />
          {preview ? (
            <PreviewLine preview={preview} />
          ) : (
            'analysis' in content && <Below analysis={content.analysis} legs={legs} guard={guard} />
          )}
        </div>
      )}
      <button
        type="button"
        class="fold"
        aria-label={sayChip(folded ? 'unfold' : 'fold')}
        aria-expanded={!folded}
        title={sayChip(folded ? 'unfold' : 'fold')}
        data-testid="fold"
        onClick={(event) => handle.fold(event, !folded)}
        onKeyDown={handle.press}
      >
        {folded ? <Wings /> : <span aria-hidden="true">–</span>}
      </button>
    </section>
  );
}

/** The condor in one line, or why there are no numbers. */
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
  const { condor, asOf } = content.analysis;
  return (
    <div class="condor">
      {condor.ok ? (
        <>
          <Amount value={points(condor.value.credit)} name={sayChip('credit')} />
          <Amount value={share(condor.value.pop)} name={sayChip('pop')} />
          <Amount value={share(condor.value.returnOnRisk)} name={sayChip('return')} />
        </>
      ) : (
        <span>
          <b class="verdict">{sayChip('none')}</b>
          <b class="cause">{sayFailure(condor.error).cause}</b>
        </span>
      )}
      <Age old={now - asOf} />
    </div>
  );
}

/** The market's three numbers; where the legs are the user's own, what to do about them. */
function Below({
  analysis: { figures },
  legs: { own, undo, best },
  guard,
}: {
  readonly analysis: PageAnalysis;
  readonly legs: LegActions;
  readonly guard: Guard;
}) {
  const button = (id: 'undo' | 'best', act: (() => void) | null) =>
    act && (
      <button type="button" class="act" data-testid={id} onClick={(event) => guard.accepts(event) && act()}>
        {sayChip(id)}
      </button>
    );
  return (
    <div class="market">
      {(own || undo) && (
        <span class="number">
          {own && <i>{sayChip('own')}</i>} {button('undo', undo)} {button('best', best)}
        </span>
      )}
      <Amount value={points(figures.forward.value)} name={sayChip('forward')} />
      <Amount value={points(figures.straddle.value)} name={sayChip('straddle')} />
      {!own && <Amount value={`±${points(figures.expectedMove.value)}`} name={sayChip('move')} />}
    </div>
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

/** What a condor pays, as a sign. */
function Wings() {
  return (
    <svg viewBox="0 0 20 12" width="20" height="12" aria-hidden="true">
      <path
        d="M1 10.5h3.5L8 1.5h4l3.5 9H19"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </svg>
  );
}
