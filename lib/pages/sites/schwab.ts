import type { Site } from './site';

export const schwab: Site = {
  id: 'schwab',
  name: 'Schwab',
  hosts: ['schwab.com'],
};
