import type { Site } from './site';

export const thinkorswim: Site = {
  id: 'thinkorswim',
  name: 'thinkorswim web',
  hosts: ['trade.thinkorswim.com'],
};
