import { daysBetween } from '../market/clock';
import type { CalendarDate } from '../unit';
import type { KeptLayer } from './bought';
import type { HedgeSet, Layer } from './layer';
import { DEFAULT_HEDGE } from './settings';
import type { WrittenLayer } from './written-position';

/** The layer of a set whose tenor is nearest: what was bought elsewhere is rolled and sold by its rules. */
export function layerFor({ legs }: WrittenLayer, set: HedgeSet, today: CalendarDate): Layer {
  const [bought, sold] = legs;
  const days = bought ? daysBetween(today, bought.expiry) : 0;
  const layers = set.layers.length > 0 ? set.layers : DEFAULT_HEDGE.set.layers;
  const away = ({ targetDte }: Layer) => Math.abs(targetDte - days);
  const near = layers.reduce((best, each) => (away(each) < away(best) ? each : best));
  return {
    ...near,
    structure:
      bought && sold ? { kind: 'call-spread', width: sold.strike - bought.strike } : { kind: 'call' },
  };
}

/** What a list says is held, as bought layers; when and at which forward they were bought nobody knows. */
export function takenOver(
  written: readonly (WrittenLayer & { readonly cost: number })[],
  set: HedgeSet,
  today: CalendarDate,
  nextId: number,
): readonly KeptLayer[] {
  return written.map((each, i) => ({
    id: nextId + i,
    boughtOn: null,
    layer: layerFor(each, set, today),
    legs: each.legs,
    contracts: each.contracts,
    cost: each.cost,
    extrinsicPaid: 0,
  }));
}

/** Whether the very same contracts are kept already. */
export function isKept({ legs, contracts }: WrittenLayer, kept: readonly KeptLayer[]): boolean {
  const of = (all: WrittenLayer['legs']) =>
    all.map(({ side, root, expiry, strike }) => `${side} ${root} ${expiry} ${strike}`).join();
  return kept.some((each) => each.contracts === contracts && of(each.legs) === of(legs));
}
