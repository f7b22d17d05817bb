import type { ChipPlace, PageActions } from '@/lib/follow/drawing';
import type { Corner } from './chip-place';
import type { Guard } from './guard';

/** The chip taken by a hand or by keys, put somewhere else, folded; and where it was left on this site. */
export type ChipHandle = {
  /** Where it should stand, from the table's corner. */
  wish(): Corner | null;
  folded(): boolean;
  /** A hand holds it: it stands where the hand is, over anything. */
  held(): boolean;
  /** Where it was drawn, in the window, and the table's corner then. */
  drawn(at: Corner | null, head: Corner): void;
  load(): void;
  take(event: PointerEvent): void;
  press(event: KeyboardEvent): void;
  fold(event: Event, folded: boolean): void;
  /** The chip as it is seen now: keys that changed its form go on in the next one. */
  seen(chip: HTMLElement): void;
};

export type ChipHandleOptions = {
  readonly actions: Pick<PageActions, 'chipPlace' | 'keepChipPlace'>;
  readonly guard: Guard;
  readonly changed: () => void;
};

const step = 16;
const leastDrag = 4;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

export function createChipHandle({ actions, guard, changed }: ChipHandleOptions): ChipHandle {
  let place: ChipPlace = { at: null, folded: false };
  let loading = false;
  let touched = false;
  let held = false;
  let inFocus = false;
  /** Where it stood last: it does not wander while that place stays free. */
  let stood: Corner | null = null;

  const put = (next: ChipPlace) => {
    place = next;
    touched = true;
    changed();
  };
  const keep = () => actions.keepChipPlace(place);

  return {
    wish: () => place.at ?? stood,
    folded: () => place.folded,
    held: () => held,
    drawn: (at, head) => {
      stood = at && { left: at.left - head.left, top: at.top - head.top };
    },
    load: () => {
      if (loading) return;
      loading = true;
      void actions.chipPlace().then((kept) => {
        // A hand that was quicker than the memory is right.
        if (!kept || touched) return;
        place = kept;
        changed();
      });
    },
    take: (event) => {
      const chip = event.currentTarget as HTMLElement;
      const button = (event.target as Element).closest('button');
      if (event.button !== 0 || button || !stood || !guard.accepts(event, chip)) return;
      const from = { x: event.clientX, y: event.clientY, at: stood };
      const hand = new AbortController();
      chip.setPointerCapture(event.pointerId);
      const moved = (now: PointerEvent) => {
        if (!now.isTrusted || now.pointerId !== event.pointerId) return;
        const by = { x: now.clientX - from.x, y: now.clientY - from.y };
        held ||= Math.hypot(by.x, by.y) >= leastDrag;
        if (held) put({ ...place, at: { left: from.at.left + by.x, top: from.at.top + by.y } });
      };
      const end = (now: PointerEvent) => {
        if (now.pointerId !== event.pointerId) return;
        hand.abort();
        if (held) keep();
        held = false;
        changed();
      };
      chip.addEventListener('pointermove', moved, { signal: hand.signal });
      chip.addEventListener('pointerup', end, { signal: hand.signal });
      chip.addEventListener('pointercancel', end, { signal: hand.signal });
    },
    press: (event) => {
      const by = arrows[event.key];
      // From where it was sent, not from where it found room: it walks on until there is some.
      const from = place.at ?? stood;
      if (!by || !from) return;
      event.preventDefault();
      if (!guard.accepts(event)) return;
      inFocus = true;
      put({ ...place, at: { left: from.left + by[0], top: from.top + by[1] } });
      keep();
    },
    fold: (event, folded) => {
      if (!guard.accepts(event)) return;
      inFocus = true;
      put({ ...place, folded });
      keep();
    },
    seen: (chip) => {
      if (!inFocus) return;
      inFocus = false;
      chip.querySelector<HTMLElement>('.fold')?.focus({ preventScroll: true });
    },
  };
}
