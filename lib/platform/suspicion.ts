/**
 * The detector's one message, said without the messenger, its schemas and the interface that is the same in every
 * browser: it waits on every page of a site, and these took longer to set up than it runs.
 */
type Runtime = { readonly id?: string; sendMessage(message: unknown): Promise<unknown> };
type Native = { readonly runtime?: Runtime };

function native(): Runtime | undefined {
  const { browser, chrome } = globalThis as { readonly browser?: Native; readonly chrome?: Native };
  return (browser ?? chrome)?.runtime;
}

/** True where the reader was let in; a refusal or a sleeping worker may be asked again. */
export async function suspectChain(): Promise<boolean> {
  try {
    const message = { to: 'page', call: 'chainSuspected', payload: null };
    const answer: unknown = await native()?.sendMessage(message);
    return typeof answer === 'object' && answer !== null && 'answer' in answer && answer.answer === true;
  } catch {
    return false;
  }
}

/** The extension was replaced: nobody will ever let the reader in from here. */
export function isForgotten(): boolean {
  try {
    return native()?.id === undefined;
  } catch {
    return true;
  }
}
