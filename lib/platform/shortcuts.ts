import { browser } from 'wxt/browser';

/** A key that does something of ours, as the browser has it now; empty where none is set. */
export type Shortcut = { readonly name: string; readonly keys: string };

export async function shortcuts(): Promise<readonly Shortcut[]> {
  const all = await browser.commands.getAll();
  return all.map(({ name, shortcut }) => ({ name: name ?? '', keys: shortcut ?? '' }));
}

/** Only the browser itself may change a shortcut: open its page for that. */
export async function openShortcutSettings(): Promise<void> {
  if (import.meta.env.BROWSER === 'firefox')
    await (browser.commands as unknown as { openShortcutSettings(): Promise<void> }).openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
