import type { Site } from './site';

export const robinhood: Site = {
  id: 'robinhood',
  name: 'Robinhood',
  hosts: ['robinhood.com'],
  expiry: ['[data-testid="SelectExpirationDateDropdown"] [role="combobox"]'],
};
