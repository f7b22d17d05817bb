import { browser } from 'wxt/browser';
import type { Settings } from './settings';

/** One site as the popup knows it: a web page's origin, and what the user has allowed there. */
export type KnownSite = {
  readonly origin: string;
  readonly host: string;
  /** Wingspan may read here without a click. */
  readonly always: boolean;
  readonly paused: boolean;
};

/** `null` for pages that are no web site, and where the browser does not tell us the address. */
export async function siteOf(url: URL | null, settings: Settings): Promise<KnownSite | null> {
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const always = await browser.permissions.contains({ origins: [patternOf(url.origin)] });
  return { origin: url.origin, host: url.host, always, paused: settings.sitesOff.includes(url.origin) };
}

/**
 * Ask the browser for this one site, or give it back. Must be called in the click itself: the browser
 * refuses to ask later. The worker notices the change and registers the reader; the popup may close.
 */
export function allowAlways(origin: string, on: boolean): Promise<boolean> {
  const wanted = { origins: [patternOf(origin)] };
  return on ? browser.permissions.request(wanted) : browser.permissions.remove(wanted);
}

/** A match pattern cannot name a port: permission is for the host, on any port. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
