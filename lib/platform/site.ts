import { browser } from 'wxt/browser';
import type { Settings } from '@/lib/core/settings';

/**
 * A site is a scheme and a host, such as `https://broker.example`: permissions are given for a host on any
 * port, so nothing finer can be promised.
 */
export function siteName(url: { readonly protocol: string; readonly hostname: string }): string {
  return `${url.protocol}//${url.hostname}`;
}

/** The match pattern for a site, and the sites that patterns name; a pattern with wildcards names them all. */
export function patternOf(site: string): string {
  return `${site}/*`;
}

export function sitesOf(patterns: readonly string[]): string[] | null {
  const sites = patterns.map((pattern) => pattern.replace(/\/\*$/, ''));
  return sites.some((site) => site.includes('*')) ? null : sites;
}

/** One site as the popup knows it, and what the user has allowed there. */
export type KnownSite = {
  readonly site: string;
  readonly host: string;
  /** Wingspan may read here without a click. */
  readonly always: boolean;
  readonly paused: boolean;
};

/** `null` for pages that are no web site, and where the browser does not tell us the address. */
export async function siteOf(url: URL | null, settings: Settings): Promise<KnownSite | null> {
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const site = siteName(url);
  const always = await browser.permissions.contains({ origins: [patternOf(site)] });
  return { site, host: url.hostname, always, paused: settings.sitesOff.includes(site) };
}

/**
 * Ask the browser for this one site, or give it back. Must be called in the click itself: the browser
 * refuses to ask later. The worker notices the change and registers the reader; the popup may close.
 */
export function allowAlways(site: string, on: boolean): Promise<boolean> {
  const wanted = { origins: [patternOf(site)] };
  return on ? browser.permissions.request(wanted) : browser.permissions.remove(wanted);
}
