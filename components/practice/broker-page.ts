import type { Listing, Underlying } from '@/lib/core/practice/listing';
import { createMarket, type Market } from '@/lib/core/practice/market';
import type { Mode } from '@/lib/core/practice/mode';
import type { Instant } from '@/lib/core/unit';
import { type Breakage, breakTable } from './breakage';
import { createBrokerHeader } from './broker-header';
import './broker-page.css';
import { type ChainTable, createChainTable } from './chain-table';
import { createChoice } from './choice';
import { element } from './element';
import { createExpiryTabs, isSame } from './expiry-tabs';
import { createPracticeBar } from './practice-bar';
import { shareEpisodes } from './shared-episodes';
import { STRIKE_COUNTS, type StrikeCount, type StrikeWindow, strikeWindow } from './strike-window';
import { countText } from './words';

/** The practice broker: a page as brokers make them, over a market that is made here. */

export type BrokerPageOptions = {
  /** Milliseconds since 1970; asked once per tick. */
  readonly now: () => number;
  /** Chooses the market; both symbols of one seed belong together. */
  readonly seed: number;
  readonly symbol: Underlying;
  /** Stops the clock and empties the root. */
  readonly signal: AbortSignal;
  readonly mode?: Mode;
  /** Milliseconds between two ticks; 0 never ticks by itself. */
  readonly everyMs?: number;
  /** Which expiry is open at first, 0 the nearest. */
  readonly expiry?: number;
  /** Strikes on each side of the money. */
  readonly strikes?: StrikeCount;
  /** Shares changes of mode with the other tabs of this market: the VIX page must know of the slide. */
  readonly channel?: BroadcastChannel;
  /** Where the page of a symbol is. */
  readonly addressOf?: (symbol: Underlying) => string;
};

export type BrokerPage = {
  readonly market: Market;
  /** So many seconds of the market at once, drawn once. */
  tick(count?: number): void;
  setPaused(paused: boolean): void;
  setMode(mode: Mode): void;
  /** Makes the table anew, damaged in this way; `none` restores it. */
  breakPage(kind: Breakage): void;
};

export function openBrokerPage(root: HTMLElement, options: BrokerPageOptions): BrokerPage {
  const { symbol, signal, everyMs = 1000 } = options;
  const document = root.ownerDocument;
  const now = () => options.now() as Instant;
  const market = createMarket({ seed: options.seed, now: now() });
  const sharing = shareEpisodes(market, {
    seed: options.seed,
    channel: options.channel,
    signal,
    onAdopted: () => draw(),
  });
  if (options.mode !== undefined) {
    market.setMode(options.mode);
    sharing.tell();
  }

  let paused = false;
  let breakage: Breakage = 'none';
  let count: StrikeCount = options.strikes ?? 20;
  let window: StrikeWindow | null = null;
  let chain: ChainTable | null = null;
  let selected = expiryAt(market.listings(symbol), options.expiry ?? 0);
  let due: number = now() + everyMs;

  const panel = element(document, 'div', {
    class: 'ng-panel',
    role: 'tabpanel',
    id: 'ng-panel',
    tabindex: '0',
  });
  const header = createBrokerHeader(document, symbol, options.addressOf ?? addressBeside(document));
  const tabs = createExpiryTabs(document, panel, (listing) => {
    selected = listing;
    rebuild();
  });
  const strikes = createChoice(
    document,
    'Strikes',
    STRIKE_COUNTS.map((value) => ({ value, words: value === 'all' ? 'All' : countText(value) })),
    (value) => {
      count = value;
      rebuild();
    },
  );
  const bar = createPracticeBar(document, { setMode, setPaused, breakPage });

  function rebuild(): void {
    chain = null;
    window = null;
    draw();
  }

  function draw(): void {
    const listings = market.listings(symbol);
    // At a settlement the tab that was open is no more.
    if (!listings.some((listing) => isSame(listing, selected))) {
      selected = expiryAt(listings, 0);
      chain = null;
      window = null;
    }
    header.update(market);
    tabs.show(listings, selected);
    strikes.show(count);
    bar.show({ mode: market.mode, paused, breakage });

    const { level } = market.levelOf(symbol);
    const listed = market.strikes(selected);
    window = strikeWindow(listed, level, count, window);
    const rows = market.rows(selected, listed.slice(window.from, window.to));
    if (chain === null) {
      chain = createChainTable(document, selected, rows.length);
      chain.update(rows, level);
      panel.replaceChildren(chain.table);
      breakTable(panel, chain.table, breakage);
    } else {
      chain.update(rows, level);
    }
  }

  function tick(seconds = 1): void {
    market.tick(now(), seconds);
    draw();
  }

  function setPaused(to: boolean): void {
    paused = to;
    due = now() + everyMs;
    draw();
  }

  function setMode(mode: Mode): void {
    market.setMode(mode);
    sharing.tell();
    draw();
  }

  function breakPage(kind: Breakage): void {
    breakage = kind;
    chain = null;
    draw();
  }

  root.classList.add('ng-page');
  root.replaceChildren(
    bar.bar,
    header.masthead,
    element(
      document,
      'main',
      {},
      header.quote,
      tabs.list,
      element(document, 'div', { class: 'ng-tools' }, strikes.fieldset),
      panel,
    ),
    element(
      document,
      'footer',
      {},
      'Northgate is an invented broker. Its quotes are made in this browser and can be traded nowhere. It is open round the clock.',
    ),
  );
  document.title = `${symbol} option chain · Northgate Brokerage`;
  draw();

  if (everyMs > 0) {
    const timer = setInterval(() => {
      if (paused) return;
      // A hidden tab's timer sleeps and every timer drifts: the market keeps to the clock.
      const missed = Math.max(0, Math.round((now() - due) / everyMs));
      due += (1 + missed) * everyMs;
      tick(1 + missed);
    }, everyMs);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
  signal.addEventListener('abort', () => root.replaceChildren());

  return { market, tick, setPaused, setMode, breakPage };
}

function expiryAt(listings: readonly Listing[], at: number): Listing {
  const listing = listings[Math.min(at, listings.length - 1)];
  if (listing === undefined) throw new RangeError('The practice market always lists an expiry.');
  return listing;
}

/** The same page with another symbol; everything else in its address stays, save the expiry. */
function addressBeside(document: Document): (symbol: Underlying) => string {
  return (symbol) => {
    const query = new URLSearchParams(document.location.search);
    query.set('symbol', symbol);
    query.delete('expiry');
    return `?${query}`;
  };
}
