import { fail, ok, type Result } from '../result';
import { type HedgeSet, type Layer, type LayerRefusal, refuseSet } from './layer';
import { CLASSIC } from './presets';

/** Every edit gives a whole set, or the first thing that would make it meaningless; the set edited stays as it is. */
export type Edited = Result<HedgeSet, LayerRefusal>;

/** A preset under a name of the user's own: presets themselves are never changed. */
export function copiedSet(set: HedgeSet, id: string): HedgeSet {
  return { ...set, id };
}

/** At the end, or before the layer at a place. A new layer is the first of the classic set until it is edited. */
export function withLayer(set: HedgeSet, layer: Layer = CLASSIC.layers[0] as Layer, at?: number): Edited {
  return checked({ ...set, layers: set.layers.toSpliced(at ?? set.layers.length, 0, layer) });
}

export function withoutLayer(set: HedgeSet, at: number): Edited {
  if (set.layers[at] === undefined) return fail({ layer: at, what: 'name' });
  return checked({ ...set, layers: set.layers.toSpliced(at, 1) });
}

/** Takes the layer out of its place and puts it into another; places are those before and after. */
export function withLayerMoved(set: HedgeSet, from: number, to: number): Edited {
  const layer = set.layers[from];
  if (layer === undefined || set.layers[to] === undefined) return fail({ layer: from, what: 'name' });
  return checked({ ...set, layers: set.layers.toSpliced(from, 1).toSpliced(to, 0, layer) });
}

/** Count, tenor, strike, structure, activation, roll or profit rule of one layer. */
export function withLayerChanged(set: HedgeSet, at: number, change: Partial<Layer>): Edited {
  const layer = set.layers[at];
  if (layer === undefined) return fail({ layer: at, what: 'name' });
  return checked({ ...set, layers: set.layers.with(at, { ...layer, ...change }) });
}

function checked(set: HedgeSet): Edited {
  const refused = refuseSet(set);
  return refused === null ? ok(set) : fail(refused);
}
