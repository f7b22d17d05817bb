import type { Site } from './site';

export const sensibull: Site = {
  id: 'sensibull',
  name: 'Sensibull',
  hosts: ['sensibull.com'],
};
