import * as v from 'valibot';
import {
  GAINS,
  isWithin,
  RANGES,
  type Range,
  type Settings,
  THEMES,
  USUAL_SETTINGS,
} from '@/lib/core/settings';
import { ownRulesSchema, presetSchema } from './condor-schema';
import { openVault, type VaultShape } from './vault';

const site = v.pipe(v.string(), v.maxLength(300));
const within = (range: Range) =>
  v.pipe(
    v.number(),
    v.check((value) => isWithin(value, range)),
  );

export const settingsSchema: v.GenericSchema<unknown, Settings> = v.object({
  on: v.boolean(),
  sitesOff: v.pipe(v.array(site), v.maxLength(500)),
  rate: within(RANGES.rate),
  staleSeconds: within(RANGES.staleSeconds),
  condors: v.object({
    preset: v.nullable(presetSchema),
    ownRules: ownRulesSchema,
    count: within(RANGES.count),
    share: within(RANGES.share),
    fee: within(RANGES.fee),
    multiplier: within(RANGES.multiplier),
    condors: within(RANGES.condors),
    stress: within(RANGES.stress),
    forecast: v.nullable(within(RANGES.forecast)),
  }),
  look: v.object({ theme: v.picklist(THEMES), gains: v.picklist(GAINS) }),
});

/** A change of shape adds a version and the step that leads to it. */
export const settingsShape: VaultShape<Settings> = {
  name: 'settings',
  version: 3,
  schema: settingsSchema,
  migrations: {
    // Version 1 had nothing to say about condors and looks.
    1: (body) => ({
      ...(body as object),
      condors: USUAL_SETTINGS.condors,
      look: USUAL_SETTINGS.look,
    }),
    // Version 2 had no rules of the user's own.
    2: (body) => {
      const { condors, ...others } = body as Settings;
      return { ...others, condors: { ...condors, ownRules: [] } };
    },
  },
  fallback: USUAL_SETTINGS,
};

export const settingsVault = openVault(settingsShape);
