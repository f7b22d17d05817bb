import { browser } from 'wxt/browser';

/**
 * The few words that the worker says itself, by their keys with dots as `_`. The browser's own way to them: the
 * generated module of words does not exist yet when a fresh checkout loads the worker to prepare its types.
 */
export function workerWords(key: string): string {
  return (browser.i18n.getMessage as (key: string) => string)(key);
}
