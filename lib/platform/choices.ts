import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Chain } from '@/lib/core/market/chain';
import type { CondorChange, CondorSettings } from '@/lib/core/stages/condor-settings';
import { limitsSchema, objectiveSchema, presetSchema, strikesSchema } from './condor-schema';

/**
 * What the user has chosen on one tab: it outlives the worker, not the browser. Strikes belong to the series they
 * were chosen on; another expiry in the same tab starts from its own best candidate.
 */
export type TabChoice = Pick<CondorSettings, 'preset' | 'objective' | 'limits' | 'strikes'> & {
  /** The series the strikes were chosen on. */
  readonly series: string | null;
};

export const choiceChangeSchema: v.GenericSchema<unknown, CondorChange> = v.object({
  preset: v.exactOptional(v.nullable(presetSchema)),
  objective: v.exactOptional(v.nullable(objectiveSchema)),
  limits: v.exactOptional(v.nullable(limitsSchema)),
  strikes: v.exactOptional(v.nullable(strikesSchema)),
});

const choiceSchema = v.object({
  preset: v.nullable(presetSchema),
  objective: v.nullable(objectiveSchema),
  limits: v.nullable(limitsSchema),
  strikes: v.nullable(strikesSchema),
  series: v.nullable(v.pipe(v.string(), v.maxLength(40))),
});

const none: TabChoice = { preset: null, objective: null, limits: null, strikes: null, series: null };

/** Names one series among all that a tab may show. */
export function seriesName({ root, expiry }: Pick<Chain, 'root' | 'expiry'>): string {
  return `${root} ${expiry}`;
}

const keyOf = (tabId: number) => `choice.${tabId}`;
const known = new Map<number, Promise<TabChoice>>();

/** What was chosen on this tab. */
export function choiceIn(tabId: number): Promise<TabChoice> {
  let choice = known.get(tabId);
  if (!choice) {
    choice = browser.storage.session
      .get(keyOf(tabId))
      .then((found) => v.parse(choiceSchema, found[keyOf(tabId)]))
      .catch(() => none);
    known.set(tabId, choice);
  }
  return choice;
}

/** Change it; strikes are chosen on `series`. A choice that cannot be kept still holds while the worker lives. */
export async function choose(tabId: number, change: CondorChange, series: string | null): Promise<void> {
  const before = await choiceIn(tabId);
  const choice = {
    ...before,
    ...change,
    ...(change.strikes !== undefined && { series: change.strikes && series }),
    // Another rule is asked for to see its condor, not the one that was there.
    ...(change.strikes === undefined && { strikes: null, series: null }),
  };
  known.set(tabId, Promise.resolve(choice));
  await browser.storage.session.set({ [keyOf(tabId)]: choice }).catch(() => undefined);
}

/** The tab is gone. */
export function forgetChoice(tabId: number): void {
  known.delete(tabId);
  void browser.storage.session.remove(keyOf(tabId)).catch(() => undefined);
}
