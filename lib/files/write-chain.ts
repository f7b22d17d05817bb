import type { Chain, Quote } from '@/lib/core/market/chain';
import { compactOcc } from '@/lib/core/market/occ';

const fields = ['last', 'iv', 'delta', 'openInterest', 'volume'] as const;

/**
 * Chains as a CSV that `readFile` gives back unchanged: one option a line, with its symbol, the level and the time of
 * its quotes. An option that was nowhere listed has no line. `null` for a strike that no symbol can hold.
 */
export function writeChains(chains: readonly Chain[]): string | null {
  const used = fields.filter((field) =>
    chains.some(({ rows }) =>
      rows.some(({ call, put }) => call[field] !== undefined || put[field] !== undefined),
    ),
  );
  const lines = [['option', 'bid', 'ask', ...used, 'spot', 'quoted at'].join(',')];
  for (const { rows, root, expiry, spot, source } of chains) {
    const quotedAt = source.quotedAt === null ? '' : new Date(source.quotedAt).toISOString();
    for (const { strike, ...sides } of rows)
      for (const right of ['call', 'put'] as const) {
        const quote = sides[right];
        if (!isListed(quote, used)) continue;
        const symbol = compactOcc({ root, expiry, right, strike });
        if (!symbol.ok) return null;
        const cells = [quote.bid, quote.ask, ...used.map((field) => quote[field]), spot].map(
          (cell) => cell ?? '',
        );
        lines.push([symbol.value, ...cells, quotedAt].join(','));
      }
  }
  return `${lines.join('\n')}\n`;
}

function isListed(quote: Quote, used: readonly (keyof Quote)[]): boolean {
  return quote.bid !== null || quote.ask !== null || used.some((field) => quote[field] !== undefined);
}
