import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type Bidi, bidiOf, type Context, evaluateIn } from './bidi';
import type { NetworkUse } from './requests';
import { until } from './until';

/** The internal host name of the extension, fixed so that its pages have a known address. */
const UUID = '11111111-2222-4333-8444-555555555555';

/** How to start Firefox; everything has a default. */
export type FirefoxOptions = {
  /** Folder of the unpacked extension. */
  extension?: string;
  /** Its id in the manifest. */
  geckoId?: string;
  /** Hosts the extension has from the start, such as `http://localhost/*`. */
  hosts?: string[];
  headless?: boolean;
  width?: number;
  height?: number;
  prefs?: Record<string, unknown>;
};

/** A view of the extension outside the tabs: the sidebar or the popup. */
export type View = {
  /** Evaluates a function body, given as text, with `view` as its window; what it gives has to be plain. */
  evaluate(body: string): Promise<unknown>;
  /** The text one can read there. */
  text(): Promise<string>;
};

/** One Firefox with the built extension in it, driven over WebDriver BiDi without geckodriver. */
export class Firefox {
  #beside: Promise<Page> | undefined;

  private constructor(
    readonly browser: Browser,
    private readonly bidi: Bidi,
    /** The extension's id in the manifest. */
    readonly id: string,
  ) {}

  /** Starts the browser and installs the folder as a temporary extension. */
  static async launch(options: FirefoxOptions = {}): Promise<Firefox> {
    const { extension = '.output/firefox-mv3', geckoId = 'wingspan@wingspan.example', hosts = [] } = options;
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env['FIREFOX_BIN'] ?? '/usr/bin/firefox-esr',
      headless: options.headless ?? true,
      defaultViewport: null,
      handleSIGINT: false, // Ctrl+C is left to whoever started it
      handleSIGTERM: false,
      args: [
        '--remote-allow-system-access', // without it moz-extension:// and scripts in the window are refused
        `--width=${options.width ?? 1280}`,
        `--height=${options.height ?? 800}`,
      ],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: UUID }),
        'dom.events.testing.asyncClipboard': true, // clipboard.readText without the paste prompt
        'extensions.webextOptionalPermissionPrompts': false, // a host the extension asks for is given
        ...options.prefs,
      },
    });
    const bidi = bidiOf(browser);
    if (!bidi) throw new Error('Firefox is not driven over BiDi');
    const firefox = new Firefox(browser, bidi, geckoId);
    await firefox.chromeScript(WATCH_REQUESTS);
    await browser.installExtension(path.resolve(extension));
    if (hosts.length > 0) await firefox.grant(hosts);
    return firefox;
  }

  /** The extension's origin, without a slash at the end. */
  get origin(): string {
    return `moz-extension://${UUID}`;
  }

  /** A new tab; with an address it is there when this resolves. */
  async page(url?: string): Promise<Page> {
    const page = await this.browser.newPage();
    if (url) await page.goto(url);
    return page;
  }

  /** A page of the extension in a tab of its own. */
  async open(file: string): Promise<Page> {
    const url = `${this.origin}/${file}`;
    const page = await this.browser.newPage();
    // The change of process swallows the load event (goto would time out) and breaks evaluations that run
    // meanwhile: start the navigation, then ask until it is there.
    page.goto(url, { timeout: 1000 }).catch(() => undefined);
    const at = () => page.evaluate(() => `${document.readyState} ${location.href}`).catch(() => '');
    await until(url, async () => (await at()) === `complete ${url}`, { timeout: 10_000, every: 50 });
    return page;
  }

  /** Runs an expression in the browser window itself (SidebarController, gBrowser, Services, …). */
  async chromeScript(expression: string): Promise<unknown> {
    const { result } = await this.bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const { contexts } = result as { contexts: Context[] };
    const window = contexts.find(({ url }) => url.endsWith('/browser.xhtml'));
    if (!window) throw new Error('Firefox has no window');
    return evaluateIn(this.bidi, window.context, expression);
  }

  /** Shows the extension's sidebar. */
  async sidebar(): Promise<View> {
    const key = `${this.id.replaceAll(/[^\w-]/g, '_')}-sidebar-action`;
    await this.chromeScript(`SidebarController.show(${JSON.stringify(key)}).then(() => true)`);
    return this.#view('sidebar');
  }

  /** The enter key on a button in the sidebar: WebDriver's own input does not reach outside of tabs. */
  async pressInSidebar(view: View, selector: string): Promise<void> {
    await this.chromeScript(`(() => {
      const panels = SidebarController.browser.contentDocument;
      panels.getElementById('webext-panels-browser').focus();
    })()`);
    await view.evaluate(`view.document.querySelector(${JSON.stringify(selector)}).focus();`);
    await this.chromeScript(`(() => {
      const keys = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      keys.beginInputTransactionForTests(window);
      const enter = new KeyboardEvent('', { key: 'Enter', code: 'Enter', keyCode: 13 });
      keys.keydown(enter);
      keys.keyup(enter);
    })()`);
  }

  /** Whether a sidebar is open. */
  async sidebarIsOpen(): Promise<boolean> {
    return (await this.chromeScript('SidebarController.isOpen')) === true;
  }

  /** The real popup, opened from the toolbar over `page`; gives `activeTab` as a click of the user does. */
  async popup(page: Page): Promise<View> {
    const view = this.#view('popup');
    await this.clickAction(page);
    return view;
  }

  /** A click on the toolbar icon while `page` is in front. */
  async clickAction(page: Page): Promise<void> {
    await page.bringToFront();
    await this.chromeScript(`(() => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { browserActionFor } = ExtensionParent.apiManager.global;
      browserActionFor(${this.#policy}.extension).triggerAction(window);
    })()`);
  }

  /** Gives the extension optional hosts as if the user had said yes. */
  async grant(hosts: string[]): Promise<void> {
    await this.#permissions('add', hosts);
  }

  /** Takes optional hosts back. */
  async revoke(hosts: string[]): Promise<void> {
    await this.#permissions('remove', hosts);
  }

  /** The text on the clipboard; `page` is any web page on localhost or https. */
  async clipboard(page: Page): Promise<string> {
    await page.bringToFront();
    return page.evaluate(() => navigator.clipboard.readText());
  }

  /** Ends the background page as idleness would; the next event starts it again. */
  async killBackground(): Promise<void> {
    await this.chromeScript(`${this.#policy}.extension.terminateBackground().then(() => true)`);
  }

  /** Switches the extension off as the user does in the list of add-ons. */
  async disable(): Promise<void> {
    await this.chromeScript(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      await (await AddonManager.getAddonByID(${JSON.stringify(this.id)})).disable();
    })()`);
  }

  /** Everything the pages and the background of the extension have sent to the network; it should be nothing. */
  async networkUse(): Promise<NetworkUse[]> {
    const noted = await this.#requests();
    return noted
      .filter(({ addon }) => addon === this.id)
      .map(({ url }) => ({ url, from: 'extension page or worker' }));
  }

  /**
   * What pages of an origin loaded after their document, favicon apart. A request of a content script is to
   * Firefox the page's own, without a stack: compare this with what the page itself is known to load.
   */
  async pageRequests(origin: string): Promise<string[]> {
    const noted = await this.#requests();
    return noted
      .filter((each) => each.origin === origin && !each.url.endsWith('/favicon.ico'))
      .map(({ url }) => url);
  }

  /** A picture of the content of the whole window, sidebar included, as PNG. */
  async windowPicture(): Promise<Buffer> {
    const url = await this.chromeScript(`(async () => {
      const bitmap = await browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    })()`);
    return Buffer.from(String(url), 'base64');
  }

  /** Ends the browser; puppeteer removes its profile. */
  async close(): Promise<void> {
    await this.browser.close();
  }

  async #requests(): Promise<NotedRequest[]> {
    return JSON.parse(String(await this.chromeScript('JSON.stringify(Services.wingspanRequests)')));
  }

  get #policy(): string {
    return `WebExtensionPolicy.getByID(${JSON.stringify(this.id)})`;
  }

  async #permissions(what: 'add' | 'remove', origins: string[]): Promise<void> {
    const change = { permissions: [], origins, data_collection: [] };
    await this.chromeScript(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { extension } = ${this.#policy};
      await ExtensionPermissions.${what}(extension.id, ${JSON.stringify(change)}, extension);
    })()`);
  }

  /** Views share a process with every tab of the extension, so a tab without any of its code can reach them. */
  #view(type: 'sidebar' | 'popup'): View {
    const evaluate = async (body: string) => {
      // Kept open and in the background: what the views follow is the tab in front.
      this.#beside ??= this.open('manifest.json');
      const page = await this.#beside;
      const there = `browser.extension.getViews({ type: '${type}' })[0]`;
      const ready = () => page.evaluate(`${there}?.document.readyState === 'complete'`);
      await until(`the ${type}`, ready);
      return page.evaluate(`(async (view) => { ${body} })(${there})`);
    };
    return { evaluate, text: async () => String(await evaluate('return view.document.body.innerText')) };
  }
}

type NotedRequest = { url: string; addon: string; origin: string };

/** Notes every request on behalf of an extension or a page, with who asked, in the browser's own process. */
const WATCH_REQUESTS = `(() => {
  const noted = (Services.wingspanRequests = []);
  const observe = (subject) => {
    const channel = subject.QueryInterface(Ci.nsIHttpChannel);
    const principal = channel.loadInfo.loadingPrincipal;
    if (!principal || principal.isSystemPrincipal) return;
    const { addonId = '', origin } = principal;
    noted.push({ url: channel.URI.spec, addon: addonId, origin });
  };
  Services.obs.addObserver({ observe }, 'http-on-opening-request');
})()`;
