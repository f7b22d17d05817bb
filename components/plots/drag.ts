import type { TargetedPointerEvent } from 'preact';

/**
 * Listeners of a plot, or of a part of one, that hear where the pointer is while it is held: in pixels from the
 * left edge of the plot. `fromPress`: the press itself counts, not only what comes after it.
 */
export function drag(at: (x: number) => void, { fromPress = true } = {}) {
  const tell = (event: TargetedPointerEvent<SVGElement>) => {
    const { currentTarget: part, clientX } = event;
    at(clientX - (part.ownerSVGElement ?? part).getBoundingClientRect().left);
  };
  return {
    onPointerDown(event: TargetedPointerEvent<SVGElement>) {
      if (event.button !== 0) return;
      // A part that is held does not take the whole plot along.
      event.stopPropagation();
      event.currentTarget.setPointerCapture?.(event.pointerId);
      if (fromPress) tell(event);
    },
    onPointerMove(event: TargetedPointerEvent<SVGElement>) {
      event.stopPropagation();
      if (event.buttons === 1) tell(event);
    },
  };
}
