/** From a number to a place on a picture and back. */
export type Scale = {
  readonly at: (value: number) => number;
  readonly from: (place: number) => number;
};

export function scale(low: number, high: number, start: number, end: number): Scale {
  const ratio = (end - start) / (high - low);
  return {
    at: (value) => start + (value - low) * ratio,
    from: (place) => low + (place - start) / ratio,
  };
}

/** Round numbers inside a range, about so many of them. */
export function ticks(low: number, high: number, about: number): number[] {
  const rough = (high - low) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 10 * power;
  const found: number[] = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) found.push(value);
  return found;
}

/**
 * Money from the largest loss to the largest gain. Where the loss is many times the gain it is drawn smaller, by a
 * whole factor that the plot has to name, or the gain would be a hair.
 */
export function moneyScale(
  least: number,
  most: number,
  top: number,
  bottom: number,
): Scale & { readonly squeeze: number } {
  const squeeze = Math.max(1, Math.floor(-least / Math.max(most, 1e-9) / 3));
  const shown = most - least / squeeze;
  const perPixel = (bottom - top) / shown;
  const zero = top + most * perPixel;
  return {
    squeeze,
    at: (value) => (value >= 0 ? zero - value * perPixel : zero - (value / squeeze) * perPixel),
    from: (place) => {
      const value = (zero - place) / perPixel;
      return value >= 0 ? value : value * squeeze;
    },
  };
}

/** Pixels from the left and from the top. */
export type Place = readonly [x: number, y: number];

/** Points joined by straight lines, as the `d` of a path. */
export function line(points: readonly Place[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** The same for words in one row, rising: where two would meet, they lean away from each other. */
export function anchors(
  places: readonly number[],
  width: number,
  room: number,
): ('start' | 'middle' | 'end')[] {
  return places.map((x, i) => {
    const [before, after] = [places[i - 1], places[i + 1]];
    if (after !== undefined && after - x < room && x > room) return 'end';
    if (before !== undefined && x - before < room && x < width - room) return 'start';
    return anchor(x, width);
  });
}

/** Words near an edge lean inwards. */
export function anchor(x: number, width: number): 'start' | 'middle' | 'end' {
  return x < 26 ? 'start' : x > width - 26 ? 'end' : 'middle';
}
