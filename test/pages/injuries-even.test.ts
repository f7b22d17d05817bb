import { describe } from 'vitest';
import { sitePages } from '../playground/sites';
import { testInjuries } from '../support/injuries';

// Half of the pages, so that two cores share them.
const pages = Object.values(sitePages).flat();

describe('an injured page is read as it was or refused', () => {
  testInjuries(
    pages.filter((_, at) => at % 2 === 0),
    pages.length,
  );
});
