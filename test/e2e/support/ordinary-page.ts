/** A big page as the web has them, about 5 000 elements, with tables that are no option chains. */
export function ordinaryPage(): string {
  const times = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const table = (heads: string[], rows: number) => `
    <table>
      <thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead>
      <tbody>${times(rows, (row) => `<tr>${heads.map((_, at) => `<td>${row * 7 + at}.25</td>`).join('')}</tr>`).join('')}</tbody>
    </table>`;
  return `<!doctype html>
    <html lang="en"><meta charset="utf-8"><title>An ordinary page</title>
    <nav><ul>${times(60, (at) => `<li><a href="#a${at}">Section ${at}</a></li>`).join('')}</ul></nav>
    <main>
      ${times(250, (at) => `<article id="a${at}"><h2>Heading ${at}</h2><p>Some words, <b>bold</b> and <i>thin</i>.</p><div><span>by</span> <span>somebody</span></div></article>`).join('')}
      <h2>Shares</h2>${table(['Symbol', 'Last', 'Bid', 'Ask', 'Volume'], 200)}
      <h2>Timetable</h2>${table(['Line', 'From', 'To', 'Strike days', 'Platform'], 120)}
      <h2>Results</h2>${table(['Team', 'Won', 'Drawn', 'Lost', 'Points'], 80)}
    </main>
    <footer id="clock">0</footer></html>`;
}
