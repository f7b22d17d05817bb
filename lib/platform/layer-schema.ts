import * as v from 'valibot';
import { type HedgeSet, type Layer, MOST_LAYERS, refuseSet } from '@/lib/core/hedge/layer';
import { list } from './hedge-parts';
import { finite, text } from './schema-parts';

/** The shape of layers, kept or sent. */

export const layerSchema: v.GenericSchema<unknown, Layer> = v.object({
  name: text(40),
  contracts: finite,
  targetDte: finite,
  strike: v.variant('kind', [
    v.object({ kind: v.literal('delta'), delta: finite }),
    v.object({ kind: v.literal('otm'), points: finite }),
    v.object({ kind: v.literal('strike'), strike: finite }),
  ]),
  structure: v.variant('kind', [
    v.object({ kind: v.literal('call') }),
    v.object({ kind: v.literal('call-spread'), width: finite }),
    v.object({ kind: v.literal('calendar'), shortDte: finite }),
  ]),
  role: v.picklist(['first-line', 'second-engine']),
  activation: v.variant('kind', [
    v.object({ kind: v.literal('always') }),
    v.object({ kind: v.literal('rule'), rule: text(40) }),
  ]),
  roll: v.object({ daysLeft: v.nullable(finite), extrinsicLost: v.nullable(finite) }),
  profit: v.variant('kind', [
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('multiple'), of: finite }),
    v.object({ kind: v.literal('vix-rsi'), above: finite }),
  ]),
});

/** A set that means something: what was damaged so that it does not is refused, not mended. */
export const hedgeSetSchema: v.GenericSchema<unknown, HedgeSet> = v.pipe(
  v.object({
    id: text(40),
    layers: list(layerSchema, MOST_LAYERS),
    weights: v.nullable(list(v.object({ futureUpTo: finite, share: finite }), 20)),
  }),
  v.check((set) => refuseSet(set) === null),
);
