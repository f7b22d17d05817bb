/** The one element we add to a page: closed, in the top layer, outside everything the page lays out. */
export type Host = {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Where the few real elements are rendered. */
  readonly place: HTMLElement;
  /** Bring the host back to the page and to the top; false where the page does not let it. */
  raise(): boolean;
  remove(): void;
};

const sheet = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 !important;
  width: 100vw !important;
  height: 100vh !important;
  max-width: none !important;
  max-height: none !important;
  margin: 0 !important;
  padding: 0 !important;
  border: 0 !important;
  overflow: hidden !important;
  background: transparent !important;
  pointer-events: none !important;
  opacity: 1 !important;
  visibility: visible !important;
  display: block !important;
  contain: strict !important;
}
:host(:not(:popover-open)) { display: none !important; }
canvas { position: fixed; inset: 0; width: 100%; height: 100%; }
@media print { :host { display: none !important; } }
`;

/** A page that fights for its DOM wins after this many rounds; then we stay away. */
const mostReturns = 20;

export function createHost(document: Document, css: string): Host {
  const element = document.createElement('div');
  element.popover = 'manual';
  const root = element.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = sheet + css;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const place = document.createElement('div');
  root.append(style, canvas, place);
  let returns = 0;

  return {
    element,
    canvas,
    place,
    raise: () => {
      if (!element.isConnected) {
        if (returns >= mostReturns) return false;
        returns += 1;
        document.documentElement.append(element);
      }
      if (!element.matches(':popover-open')) element.showPopover();
      return true;
    },
    remove: () => element.remove(),
  };
}
