import { createStore, type StoreApi } from 'zustand/vanilla';
import { AS_IT_IS, type Scenario } from '@/lib/core/condor/scenario';

/** What is supposed, and what was before: shared by all sliders and pictures of one condor. */
export type WhatIfState = { readonly scenario: Scenario; readonly before: readonly Scenario[] };

export type WhatIfStore = StoreApi<WhatIfState>;

export function createWhatIf(): WhatIfStore {
  return createStore<WhatIfState>()(() => ({ scenario: AS_IT_IS, before: [] }));
}

/** As many steps can be taken back. */
const kept = 49;

export function suppose(store: WhatIfStore, change: Partial<Scenario>): void {
  store.setState(({ scenario, before }) => ({
    scenario: { ...scenario, ...change },
    before: [...before.slice(-kept), scenario],
  }));
}

export function takeBack(store: WhatIfStore): void {
  store.setState(({ before }) => ({ scenario: before.at(-1) ?? AS_IT_IS, before: before.slice(0, -1) }));
}
