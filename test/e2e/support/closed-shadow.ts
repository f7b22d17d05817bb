import type { Page } from 'puppeteer-core';
import { type Bidi, bidiOf, callWith, contextOf } from './bidi';
import { until } from './until';

/** Where something is in the viewport, in CSS pixels. */
export type Rect = { x: number; y: number; width: number; height: number };

/** An element inside a shadow root, as plain data; `text` is all text in it, with single spaces. */
export type ShadowElement = {
  tag: string;
  attributes: Record<string, string>;
  text: string;
  rect: Rect;
  children: ShadowElement[];
};

/** What is in the closed shadow roots of a page, and of open ones; one entry per host, outermost first. */
export type ShadowTree = { host: ShadowElement; mode: 'open' | 'closed'; children: ShadowElement[] };

/** Source of a function of a shadow root, run in the page, that describes it; the same for both browsers. */
const DESCRIBE = `function (root) {
  root = root ?? this;
  const rect = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const text = (element) => (element.innerText ?? element.textContent ?? '').replace(/\\s+/g, ' ').trim();
  const describe = (element) => ({
    tag: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    text: text(element),
    rect: rect(element),
    children: element.localName === 'style' ? [] : [...element.children].map(describe),
  });
  return JSON.stringify({
    host: { ...describe(root.host), children: [] },
    mode: root.mode,
    children: [...root.children].map(describe),
  });
}`;

/** The shadow roots of a page in either browser, looked into from outside, closed ones too. */
export function shadowTrees(page: Page): Promise<ShadowTree[]> {
  const bidi = bidiOf(page.browser());
  return bidi ? treesOverBidi(bidi, page) : treesOverCdp(page);
}

type CdpNode = {
  backendNodeId: number;
  shadowRootType?: string;
  children?: CdpNode[];
  shadowRoots?: CdpNode[];
};

async function treesOverCdp(page: Page): Promise<ShadowTree[]> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const trees: ShadowTree[] = [];
    for (const { backendNodeId } of cdpRoots(root)) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      const { result } = await session.send('Runtime.callFunctionOn', {
        functionDeclaration: DESCRIBE,
        objectId: object.objectId ?? '',
        returnByValue: true,
      });
      trees.push(JSON.parse(String(result.value)) as ShadowTree);
    }
    return trees;
  } finally {
    await session.detach();
  }
}

function cdpRoots(node: CdpNode): CdpNode[] {
  const own = (node.shadowRoots ?? []).filter((root) => root.shadowRootType !== 'user-agent');
  return [...own, ...[...own, ...(node.children ?? [])].flatMap(cdpRoots)];
}

type BidiNode = { sharedId?: string; value?: { children?: BidiNode[]; shadowRoot?: BidiNode | null } };

async function treesOverBidi(bidi: Bidi, page: Page): Promise<ShadowTree[]> {
  const { result } = await bidi.send('script.evaluate', {
    expression: 'document.documentElement',
    target: { context: contextOf(page) },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: null, includeShadowTree: 'all' },
  });
  const trees: ShadowTree[] = [];
  for (const { sharedId } of bidiRoots((result as { result: BidiNode }).result))
    if (sharedId)
      trees.push(JSON.parse(String(await callWith(bidi, page, DESCRIBE, [sharedId]))) as ShadowTree);
  return trees;
}

function bidiRoots(node: BidiNode): BidiNode[] {
  const own = node.value?.shadowRoot ? [node.value.shadowRoot] : [];
  return [...own, ...[...own, ...(node.value?.children ?? [])].flatMap(bidiRoots)];
}

/** The first element any of the trees has for which `matches` holds. */
export function find(
  trees: ShadowTree[],
  matches: (element: ShadowElement) => boolean,
): ShadowElement | undefined {
  return everyElement(trees).find(matches);
}

/** The element with this `data-testid`. */
export function findByTestId(trees: ShadowTree[], id: string): ShadowElement | undefined {
  return find(trees, (element) => element.attributes['data-testid'] === id);
}

/** The innermost element whose text has this in it. */
export function findByText(trees: ShadowTree[], text: string): ShadowElement | undefined {
  return everyElement(trees).findLast((element) => element.text.includes(text));
}

/** Every element of the trees, parents before children. */
export function everyElement(trees: ShadowTree[]): ShadowElement[] {
  const flat = (element: ShadowElement): ShadowElement[] => [element, ...element.children.flatMap(flat)];
  return trees.flatMap((tree) => tree.children.flatMap(flat));
}

/** Waits for an element with this `data-testid` in a shadow root of the page. */
export function waitForTestId(
  page: Page,
  id: string,
  options?: { timeout?: number },
): Promise<ShadowElement> {
  return until(`data-testid ${id}`, async () => findByTestId(await shadowTrees(page), id), options);
}

/** A real click, by the mouse, in the middle of an element of a shadow root. */
export async function click(page: Page, { rect }: ShadowElement): Promise<void> {
  await page.mouse.click(rect.x + rect.width / 2, rect.y + rect.height / 2);
}
