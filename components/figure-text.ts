import { count, decimals, money, percent, points } from '@/components/format';
import type { Figure } from '@/lib/core/figure';

/** A number of the engine as it stands on a screen, by its unit; sensitivities are no percentages. */
export function figureText({ id, value, unit }: Pick<Figure, 'id' | 'value' | 'unit'>): string {
  if (id === 'expectedMove' || id === 'condor.expectedMove') return `±${points(value)}`;
  if (id === 'discount') return percent(value, 3);
  if (/[dD]elta$|^condor\.(gamma|pin)/.test(id)) return decimals(value, /gamma|pin/.test(id) ? 5 : 3);
  if (/Moves$/.test(id)) return decimals(value, 2);
  if (/^condor\.(vega|theta)/.test(id) && unit === 'points') return decimals(value, 3);
  if (/^condor\.(delta|gamma)Total$/.test(id)) return decimals(value, 2);
  switch (unit) {
    case 'points':
      return points(value);
    case 'fraction':
    case 'probability':
      return percent(value);
    case 'money':
      return money(value);
    case 'years':
      return decimals(value, 4);
    case 'count':
      return count(value);
  }
}
