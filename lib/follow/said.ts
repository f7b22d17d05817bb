import type { Chain } from '@/lib/core/market/chain';
import type { Answers } from '@/lib/pages/answers';
import type { ChainReading, Reading } from '@/lib/pages/read';

/**
 * What the user said about a page, for as long as it can be meant: an answer about the expiry dies with the address
 * and with every control of the page that is used, because the page may then show another one without saying so.
 */
export type Said = Answers & {
  /** Which of the series on the page is looked at. */
  readonly show?: string;
};

/** The chain that was asked for, or the one that the page shows as chosen, with what the user said about it. */
export function chosenFrom(reading: Reading, { show, notation }: Said): ChainReading {
  const { chains } = reading;
  const found = chains.find(({ chain }) => nameOf(chain) === show) ?? reading;
  const { symbol, root, expiry } = found.provenance;
  const answered = [
    ...(symbol.from === 'answer' ? (['symbol'] as const) : []),
    ...(root.from === 'answer' ? (['root'] as const) : []),
    ...(expiry.from === 'answer' ? (['expiry'] as const) : []),
    ...(notation ? (['notation'] as const) : []),
  ];
  const besides = chains.map(({ chain }) => nameOf(chain)).filter((name) => name !== nameOf(found.chain));
  const source = {
    ...found.chain.source,
    ...(answered.length > 0 && { answered }),
    ...(besides.length > 0 && { besides }),
  };
  return { ...found, chain: { ...found.chain, source } };
}

function nameOf({ root, expiry }: Pick<Chain, 'root' | 'expiry'>): string {
  return `${root} ${expiry}`;
}

/** Calls `changed` when a control of the page is used by a person, anywhere but in our own element. */
export function watchControls(
  document: Document,
  own: Element,
  changed: () => void,
  signal: AbortSignal,
): void {
  const used = (event: Event) => {
    const [target] = event.composedPath();
    if (!event.isTrusted || !(target instanceof Element) || event.composedPath().includes(own)) return;
    if (target.closest(controls)) changed();
  };
  for (const type of ['click', 'change'])
    document.addEventListener(type, used, { capture: true, passive: true, signal });
}

const controls =
  'a, button, input, select, option, label, summary, [role="tab"], [role="button"], [role="option"], [role="menuitem"], [role="radio"], [tabindex]';
