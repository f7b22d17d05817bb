/** A chain of so many rows and 20 columns as markup, with prices that are possible. */
export function largeChain(rows: number): string {
  const price = (i: number, side: number, at: number) =>
    ((side === 0 ? 350 - i / 2 : 50 + i / 2) + at / 10).toFixed(2);
  const cells = (i: number, side: number) =>
    Array.from({ length: 9 }, (_, at) => `<td><span>${price(i, side, at)}</span></td>`).join('');
  const words = ['Bid', 'Ask', 'Last', 'Chg', 'Vol', 'Open Int', 'Mid', 'Gamma', 'Theta'];
  const heads = words.map((word) => `<th>${word}</th>`).join('');
  const body = Array.from(
    { length: rows },
    (_, i) => `<tr>${cells(i, 0)}<td>${3000 + i}</td><td>SPXW</td>${cells(i, 1)}</tr>`,
  );
  return `<h1>SPX 3300.00</h1><p>Expiration: 2026-11-23</p><table><thead><tr>${heads}<th>Strike</th><th>Root</th>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
