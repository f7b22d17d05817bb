import * as v from 'valibot';
import { openVault } from './vault';

/** What the user has chosen. Small on purpose: bulk data lives elsewhere. */
export type Settings = {
  /** The switch for everything. */
  readonly on: boolean;
  /** Sites on which the user switched Wingspan off while keeping the permission. */
  readonly sitesOff: readonly string[];
  /** The user's risk-free rate per year, as a fraction: discounts where the chain itself cannot say. */
  readonly rate: number;
  /** Numbers older than this are marked stale. */
  readonly staleSeconds: number;
};

const site = v.pipe(v.string(), v.maxLength(300));

/** Version 1 is the first; a change of shape adds a version and the step that leads to it. */
export const settingsVault = openVault<Settings>({
  name: 'settings',
  version: 1,
  schema: v.object({
    on: v.boolean(),
    sitesOff: v.pipe(v.array(site), v.maxLength(500)),
    rate: v.pipe(v.number(), v.minValue(-0.05), v.maxValue(0.5)),
    staleSeconds: v.pipe(v.number(), v.minValue(1), v.maxValue(3_600)),
  }),
  migrations: {},
  fallback: { on: true, sitesOff: [], rate: 0.04, staleSeconds: 15 },
});
