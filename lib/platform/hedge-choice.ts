import * as v from 'valibot';
import { type HedgeChoice, hedgeSettingsOf, OWN_SET, USUAL_HEDGE } from '@/lib/core/hedge/hedge-choice';
import { HEDGE_SETS } from '@/lib/core/hedge/presets';
import { refuseSettings } from '@/lib/core/hedge/settings';
import { EXPOSURES, SIZING_RULES } from '@/lib/core/hedge/sizing-rules';
import { lawSchema, list } from './hedge-parts';
import { hedgeSetSchema } from './layer-schema';
import { finite } from './schema-parts';
import { openVault, type VaultShape } from './vault';

const setId = v.picklist([...HEDGE_SETS.map(({ id }) => id), OWN_SET]);
const band = v.object({ low: finite, high: finite });
const coefficients = 40;
const vixPoints = v.pipe(finite, v.minValue(1), v.maxValue(1_000));

const model = v.object({
  responses: list(
    v.object({ days: finite, a: finite, bd: finite, bu: finite, m: finite, spread: finite }),
    coefficients,
  ),
  residuals: list(v.object({ below: finite, down: finite, up: finite }), coefficients),
  tenor: v.object({ scale: finite, fastShare: finite, fastRate: finite, slowRate: finite }),
  volOfVol: v.object({ exponent: finite, fadePerDay: finite }),
  shift: v.picklist(['by-tenor', 'parallel']),
  lowestForward: finite,
});

/** Shapes first, and then what the engine itself would refuse. */
const choiceSchema: v.GenericSchema<unknown, HedgeChoice> = v.pipe(
  v.object({
    set: setId,
    own: v.nullable(v.object({ from: setId, set: hedgeSetSchema })),
    stance: v.picklist(['steward', 'promoter']),
    rule: v.picklist(SIZING_RULES),
    capital: v.nullable(finite),
    fall: v.pipe(finite, v.maxValue(0.5)),
    typed: v.nullable(
      v.object({
        level: vixPoints,
        forwards: list(
          v.object({ days: v.pipe(finite, v.minValue(1), v.maxValue(4_000)), forward: vixPoints }),
          12,
        ),
      }),
    ),
    tuning: v.object({
      model,
      gate: v.object({ share: finite, captured: finite, law: lawSchema }),
      oldest: v.pipe(finite, v.maxValue(1_440)),
      costOfCapital: finite,
      hedgeFee: finite,
      bands: v.object({
        'stress-offset': band,
        'volatility-cover': band,
        'delta-offset': band,
        'exposure-budget': band,
        'capital-budget': band,
      }),
      exposure: v.picklist(EXPOSURES),
      mostDebit: v.nullable(finite),
      concentrationHigh: v.nullable(v.boolean()),
      stressDays: finite,
    }),
  }),
  v.check((choice) => refuseSettings(hedgeSettingsOf(choice, 0)) === null),
);

/** How the user hedges, from one day to the next. */
export const hedgeShape: VaultShape<HedgeChoice> = {
  name: 'hedge',
  version: 2,
  schema: choiceSchema,
  // Version 1 knew presets only, a typed level alone, and of all the tuning just the age of VIX quotes.
  migrations: {
    1: (body) => {
      const { oldest, typedLevel, ...kept } = body as {
        readonly oldest: number;
        readonly typedLevel: number | null;
      };
      const typed = typedLevel === null ? null : { level: typedLevel, forwards: [] };
      return { ...USUAL_HEDGE, ...kept, typed, tuning: { ...USUAL_HEDGE.tuning, oldest } };
    },
  },
  fallback: USUAL_HEDGE,
};

export const hedgeVault = openVault(hedgeShape);
