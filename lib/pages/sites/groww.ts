import type { Site } from './site';

export const groww: Site = {
  id: 'groww',
  name: 'Groww',
  hosts: ['groww.in'],
};
