import type { Layer, ProfitRule, StrikeRule, Structure } from './layer';
import type { ListedLeg } from './leg';

/** Another kind of rule in the place of one, as near to what the layer is now as can be told. */

/** `leg` is the call that the layer stands on, where it stands on one: then the other rule finds the same call. */
export function strikeAs(
  kind: StrikeRule['kind'],
  leg: Pick<ListedLeg, 'strike' | 'forward' | 'delta'> | undefined,
): StrikeRule {
  switch (kind) {
    case 'delta':
      return { kind, delta: Math.min(Math.max(hundredths(leg?.delta ?? 0.3), 0.01), 0.99) };
    case 'otm':
      return { kind, points: leg ? hundredths(leg.strike - leg.forward) : 5 };
    case 'strike':
      return { kind, strike: leg?.strike ?? 20 };
  }
}

export function structureAs(kind: Structure['kind'], { targetDte }: Pick<Layer, 'targetDte'>): Structure {
  switch (kind) {
    case 'call':
      return { kind };
    case 'call-spread':
      return { kind, width: 10 };
    case 'calendar':
      return { kind, shortDte: hundredths(targetDte / 2) };
  }
}

export function profitAs(kind: ProfitRule['kind']): ProfitRule {
  switch (kind) {
    case 'none':
      return { kind };
    case 'multiple':
      return { kind, of: 3 };
    case 'vix-rsi':
      return { kind, above: 70 };
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
