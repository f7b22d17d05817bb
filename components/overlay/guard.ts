import type { Host } from './host';

/** Whether what happened was done by a person who saw what they did it to. */
export type Guard = {
  /** `touched` is the element that was pointed at; a key goes to what has the focus and needs no place. */
  accepts(event: Event, touched?: Element): boolean;
  /** Tell where an element is now: one that has just moved under the pointer is not what was aimed at. */
  stands(element: Element, left: number, top: number): void;
};

/** Nobody sees a thing and acts on it sooner. */
const seenMs = 150;
const leastOpacity = 0.9;
/** A row that a pixel moves by is the same place. */
const still = 4;

/** Filters that leave what they cover to be seen. */
const clearFilters = /^(?:\s*(?:invert|hue-rotate|grayscale|sepia|saturate)\([^()]*\))*\s*$/;

export function createGuard(host: Host, document: Document): Guard {
  const places = new WeakMap<Element, { left: number; top: number; since: number }>();

  const isSeen = () => {
    if (performance.now() - host.raisedAt() < seenMs) return false;
    const style = document.defaultView?.getComputedStyle(document.documentElement);
    if (!style || Number(style.opacity) < leastOpacity) return false;
    return style.filter === 'none' || clearFilters.test(style.filter);
  };
  const isOnTop = () => {
    const above = host.above();
    // Whatever it is, it may have hidden us: on top again, the next touch is meant for what is seen then.
    if (above.length > 0 && !above.some((each) => each.matches(':modal'))) host.rise();
    return above.length === 0;
  };

  return {
    accepts: (event, touched) => {
      if (!event.isTrusted || !isOnTop() || !isSeen()) return false;
      const place = touched && places.get(touched);
      return !place || performance.now() - place.since >= seenMs;
    },
    stands: (element, left, top) => {
      const before = places.get(element);
      if (before && Math.abs(before.left - left) < still && Math.abs(before.top - top) < still) return;
      places.set(element, { left, top, since: performance.now() });
    },
  };
}
