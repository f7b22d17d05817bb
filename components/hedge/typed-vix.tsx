import { i18n } from '#i18n';
import type { TypedCurve } from '@/lib/core/hedge/modelled';
import { Amount } from './amount';

export type TypedVixProps = {
  readonly typed: TypedCurve | null;
  /** `null` takes all of it back. */
  readonly set: (typed: TypedCurve | null) => void;
};

/** About where the layers of a hedge stand, in days. */
const DAYS = [30, 90, 180] as const;
const bounds = { least: 1, most: 1_000 };

/** VIX by hand where no chain of it was read: its level, and what its forwards are where they are not the same. */
export function TypedVix({ typed, set }: TypedVixProps) {
  const forwardIn = (days: number) => typed?.forwards.find((each) => each.days === days)?.forward ?? null;
  const withForward = (days: number, forward: number | null) => {
    const others = typed?.forwards.filter((each) => each.days !== days) ?? [];
    return [...others, ...(forward === null ? [] : [{ days, forward }])].toSorted((a, b) => a.days - b.days);
  };
  return (
    <div class="asked typed-vix">
      <Amount
        {...bounds}
        optional
        name={i18n.t(typed ? 'hedgePart.typedLevel' : 'hedgePart.typed')}
        value={typed?.level ?? null}
        testId="hedge-typed"
        set={(level) => set(level === null ? null : { level, forwards: typed?.forwards ?? [] })}
      />
      {typed &&
        DAYS.map((days) => (
          <Amount
            {...bounds}
            optional
            key={days}
            name={i18n.t('hedgePart.typedForward', [String(days)])}
            value={forwardIn(days)}
            testId={`hedge-typed-${days}`}
            set={(forward) => set({ ...typed, forwards: withForward(days, forward) })}
          />
        ))}
    </div>
  );
}
