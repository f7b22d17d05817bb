import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import puppeteer, {
  type Browser,
  type CDPSession,
  type Extension,
  type Page,
  type Target,
  type WebWorker,
} from 'puppeteer-core';
import { type NetworkUse, networkLog, watchContentScripts } from './requests';
import { pause, until } from './until';

/** The part of the extension API the harness itself uses, in an extension page or in chrome://extensions. */
declare const chrome: {
  developerPrivate: { addHostPermission(id: string, host: string): Promise<void> };
  permissions: Record<'request' | 'remove', (permissions: { origins: string[] }) => Promise<boolean>>;
  sidePanel: { open(where: { windowId: number }): Promise<void> };
  windows: { getCurrent(): Promise<{ id: number }> };
};

/** How to start Chromium; everything has a default. */
export type ChromiumOptions = {
  /** Folder of the unpacked extension. */
  extension?: string;
  /** Hosts the extension has from the start, such as `http://localhost/*`. */
  hosts?: string[];
  headless?: boolean;
  /** Leave the service worker without puppeteer's debugger: it then lives and dies as a user's does. */
  freeWorker?: boolean;
  width?: number;
  height?: number;
  args?: string[];
  /** A profile to keep, for tests that start twice; otherwise a new one that goes away with the browser. */
  profile?: string;
};

/** Without the bar that says a robot drives the browser; Ctrl+C is left to whoever started it. */
const BY_HAND = { ignoreDefaultArgs: ['--enable-automation'], handleSIGINT: false, handleSIGTERM: false };

/** One Chromium with the built extension in it. */
export class Chromium {
  #contentScripts: NetworkUse[] = [];
  #root: CDPSession;

  private constructor(
    readonly browser: Browser,
    readonly extension: Extension,
    private readonly folder: string,
    root: CDPSession,
  ) {
    this.#root = root;
  }

  /**
   * Starts the browser and loads the extension over the debugging pipe, which also works in branded Chrome,
   * where --load-extension is refused.
   */
  static async launch(options: ChromiumOptions = {}): Promise<Chromium> {
    const { extension = '.output/chrome-mv3', hosts = [], headless = true, args = [] } = options;
    const folder = await mkdtemp(path.join(os.tmpdir(), 'wingspan-chromium-'));
    const browser = await puppeteer.launch({
      executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
      headless,
      defaultViewport: null, // no emulation: the page shrinks when the side panel docks
      pipe: true,
      ...(options.freeWorker && { targetFilter: (target: Target) => target.type() !== 'service_worker' }),
      ...BY_HAND,
      enableExtensions: [path.resolve(extension)],
      userDataDir: options.profile ?? path.join(folder, 'profile'),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--window-size=${options.width ?? 1280},${options.height ?? 800}`,
        `--log-net-log=${path.join(folder, 'network.json')}`,
        '--force-color-profile=srgb',
        ...args,
      ],
    });
    const loaded = await until('the extension', async () => [...(await browser.extensions()).values()][0]);
    const chromium = new Chromium(browser, loaded, folder, await browser.target().createCDPSession());
    if (hosts.length > 0) await chromium.grant(hosts);
    return chromium;
  }

  /** The extension's id. */
  get id(): string {
    return this.extension.id;
  }

  /** The extension's origin, without a slash at the end. */
  get origin(): string {
    return `chrome-extension://${this.id}`;
  }

  /** A new tab, watched for requests of content scripts; with an address it is there when this resolves. */
  async page(url?: string): Promise<Page> {
    const page = await this.browser.newPage();
    await watchContentScripts(page, this.origin, this.#contentScripts);
    if (url) await page.goto(url);
    return page;
  }

  /** A page of the extension in a tab of its own. */
  async open(file: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(`${this.origin}/${file}`);
    return page;
  }

  /** Closes the practice chain that opens by itself after installing: its ticking would be counted with the rest. */
  async closePractice(): Promise<void> {
    const opened = (url: string) => url === `${this.origin}/practice.html#welcome`;
    const target = await this.browser.waitForTarget((each) => opened(each.url()), { timeout: 10_000 });
    await (await target.asPage()).close();
  }

  /** A click on the toolbar icon while `page` is in front: gives `activeTab`, opens the popup if there is one. */
  async clickAction(page: Page): Promise<void> {
    await page.bringToFront();
    await page.triggerExtensionAction(this.extension);
  }

  /** The real popup, opened from the toolbar over `page`. */
  async popup(page: Page): Promise<Page> {
    await this.clickAction(page);
    return this.surface('popup.html');
  }

  /** The docked side panel, opened as the user's gesture would. */
  async dock(): Promise<Page> {
    await this.#inExtension(async (page) => {
      const windowId = await page.evaluate(async () => (await chrome.windows.getCurrent()).id);
      await page.evaluate((id) => chrome.sidePanel.open({ windowId: id }), windowId);
    });
    return this.surface('sidepanel.html');
  }

  /** A page of the extension that is not a tab, once it is there: the popup or the docked panel. */
  async surface(file: string): Promise<Page> {
    const target = await this.browser.waitForTarget(
      (each) => each.url().startsWith(`${this.origin}/${file}`),
      {
        timeout: 15_000,
      },
    );
    return target.asPage();
  }

  /** The service worker, once it runs. It does not fall asleep by itself while it is watched from here. */
  async worker(): Promise<WebWorker> {
    const worker = () => this.extension.workers().then(([first]) => first);
    return until('the service worker', worker);
  }

  /** Evaluates an expression in the service worker that runs now; what it gives has to be plain. */
  async inWorker(expression: string): Promise<unknown> {
    return this.#evaluateIn(await until('the service worker', () => this.#workerTarget()), expression);
  }

  /** Ends the service worker as the browser would; the next event starts a new one, maybe before this resolves. */
  async killWorker(): Promise<void> {
    const targetId = await until('the service worker', () => this.#workerTarget());
    await this.#evaluateIn(targetId, 'globalThis.doomed = true');
    await this.#root.send('Target.closeTarget', { targetId });
    await until('the end of the service worker', async () => {
      if ((await this.#workerTarget()) !== targetId) return true;
      const alive = this.#evaluateIn(targetId, 'globalThis.doomed ?? false').catch(() => true);
      return (await Promise.race([alive, pause(200)])) === false;
    });
    void this.#letStart();
  }

  /** A worker that is started again at once keeps its target and waits for a debugger that does not know it. */
  async #letStart(): Promise<void> {
    const started = async () => {
      const targetId = await this.#workerTarget();
      return targetId && this.#evaluateIn(targetId, 'chrome.runtime?.onMessage.hasListeners()');
    };
    await until('the next service worker', () => started().catch(() => false)).catch(() => undefined);
  }

  /**
   * Makes the browser say yes, without its prompt, when the extension asks for these hosts: the same switch a
   * user has on chrome://extensions. The extension still has to ask.
   */
  async allow(hosts: string[]): Promise<void> {
    const page = await this.browser.newPage();
    await page.goto('chrome://extensions');
    for (const host of hosts)
      await page.evaluate((id, each) => chrome.developerPrivate.addHostPermission(id, each), this.id, host);
    await page.close();
  }

  /** Gives the extension optional hosts as if the user had said yes to its question. */
  async grant(hosts: string[]): Promise<void> {
    await this.allow(hosts);
    await this.#permissions('request', hosts);
  }

  /** Takes optional hosts back. */
  async revoke(hosts: string[]): Promise<void> {
    await this.#permissions('remove', hosts);
  }

  /** The text on the clipboard; `page` is any web page on localhost or https. */
  async clipboard(page: Page): Promise<string> {
    const context = this.browser.defaultBrowserContext();
    await context.overridePermissions(new URL(page.url()).origin, ['clipboard-read', 'clipboard-write']);
    await page.bringToFront();
    return page.evaluate(() => navigator.clipboard.readText());
  }

  /** Everything the extension has sent to the network up to now; it should be nothing. */
  async networkUse(): Promise<NetworkUse[]> {
    // The log is written in portions: one more page load pushes out what came before it.
    const page = await this.browser.newPage();
    await page.goto('http://127.0.0.1:5990/').catch(() => undefined);
    await page.close();
    await pause(100);
    return [
      ...(await networkLog(path.join(this.folder, 'network.json'), this.origin)),
      ...this.#contentScripts,
    ];
  }

  /** Ends the browser and removes what it left on disk. */
  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  async #workerTarget(): Promise<string | undefined> {
    const { targetInfos } = await this.#root.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(this.origin))
      ?.targetId;
  }

  /** With a debugger for no longer than the question takes: under one, a worker starts and ends differently. */
  async #evaluateIn(targetId: string, expression: string): Promise<unknown> {
    const { sessionId } = await this.#root.send('Target.attachToTarget', { targetId, flatten: true });
    try {
      const session = this.#root.connection()?.session(sessionId);
      if (!session) throw new Error('the service worker has gone');
      await session.send('Runtime.runIfWaitingForDebugger');
      const how = { expression, awaitPromise: true, returnByValue: true };
      return (await session.send('Runtime.evaluate', how)).result.value;
    } finally {
      await this.#root.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
    }
  }

  async #permissions(what: 'request' | 'remove', origins: string[]): Promise<void> {
    const done = await this.#inExtension((page) =>
      page.evaluate((method, hosts) => chrome.permissions[method]({ origins: hosts }), what, origins),
    );
    if (!done) throw new Error(`The browser refused to ${what} ${origins.join(', ')}`);
  }

  /** In a tab with the rights of the extension, without any of its code. Evaluations count as gestures there. */
  async #inExtension<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const page = await this.open('manifest.json');
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  }
}
