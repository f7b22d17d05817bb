import type { PageAnalysis } from '@/lib/core/analysis';
import { moveLeg } from '@/lib/core/condor/moves';
import type { Strikes } from '@/lib/core/condor/why-not';
import type { Failure } from '@/lib/core/failure';
import type { Result } from '@/lib/core/result';
import type { CondorSketch } from '@/lib/core/stages/condor-sketch';
import type { PageActions } from '@/lib/follow/drawing';
import type { LegIndex } from './legs';

/** A leg on its way to another strike: tried first, then sent, then shown by the next reading. */
export type Moving = {
  readonly leg: LegIndex;
  readonly strikes: Strikes;
  readonly sent: boolean;
  /** What the condor would be; `null` until it is known. */
  readonly answer: Result<CondorSketch, Failure> | null;
};

export type Moves = {
  now(): Moving | null;
  /** Strikes that a leg could be moved to, its own among them, rising. */
  reach(leg: LegIndex): readonly number[];
  /** Where a leg would be. */
  at(leg: LegIndex): number;
  tryAt(leg: LegIndex, strike: number): void;
  commit(): void;
  cancel(): void;
  undo(): void;
  /** Back to the best candidate. */
  best(): void;
  canUndo(): boolean;
  /** A reading has come: what was sent is in it, or it is not yet. */
  shown(): void;
  /** Another series, or none: nothing that was under way holds. */
  forget(): void;
};

export type MovesOptions = {
  readonly actions: Pick<PageActions, 'moveLegs' | 'wonder'>;
  readonly chain: () => { readonly analysis: PageAnalysis; readonly listed: readonly number[] } | null;
  readonly changed: () => void;
};

/** Readings that may still be of before a move. */
const patience = 3;

export function createMoves({ actions, chain, changed }: MovesOptions): Moves {
  let moving: Moving | null = null;
  let readings = 0;
  /** What to go back to; one step. */
  let before: { readonly strikes: Strikes | null } | null = null;

  const base = (): Strikes | null => {
    const condor = chain()?.analysis.condor;
    return condor?.ok ? condor.value.strikes : null;
  };
  const isOwn = () => {
    const condor = chain()?.analysis.condor;
    return condor?.ok === true && condor.value.own;
  };
  const set = (next: Moving | null) => {
    moving = next;
    changed();
  };

  function send(strikes: Strikes | null, leg: LegIndex): void {
    const found = chain();
    if (!found) return;
    readings = 0;
    const from = base();
    set(strikes && { leg, strikes, sent: true, answer: moving?.answer ?? null });
    const { root, expiry } = found.analysis;
    before = { strikes: isOwn() ? from : null };
    void actions.moveLegs({ root, expiry }, strikes).then(({ ok }) => {
      if (!ok) set(null);
    });
  }

  const moves: Moves = {
    now: () => moving,
    reach: (leg) => {
      const from = base();
      const listed = chain()?.listed ?? [];
      return from ? listed.filter((at) => at === from[leg] || moveLeg(from, leg, at) !== null) : [];
    },
    at: (leg) => (moving?.strikes ?? base())?.[leg] ?? Number.NaN,
    tryAt: (leg, strike) => {
      const from = base();
      if (!from || moving?.sent || moves.at(leg) === strike) return;
      const strikes = moveLeg(from, leg, strike);
      actions.wonder(null, () => undefined);
      // Back where it was is no move.
      if (!strikes) return strike === from[leg] ? set(null) : undefined;
      set({ leg, strikes, sent: false, answer: null });
      actions.wonder({ legs: strikes }, (answer) => {
        if (moving?.strikes === strikes) set({ ...moving, answer });
      });
    },
    commit: () => {
      if (!moving || moving.sent) return;
      // Without a quote there is no condor to be had there: the leg stays where it was, and why was said.
      if (moving.answer && !moving.answer.ok) moves.cancel();
      else send(moving.strikes, moving.leg);
    },
    cancel: () => {
      if (!moving || moving.sent) return;
      actions.wonder(null, () => undefined);
      set(null);
    },
    undo: () => {
      if (!before) return;
      const { strikes } = before;
      send(strikes, moving?.leg ?? 1);
      before = null;
    },
    best: () => send(null, 1),
    canUndo: () => before !== null,
    shown: () => {
      if (!moving?.sent) return;
      readings += 1;
      const now = base();
      if (readings >= patience || now?.every((strike, at) => strike === moving?.strikes[at])) moving = null;
    },
    forget: () => {
      moving = null;
      before = null;
    },
  };
  return moves;
}
