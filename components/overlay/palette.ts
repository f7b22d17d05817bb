import type { LineRole } from './marks';

/** The few colours of the marks, for a light and for a dark page. */
export type Palette = {
  readonly dark: boolean;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly tint: string;
  readonly band: string;
  readonly warn: string;
  /** Break-even lines. */
  readonly even: string;
  /** Break-even lines of condor and hedge together. */
  readonly hedged: string;
  /** The rows of short legs. */
  readonly leg: string;
  /** The edges of long legs' rows, and threads. */
  readonly line: string;
};

const light: Palette = {
  dark: false,
  ink: '#14181f',
  quiet: '#4c5665',
  accent: '#0b63c5',
  tint: '#0b63c51c',
  band: '#0b63c573',
  warn: '#9a4a06',
  even: '#b4560b',
  hedged: '#6a3fb5',
  leg: '#14181f12',
  line: '#14181f66',
};

const dark: Palette = {
  dark: true,
  ink: '#e9edf2',
  quiet: '#aab4c0',
  accent: '#6db3ff',
  tint: '#6db3ff26',
  band: '#6db3ff80',
  warn: '#f0a04b',
  even: '#f0a04b',
  hedged: '#b79cf2',
  leg: '#e9edf21c',
  line: '#e9edf266',
};

/** Colours that the person has chosen for everything; a tint would be none of them. */
const forced: Palette = {
  dark: false,
  ink: 'CanvasText',
  quiet: 'CanvasText',
  accent: 'Highlight',
  tint: 'transparent',
  band: 'Highlight',
  warn: 'CanvasText',
  even: 'CanvasText',
  hedged: 'CanvasText',
  leg: 'transparent',
  line: 'CanvasText',
};

/** The palette for what is really painted behind an element, whatever the page calls its theme. */
export function paletteFor(element: Element): Palette {
  const view = element.ownerDocument.defaultView;
  if (view?.matchMedia('(forced-colors: active)').matches) return forced;
  for (let at: Element | null = element; at && view; at = at.parentElement) {
    const luminance = luminanceOf(view.getComputedStyle(at).backgroundColor);
    if (luminance !== null) return luminance < 0.5 ? dark : light;
  }
  return light;
}

/** Perceived lightness of an opaque `rgb(r, g, b)`; `null` where the colour lets through what is behind. */
export function luminanceOf(colour: string): number | null {
  const parts = colour
    .slice(colour.indexOf('(') + 1, -1)
    .split(/[ ,/]+/)
    .map(Number);
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN, alpha = 1] = parts;
  if (!colour.startsWith('rgb') || !(alpha > 0.5)) return null;
  const luminance = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  return Number.isFinite(luminance) ? luminance : null;
}

/** The colour of a line and of its words. */
export function lineColour(role: LineRole, palette: Palette): string {
  return { forward: palette.accent, move: palette.quiet, even: palette.even, hedged: palette.hedged }[role];
}
