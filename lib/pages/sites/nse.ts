import type { Site } from './site';

export const nse: Site = {
  id: 'nse',
  name: 'NSE India',
  hosts: ['nseindia.com'],
};
