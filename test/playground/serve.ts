import { type ServedPage, servePage } from '../support/serve-page';

/**
 * The practice broker on 127.0.0.1, for end-to-end tests that need a page on a real address. Queries: `symbol`,
 * `mode`, `seed`, `tick` (ms, 0 for never), `expiry`, `strikes`, `now`, `shared`.
 */
export type Playground = ServedPage;

export function servePlayground(): Promise<Playground> {
  return servePage(import.meta.dirname);
}
