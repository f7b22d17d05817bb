import { browser } from 'wxt/browser';

/**
 * The detector's one message, said without the messenger and its schemas: it waits on every page of a site and
 * must be next to nothing. True where the reader was let in; a refusal or a sleeping worker may be asked again.
 */
export async function suspectChain(): Promise<boolean> {
  try {
    const message = { to: 'page', call: 'chainSuspected', payload: null };
    const answer: unknown = await browser.runtime.sendMessage(message);
    return typeof answer === 'object' && answer !== null && 'answer' in answer && answer.answer === true;
  } catch {
    return false;
  }
}

/** The extension was replaced: nobody will ever let the reader in from here. */
export function isAlone(): boolean {
  try {
    return browser.runtime?.id === undefined;
  } catch {
    return true;
  }
}
