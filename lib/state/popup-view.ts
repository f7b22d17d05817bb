import { createStore } from 'zustand/vanilla';
import type { Failure } from '@/lib/core/failure';
import { USUAL_HABITS } from '@/lib/core/tickets/habits';
import type { TabView, ViewState } from './tab-view';

/** What the popup shows: the tab in front, its site, and the main switch. */
export type PopupView<Site> = {
  readonly state: ViewState;
  /** What is amiss with the drawing on the tab's page. */
  readonly trouble: TabView['trouble'];
  readonly site: Site | null;
  readonly on: boolean;
  readonly notice: Failure | null;
  /** From this age on, in milliseconds, numbers are called stale. */
  readonly staleMs: number;
  /** How the user writes tickets. */
  readonly habits: TabView['habits'];
  readonly limit: TabView['limit'];
};

export function createPopupView<Site>() {
  return createStore<PopupView<Site>>()(() => ({
    state: { kind: 'reading' },
    trouble: null,
    site: null,
    on: true,
    notice: null,
    staleMs: 0,
    habits: USUAL_HABITS,
    limit: null,
  }));
}
