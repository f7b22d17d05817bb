import type { Browser, Page } from 'puppeteer-core';

/** The WebDriver BiDi connection of Firefox, for commands puppeteer has no words for. */
export type Bidi = { send(method: string, params: object): Promise<{ result: unknown }> };

/** A browsing context in the tree of a window. */
export type Context = { context: string; url: string; children?: Context[] };

type Evaluated =
  | { type: 'success'; result: { type: string; value?: unknown } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/** The connection, or undefined for a browser that is driven otherwise. */
export function bidiOf(browser: Browser): Bidi | undefined {
  return (browser as unknown as { connection?: Bidi }).connection;
}

/** The name BiDi has for a page. */
export function contextOf(page: Page): string {
  return (page.mainFrame() as unknown as { _id: string })._id;
}

/** Evaluates an expression in a context; what it gives has to be plain (text, number, boolean or nothing). */
export async function evaluateIn(bidi: Bidi, context: string, expression: string): Promise<unknown> {
  const { result } = await bidi.send('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
    userActivation: true,
  });
  return plain(result as Evaluated);
}

/** Calls a function, given as text, with nodes known by their shared ids. */
export async function callWith(
  bidi: Bidi,
  page: Page,
  source: string,
  sharedIds: string[],
): Promise<unknown> {
  const { result } = await bidi.send('script.callFunction', {
    functionDeclaration: source,
    arguments: sharedIds.map((sharedId) => ({ sharedId })),
    target: { context: contextOf(page) },
    awaitPromise: true,
  });
  return plain(result as Evaluated);
}

function plain(evaluated: Evaluated): unknown {
  if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
  return evaluated.result.value;
}
