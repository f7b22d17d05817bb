import type { Site } from './site';

export const yahoo: Site = {
  id: 'yahoo',
  name: 'Yahoo Finance',
  hosts: ['finance.yahoo.com'],
  symbol: ['[data-flw-quote]'],
  spot: ['.time_rtq_ticker', '[data-testid="qsp-price"]'],
};
