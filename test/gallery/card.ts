import type { VNode } from 'preact';

/** One component in one state, on a page of its own so that its width is the window's. */
export type Card = {
  readonly id: string;
  /** The screen it stands on: its style sheets and its width. */
  readonly screen: 'panel' | 'popup' | 'options' | 'page';
  readonly draw: () => VNode;
  /** What a person does to bring it into its state. */
  readonly act?: (find: (selector: string) => HTMLElement) => void | Promise<void>;
};

export const nothing = () => undefined;
export const never = () => new Promise<never>(nothing);
