import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';

/** One thing that went to the network on behalf of the extension, and how that is known. */
export type NetworkUse = { url: string; from: 'extension page or worker' | 'content script' };

/**
 * What the contexts of an extension asked of the network, out of Chromium's own network log: it has every
 * worker, popup, panel and tab from its first line on, where a debugger comes late. Anything that names the
 * origin counts, also a mere look-up of a host. What the content security policy stops never gets there.
 */
export async function networkLog(file: string, origin: string): Promise<NetworkUse[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.includes(origin));
  return lines.map((line) => ({
    url: /"(?:url|host)":"([^"]+)"/.exec(line)?.[1] ?? line.slice(0, 200),
    from: 'extension page or worker',
  }));
}

/**
 * Collects the requests of a web page that were made by a content script: to the browser they are the page's
 * own, only their stack tells. Watches until the page is closed.
 */
export async function watchContentScripts(page: Page, origin: string, found: NetworkUse[]): Promise<void> {
  const session = await page.createCDPSession();
  session.on('Network.requestWillBeSent', ({ request, initiator }) => {
    if (isRemote(request.url) && JSON.stringify(initiator).includes(`${origin}/`))
      found.push({ url: request.url, from: 'content script' });
  });
  session.on('Network.webSocketCreated', ({ url, initiator }) => {
    if (JSON.stringify(initiator ?? {}).includes(`${origin}/`)) found.push({ url, from: 'content script' });
  });
  await session.send('Network.enable');
}

const isRemote = (url: string) => /^(https?|wss?|ftp):/.test(url);
