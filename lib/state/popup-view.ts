import { createStore } from 'zustand/vanilla';
import type { Failure } from '@/lib/core/failure';
import type { ViewState } from './tab-view';

/** What the popup shows: the tab in front, its site, and the main switch. */
export type PopupView<Site> = {
  readonly state: ViewState;
  readonly site: Site | null;
  readonly on: boolean;
  readonly notice: Failure | null;
};

export function createPopupView<Site>() {
  return createStore<PopupView<Site>>()(() => ({
    state: { kind: 'reading' },
    site: null,
    on: true,
    notice: null,
  }));
}
