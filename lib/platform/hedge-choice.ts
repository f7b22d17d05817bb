import * as v from 'valibot';
import { type HedgeChoice, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import { HEDGE_SETS } from '@/lib/core/hedge/presets';
import { openVault } from './vault';

const finite = v.pipe(v.number(), v.finite());

/** How the user hedges, from one day to the next. */
export const hedgeVault = openVault<HedgeChoice>({
  name: 'hedge',
  version: 1,
  schema: v.object({
    set: v.picklist(HEDGE_SETS.map(({ id }) => id)),
    stance: v.picklist(['steward', 'promoter']),
    capital: v.nullable(v.pipe(finite, v.gtValue(0), v.maxValue(1e12))),
    fall: v.pipe(finite, v.gtValue(0), v.maxValue(0.5)),
    oldest: v.pipe(finite, v.minValue(1), v.maxValue(1_440)),
    typedLevel: v.nullable(v.pipe(finite, v.minValue(1), v.maxValue(1_000))),
  }),
  migrations: {},
  fallback: USUAL_HEDGE,
});
