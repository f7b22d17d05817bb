import type { Box } from './picker';

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export function isDirection(key: string): key is Direction {
  return ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(key);
}

/** The box that a person means by an arrow: ahead of where they are, straight ahead before aslant. */
export function nearest(boxes: readonly Box[], from: Box | null, direction: Direction): number {
  if (!from) return boxes.length > 0 ? 0 : -1;
  let best = { at: -1, far: Number.POSITIVE_INFINITY };
  for (const [at, box] of boxes.entries()) {
    const across = middle(box.left, box.width) - middle(from.left, from.width);
    const down = middle(box.top, box.height) - middle(from.top, from.height);
    const [ahead, aside] = {
      ArrowUp: [-down, across],
      ArrowDown: [down, across],
      ArrowLeft: [-across, down],
      ArrowRight: [across, down],
    }[direction] as [number, number];
    if (ahead < 1) continue;
    const far = ahead + 3 * Math.abs(aside);
    if (far < best.far) best = { at, far };
  }
  return best.at;
}

const middle = (start: number, size: number) => start + size / 2;
