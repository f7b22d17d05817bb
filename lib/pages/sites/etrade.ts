import type { Site } from './site';

export const etrade: Site = {
  id: 'etrade',
  name: 'E*TRADE',
  hosts: ['etrade.com'],
  expiry: ['.selectedDate b'],
};
