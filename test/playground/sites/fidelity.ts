import { day, en, level, now, page, quotedOf, type SitePage, spx } from './page';

/** Fidelity: absolute rows in any order of the tree, columns known by name only, expiries as rows between them. */

const chains = [spx(5, 1), spx(5, 2)];
const columns = ['callLast', 'callBid', 'callAsk', 'strike', 'putBid', 'putAsk', 'putLast'];
let top = 0;
let index = 0;
const lines: string[] = [];
for (const { expiry, rows } of chains) {
  const { mon, d, year } = day(expiry);
  const label = `${mon} ${d}, ${year} (W)`;
  lines.push(
    `<div class="ag-row ag-full-width-row" row-index="${index}" row-id="row-group-expirationData-${label}|in 3 days" style="top:${top}px;height:30px"><span>${label}</span><span>in 3 days</span></div>`,
  );
  for (const { strike, call, put } of rows) {
    top += 30;
    index += 1;
    const texts = [
      en(call.last),
      en(call.bid),
      en(call.ask),
      en(strike),
      en(put.bid),
      en(put.ask),
      en(put.last),
    ];
    const cells = columns.map((name, at) => {
      const text = /Bid|Ask/.test(name)
        ? `<div data-cy="${name.endsWith('Bid') ? 'bid' : 'ask'}Cell"><b>${texts[at]}</b></div>`
        : texts[at];
      return `<div class="ag-cell" col-id="${name}">${text}</div>`;
    });
    lines.push(
      `<div class="ag-row" row-index="${index}" row-id="r${index}" style="top:${top}px;height:30px">${cells.join('')}</div>`,
    );
  }
  top += 30;
  index += 1;
}
// The tree holds the rows in the order in which they were drawn.
const scattered = [
  ...lines.filter((_, at) => at % 3 === 1),
  ...lines.filter((_, at) => at % 3 === 0),
  ...lines.filter((_, at) => at % 3 === 2),
];

export const fidelity: readonly SitePage[] = [
  {
    id: 'fidelity-ag-grid',
    url: 'https://digital.fidelity.com/ftgw/digital/options-research/?symbol=SPX',
    now,
    html: page(
      'Options Research',
      `<h1>SPX</h1><span class="oar-quote-last">${en(level)}</span><div class="ag-root"><div class="ag-header">${columns.map((name) => `<div class="ag-header-cell" col-id="${name}"><span>${name.replace(/call|put/, '')}</span></div>`).join('')}</div>
      <div class="ag-body"><div class="ag-center-cols-container" style="height:${top}px">${scattered.join('\n')}</div></div></div>`,
    ),
    expected: chains.map(({ root, expiry, rows }) => ({
      underlying: 'SPX',
      root,
      expiry,
      spot: level,
      rows: quotedOf(rows),
    })),
  },
];
