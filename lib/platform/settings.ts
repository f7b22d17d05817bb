import * as v from 'valibot';
import { type CondorSettings, USUAL_CONDORS } from '@/lib/core/stages/condor-settings';
import { presetSchema } from './condor-schema';
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
  /** How condors are searched for and counted, on every chain. */
  readonly condors: Omit<CondorSettings, 'strikes' | 'objective' | 'limits'>;
};

const site = v.pipe(v.string(), v.maxLength(300));

const { strikes: _, objective: __, limits: ___, ...usualCondors } = USUAL_CONDORS;

/** A change of shape adds a version and the step that leads to it. */
export const settingsVault = openVault<Settings>({
  name: 'settings',
  version: 2,
  schema: v.object({
    on: v.boolean(),
    sitesOff: v.pipe(v.array(site), v.maxLength(500)),
    rate: v.pipe(v.number(), v.minValue(-0.05), v.maxValue(0.5)),
    staleSeconds: v.pipe(v.number(), v.minValue(1), v.maxValue(3_600)),
    condors: v.object({
      preset: v.nullable(presetSchema),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
      share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      fee: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000)),
      multiplier: v.pipe(v.number(), v.gtValue(0), v.maxValue(10_000)),
      condors: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
      stress: v.pipe(v.number(), v.gtValue(-1), v.maxValue(1)),
      forecast: v.nullable(v.pipe(v.number(), v.minValue(0.001), v.maxValue(5))),
    }),
  }),
  // Version 1 had nothing to say about condors.
  migrations: { 1: (body) => ({ ...(body as object), condors: usualCondors }) },
  fallback: { on: true, sitesOff: [], rate: 0.04, staleSeconds: 15, condors: usualCondors },
});
