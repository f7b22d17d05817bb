import { render } from 'preact';
import { wear } from '@/components/look';
import type { Card } from './card';
import { cards } from './cards';
import { now } from './practice';

/** All cards side by side, or with `?card=` one of them, as wide as the window. */

const sheets: Readonly<Record<Card['screen'], () => Promise<unknown>>> = {
  panel: () => import('./panel-styles'),
  popup: () => import('./popup-styles'),
  options: () => import('./options-styles'),
  page: () => import('./page-styles'),
};

/** The widths of the frames: a side panel's, a popup's, a page's. */
const widths: Readonly<Record<Card['screen'], number>> = { panel: 400, popup: 360, options: 720, page: 900 };

function Index() {
  return (
    <main>
      {cards.map(({ id, screen }) => (
        <figure key={id} style={{ display: 'inline-block', margin: '12px', verticalAlign: 'top' }}>
          <figcaption>
            <a href={`?card=${id}`}>{id}</a>
          </figcaption>
          <iframe
            title={id}
            src={`?card=${id}`}
            loading="lazy"
            style={{ width: `${widths[screen]}px`, height: '640px', border: '1px solid #8888' }}
          />
        </figure>
      ))}
    </main>
  );
}

// It is always the same moment here: ages and countdowns can be compared.
Date.now = () => now + 800;

const query = new URLSearchParams(location.search);
const card = cards.find(({ id }) => id === query.get('card'));
const app = document.getElementById('app');
if (!app) throw new Error('index.html has no #app');
if (card) {
  await sheets[card.screen]();
  wear(document, { theme: 'system', gains: 'green' });
  document.title = card.id;
  // What stands on a page of its own is its main part.
  render(card.screen === 'page' ? <main>{card.draw()}</main> : card.draw(), app);
  const find = (selector: string) => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`${card.id} has no ${selector}`);
    return found;
  };
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  try {
    await card.act?.(find);
  } catch (error) {
    // Told to whoever looks, as an error of the page.
    setTimeout(() => {
      throw error;
    });
  }
} else render(<Index />, app);
await quiet();
document.documentElement.dataset['ready'] = card?.id ?? 'index';

/** Until nothing has been drawn for a moment: some numbers are worked out after the first paint. */
function quiet(moment = 80): Promise<void> {
  return new Promise((done) => {
    let timer = setTimeout(done, moment);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, moment);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
