import type { Site } from './site';

export const marketwatch: Site = {
  id: 'marketwatch',
  name: 'MarketWatch',
  hosts: ['marketwatch.com'],
};
