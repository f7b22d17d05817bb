import type { Site } from './site';

export const cboe: Site = {
  id: 'cboe',
  name: 'Cboe',
  hosts: ['cboe.com'],
};
