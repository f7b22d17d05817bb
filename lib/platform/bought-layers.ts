import * as v from 'valibot';
import { type KeptLayer, MOST_BOUGHT } from '@/lib/core/hedge/bought';
import { list, sideSchema } from './hedge-parts';
import { layerSchema } from './layer-schema';
import { calendarDate, finite, positive, text } from './schema-parts';
import { openVault, type VaultShape } from './vault';

const keptSchema: v.GenericSchema<unknown, KeptLayer> = v.object({
  id: v.pipe(finite, v.integer(), v.minValue(0)),
  boughtOn: v.nullable(calendarDate),
  layer: layerSchema,
  legs: list(
    v.object({
      side: sideSchema,
      root: text(12),
      expiry: calendarDate,
      strike: positive,
    }),
    2,
  ),
  contracts: v.pipe(finite, v.integer(), v.minValue(1)),
  cost: finite,
  extrinsicPaid: v.pipe(finite, v.minValue(0)),
});

/** The layers that were bought, the oldest first. */
export const boughtShape: VaultShape<readonly KeptLayer[]> = {
  name: 'bought',
  version: 1,
  schema: list(keptSchema, MOST_BOUGHT),
  migrations: {},
  fallback: [],
};

export const boughtVault = openVault(boughtShape);
