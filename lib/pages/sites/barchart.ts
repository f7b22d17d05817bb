import type { Site } from './site';

export const barchart: Site = {
  id: 'barchart',
  name: 'Barchart',
  hosts: ['barchart.com'],
  expiry: ['select[aria-label="set expiration date"]'],
  spot: ['.last-change [class*="last"]'],
};
