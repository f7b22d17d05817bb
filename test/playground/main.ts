import type { Breakage } from '@/components/practice/breakage';
import { openBrokerPage } from '@/components/practice/broker-page';
import { STRIKE_COUNTS } from '@/components/practice/strike-window';
import { MODES } from '@/lib/core/practice/mode';

/** The practice broker served from localhost, with handles for tests that no other page has. */

export type PracticeHooks = {
  /** So many seconds of the market at once. */
  tick(count?: number): void;
  pause(): void;
  resume(): void;
  breakPage(kind: Breakage): void;
};

declare global {
  interface Window {
    practice: PracticeHooks;
  }
}

const query = new URLSearchParams(location.search);
const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
const root = document.getElementById('broker');
if (root === null) throw new Error('index.html has no #broker');

// A given start freezes the clock: it moves by the ticks alone, so that a picture can be taken twice.
const start = query.get('now');
let ticks = 0;
const now = () => (start === null ? Date.now() : Number(start) + 1000 * ticks);

const page = openBrokerPage(root, {
  now,
  seed: number('seed', 7),
  symbol: query.get('symbol') === 'VIX' ? 'VIX' : 'SPX',
  signal: new AbortController().signal,
  mode: MODES.find((mode) => mode === query.get('mode')) ?? 'calm',
  everyMs: number('tick', 1000),
  expiry: number('expiry', 0),
  strikes: STRIKE_COUNTS.find((count) => String(count) === query.get('strikes')) ?? 20,
  // A test that drives one page must not be driven by another.
  ...(query.has('shared') && { channel: new BroadcastChannel('practice') }),
});

window.practice = {
  tick(count = 1) {
    ticks += count;
    page.tick(count);
  },
  pause: () => page.setPaused(true),
  resume: () => page.setPaused(false),
  breakPage: page.breakPage,
};
