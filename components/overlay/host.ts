import { render } from 'preact';

/** The one element we add to a page: closed, in the top layer, outside everything the page lays out. */
export type Host = {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Where the few real elements are rendered. */
  readonly place: HTMLElement;
  /** Bring the host back to the page and into the top layer; false where the page does not let it. */
  raise(): boolean;
  /** When it was last brought into the top layer, by the clock of the page. */
  raisedAt(): number;
  /** What the page has put into the top layer above it. */
  above(): readonly Element[];
  /** Go above everything again. */
  rise(): void;
  /**
   * Show what is drawn for a few seconds more, or for good. A browser may end our script without a word, as
   * Firefox does when the extension is switched off: what nobody keeps then disappears by itself.
   */
  keep(how: 'for now' | 'for good'): void;
  /** Leave the page without a trace; never fails. */
  clear(): void;
};

/** Longer than a busy page may hold our clock up. */
const silentSeconds = 5;

/** What `all` sets no page can set otherwise: an important rule of a shadow root goes before those around it. */
const sheet = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 !important;
  direction: ltr !important;
  overflow: hidden !important;
  pointer-events: none !important;
  display: block !important;
  contain: strict !important;
}
:host(:not(:popover-open)) { display: none !important; }
.drawing { animation: 1ms linear ${silentSeconds}s forwards; }
@keyframes silent-a { to { visibility: hidden; } }
@keyframes silent-b { to { visibility: hidden; } }
canvas { position: fixed; inset: 0; width: 100%; height: 100%; }
@media print { :host { display: none !important; } }
`;

/** A page that takes the host away this often, each time within a second, has won; then we stay away. */
const mostReturns = 5;
const quickMs = 1_000;

/** What a person does to our own elements is not the page's to hear, nor to act on. */
const ours = [
  'click',
  'dblclick',
  'contextmenu',
  'pointerdown',
  'pointermove',
  'pointerup',
  'mousedown',
  'mousemove',
  'mouseup',
  'touchstart',
  'touchmove',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
];

export function createHost(document: Document, css: string, signal: AbortSignal): Host {
  const element = document.createElement('div');
  element.popover = 'manual';
  const root = element.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = sheet + css;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const place = document.createElement('div');
  const drawing = document.createElement('div');
  drawing.className = 'drawing';
  drawing.append(canvas, place);
  root.append(style, drawing);
  for (const name of ours) drawing.addEventListener(name, (event) => event.stopPropagation());
  let returns = 0;
  let addedAt = Number.NEGATIVE_INFINITY;
  let shownAt = Number.NEGATIVE_INFINITY;
  let beneath = new WeakSet<Element>();
  let even = false;

  // What is opened once more lies above us, wherever it lay before.
  const opened = ({ target }: Event) => target instanceof Element && beneath.delete(target);
  document.defaultView?.addEventListener('beforetoggle', opened, { capture: true, signal });

  const strangers = () =>
    [...document.querySelectorAll(':popover-open, :modal, :fullscreen')].filter((each) => each !== element);
  const show = () => {
    beneath = new WeakSet(strangers());
    element.showPopover();
    shownAt = performance.now();
  };

  return {
    element,
    canvas,
    place,
    raise: () => {
      if (!element.isConnected) {
        if (returns >= mostReturns) return false;
        const now = performance.now();
        returns = now - addedAt < quickMs ? returns + 1 : 0;
        addedAt = now;
        document.documentElement.append(element);
      }
      if (!element.matches(':popover-open')) show();
      // A page that zooms itself changes what a pixel is; places are told in those of the window.
      const zoom = element.currentCSSZoom ?? 1;
      drawing.style.zoom = zoom === 1 ? '' : String(1 / zoom);
      return true;
    },
    raisedAt: () => shownAt,
    above: () => strangers().filter((each) => !beneath.has(each)),
    rise: () => {
      if (element.matches(':popover-open')) element.hidePopover();
      if (element.isConnected) show();
    },
    keep: (how) => {
      // Two names for one animation: another name starts it again.
      even = !even;
      drawing.style.animationName = how === 'for good' ? 'none' : even ? 'silent-a' : 'silent-b';
    },
    clear: () => {
      element.remove();
      try {
        render(null, place);
        // A canvas keeps what was painted on it: of another size it has forgotten.
        canvas.width = 0;
      } catch {
        // What failed to be drawn may fail to be undrawn; it is off the page in any case.
      }
    },
  };
}
