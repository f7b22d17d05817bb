import type { TaughtField } from '@/lib/core/recipe';
import type { Side } from '../columns/words';

/** What a person is asked to point at, in the order it is asked. */
export const pickRoles = ['strike', 'callBid', 'callAsk', 'putBid', 'putAsk', 'expiry'] as const;
export type PickRole = (typeof pickRoles)[number];

export type Pick = Element;
export type Picks = { readonly [R in PickRole]?: Pick };

/** What a pick says of the column it stands in. */
export function roleOf(role: Exclude<PickRole, 'expiry'>): { field: TaughtField; side: Side | null } {
  switch (role) {
    case 'strike':
      return { field: 'strike', side: null };
    case 'callBid':
      return { field: 'bid', side: 'call' };
    case 'callAsk':
      return { field: 'ask', side: 'call' };
    case 'putBid':
      return { field: 'bid', side: 'put' };
    case 'putAsk':
      return { field: 'ask', side: 'put' };
  }
}
