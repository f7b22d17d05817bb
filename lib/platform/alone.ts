import { browser } from 'wxt/browser';

/** The extension was replaced: nobody will ever answer from here. */
export function isAlone(): boolean {
  try {
    return browser.runtime?.id === undefined;
  } catch {
    return true;
  }
}
