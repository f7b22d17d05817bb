import type { Site } from './site';

export const tradingview: Site = {
  id: 'tradingview',
  name: 'TradingView',
  hosts: ['tradingview.com'],
  expiryParameters: ['series'],
};
