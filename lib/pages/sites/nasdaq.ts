import type { Site } from './site';

export const nasdaq: Site = {
  id: 'nasdaq',
  name: 'Nasdaq',
  hosts: ['nasdaq.com'],
  symbol: ['.qwidget-symbol'],
  spot: ['#qwidget_lastsale'],
};
