import { it } from 'vitest';
import { rootsOf } from '@/lib/pages/roots';
import { claimsOf } from '@/lib/pages/claims';
import { readHalves } from '@/lib/pages/halves';
import { shortTexts } from '@/lib/pages/texts';
import { seriesOf, joinSides } from '@/lib/pages/series';
import { tableGrids } from '@/lib/pages/tables';
import { findColumns } from '@/lib/pages/columns';
import { readPage } from '@/lib/pages/read';
import { now } from '../playground/sites/page';
it('phases', () => {
  const price = (i: number, side: number, at: number) => ((side === 0 ? 350 - i / 2 : 50 + i / 2) + at / 10).toFixed(2);
  const cells = (i: number, side: number) => Array.from({ length: 9 }, (_, at) => `<td><span>${price(i, side, at)}</span></td>`).join('');
  const words = ['Bid', 'Ask', 'Last', 'Chg', 'Vol', 'Open Int', 'Mid', 'Gamma', 'Theta'];
  const heads = words.map((word) => `<th>${word}</th>`).join('');
  const rows = Array.from({ length: 600 }, (_, i) => `<tr>${cells(i, 0)}<td>${3000 + i}</td><td>SPXW</td>${cells(i, 1)}</tr>`);
  document.body.innerHTML = `<h1>SPX 3300.00</h1><p>Expiration: 2026-11-23</p><table><thead><tr>${heads}<th>Strike</th><th>Root</th>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const t: Record<string, number[]> = {};
  const time = <T>(name: string, f: () => T): T => { const s = performance.now(); const r = f(); (t[name] ??= []).push(performance.now() - s); return r; };
  for (let i = 0; i < 30; i++) {
    const roots = time('roots', () => rootsOf(document));
    const grids = time('tables', () => tableGrids(document));
    time('columns', () => grids.map((g) => findColumns(g)));
    const claims = time('claims', () => claimsOf(roots));
    if (!claims.ok) throw 1;
    const halves = time('halves', () => readHalves(claims.value.claims[0]!, 'en'));
    time('texts', () => shortTexts(roots, new Set(claims.value.claims.map((c) => c.grid.element))));
    if (!halves.ok) throw 1;
    time('series', () => seriesOf(halves.value, '2026-11-20' as never));
    time('join', () => joinSides(halves.value));
    time('all', () => readPage(document, new URL('https://broker.example/'), now));
  }
  console.info(Object.entries(t).map(([k, v]) => `${k}: first ${v[0]!.toFixed(2)} median ${[...v].sort((a, b) => a - b)[15]!.toFixed(2)} max ${Math.max(...v).toFixed(2)}`).join('\n'));
});
