import type { Site } from './site';

export const fidelity: Site = {
  id: 'fidelity',
  name: 'Fidelity',
  hosts: ['fidelity.com'],
  spot: ['span.oar-quote-last'],
};
