import { PNG } from 'pngjs';

/** A colour with its components from 0 to 255. */
export type Colour = { red: number; green: number; blue: number; alpha: number };

const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 255 };

/** A picture that can be asked for its pixels. */
export class Picture {
  private constructor(private readonly png: PNG) {}

  /** Reads the bytes of a PNG, as a screenshot gives them. */
  static read(bytes: Uint8Array): Picture {
    return new Picture(PNG.sync.read(Buffer.from(bytes)));
  }

  /** Pictures side by side from the left, at the height of the tallest, on white or another ground, `gap` pixels apart. */
  static beside(pictures: Picture[], gap = 0, ground: Colour = WHITE): Picture {
    const width = pictures.reduce((sum, each) => sum + each.width, 0) + gap * (pictures.length - 1);
    const png = new PNG({ width, height: Math.max(...pictures.map((each) => each.height)) });
    png.data.fill(Uint8Array.of(ground.red, ground.green, ground.blue, ground.alpha));
    let left = 0;
    for (const { png: each, width: step } of pictures) {
      PNG.bitblt(each, png, 0, 0, each.width, each.height, left, 0);
      left += step + gap;
    }
    return new Picture(png);
  }

  /** Width in pixels. */
  get width(): number {
    return this.png.width;
  }

  /** Height in pixels. */
  get height(): number {
    return this.png.height;
  }

  /** The colour at a pixel; outside the picture it is an error. */
  at(x: number, y: number): Colour {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    if (column < 0 || row < 0 || column >= this.width || row >= this.height)
      throw new RangeError(`(${x}, ${y}) is outside a picture of ${this.width} × ${this.height}`);
    const [red = 0, green = 0, blue = 0, alpha = 0] = this.png.data.subarray(4 * (row * this.width + column));
    return { red, green, blue, alpha };
  }

  /** How many pixels of a rectangle satisfy `matches`. */
  count(
    rect: { x: number; y: number; width: number; height: number },
    matches: (colour: Colour) => boolean,
  ): number {
    let found = 0;
    for (let y = Math.max(0, Math.floor(rect.y)); y < Math.min(this.height, rect.y + rect.height); y++)
      for (let x = Math.max(0, Math.floor(rect.x)); x < Math.min(this.width, rect.x + rect.width); x++)
        if (matches(this.at(x, y))) found++;
    return found;
  }

  /** How many pixels of two pictures of one size differ by more than `tolerance` in any component. */
  difference(other: Picture, tolerance = 0): number {
    if (other.width !== this.width || other.height !== this.height)
      throw new RangeError('The pictures differ in size');
    let found = 0;
    for (let at = 0; at < this.png.data.length; at += 4)
      if (
        [0, 1, 2, 3].some(
          (part) => Math.abs((this.png.data[at + part] ?? 0) - (other.png.data[at + part] ?? 0)) > tolerance,
        )
      )
        found++;
    return found;
  }

  /** The bytes of a PNG file. */
  write(): Buffer {
    return PNG.sync.write(this.png);
  }
}

/** Whether a colour is within `tolerance` of another in each of red, green and blue. */
export function isNear(colour: Colour, other: Omit<Colour, 'alpha'>, tolerance = 8): boolean {
  return (['red', 'green', 'blue'] as const).every(
    (part) => Math.abs(colour[part] - other[part]) <= tolerance,
  );
}
