import type { Chain } from '@/lib/core/market/chain';
import type { CalendarEvent } from './calendar-event';
import type { Position } from './position';
import type { Series } from './series';

/** What a file turned out to hold. */
export type FileContent =
  | { readonly kind: 'chains'; readonly chains: readonly Chain[] }
  | { readonly kind: 'series'; readonly series: Series }
  | { readonly kind: 'calendar'; readonly title: string; readonly events: readonly CalendarEvent[] }
  | { readonly kind: 'position'; readonly position: Position };
