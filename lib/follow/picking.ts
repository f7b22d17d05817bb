import { type Failure, failure } from '@/lib/core/failure';
import { fail, type Result } from '@/lib/core/result';
import type { Instant } from '@/lib/core/unit';
import { type PickRole, type Picks, pickRoles } from '@/lib/pages/teach/picks';
import { type Taught, teach } from '@/lib/pages/teach/teach';
import { allMeant, meantAt } from './point';

/** A person pointing at the cells of a chain, one after the other, with what follows from them so far. */
export type Picking = {
  readonly picks: Picks;
  /** Everything that is asked for, in its order, with what became of it. */
  readonly steps: readonly { readonly role: PickRole; readonly state: 'done' | 'now' | 'left' | 'out' }[];
  /** What is asked for now; `null` once everything was pointed at or left out. */
  readonly asked: PickRole | null;
  /** What the page reads as with what was pointed at; `null` before there is anything to try. */
  readonly found: Result<Taught, Failure> | null;
};

export type PickingActions = {
  readonly now: () => Picking;
  /** The element that can be meant at a place in the window; `own` is looked through. */
  readonly meantAt: (own: Element, x: number, y: number) => Element | null;
  /** Everything in the window that can be meant. */
  readonly allMeant: () => readonly Element[];
  readonly pick: (element: Element) => void;
  /** Leave out what is asked for: the page may say it itself. */
  readonly skip: () => void;
  /** Take back the last answer. */
  readonly back: () => void;
};

type Answered = { readonly role: PickRole; readonly element: Element | null };

export function createPicking(document: Document, now: () => Instant): PickingActions {
  let answered: readonly Answered[] = [];
  let picking = pickingOf();

  function pickingOf(): Picking {
    const picks = Object.fromEntries(
      answered.flatMap(({ role, element }) => (element ? [[role, element]] : [])),
    ) as Picks;
    const found = Object.keys(picks).length > 0 ? tryOut(picks) : null;
    const next = pickRoles[answered.length] ?? null;
    // Where the page says the expiry itself, or there is nothing to be read, nobody is asked for it.
    const asked = next === 'expiry' && !(found?.ok && found.value.needsExpiry) ? null : next;
    const steps = pickRoles.flatMap((role, at) => {
      if (at === answered.length && asked === null) return [];
      const answer = answered[at];
      const state = answer ? (answer.element ? 'done' : 'out') : role === asked ? 'now' : 'left';
      return [{ role, state } as const];
    });
    return { picks, steps, asked, found };
  }

  function tryOut(picks: Picks): Result<Taught, Failure> {
    try {
      return teach(document, new URL(document.location.href), now(), picks);
    } catch (error) {
      return fail(failure('readerCrashed', error instanceof Error ? error.name : 'unknown'));
    }
  }

  const answer = (element: Element | null) => {
    const role = picking.asked;
    if (role) answered = [...answered, { role, element }];
    picking = pickingOf();
  };
  return {
    now: () => picking,
    meantAt: (own, x, y) => picking.asked && meantAt(document, own, x, y, picking.asked),
    allMeant: () => (picking.asked ? allMeant(document, picking.asked) : []),
    pick: answer,
    skip: () => answer(null),
    back: () => {
      answered = answered.slice(0, -1);
      picking = pickingOf();
    },
  };
}
