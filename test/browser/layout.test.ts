import { afterEach, describe, expect, it } from 'vitest';
import { freeSpace } from '@/components/overlay/free';
import { type Placed, placeMarks } from '@/components/overlay/layout';
import type { Mark } from '@/components/overlay/marks';
import { sightOf } from '@/components/overlay/sight';
import type { Anchors } from '@/lib/pages/read';

/** Where the marks fall, on real layout: only a browser knows where a row is and what covers it. */

const rowHeight = 20;
const strikes = [80, 90, 100, 110, 120];

function table(style = '', order: readonly number[] = strikes): Anchors {
  document.body.innerHTML = `<style>* { margin: 0 } table { border-collapse: collapse; width: 300px; ${style} }
    td, th { height: ${rowHeight}px; padding: 0; font: 12px/20px monospace }</style>
    <div id="scroller"><table><thead><tr><th>Bid</th><th>Strike</th><th>Ask</th></tr></thead><tbody>
    ${order.map((strike) => `<tr><td>1</td><td>${strike}</td><td>2</td></tr>`).join('')}</tbody></table></div>`;
  const element = document.querySelector('table') as HTMLTableElement;
  const rows = [...element.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => {
    const strikeCell = row.cells[1] as HTMLTableCellElement;
    return { strike: Number(strikeCell.textContent), row, strikeCell, text: strikeCell.textContent ?? '' };
  });
  rows.sort((a, b) => a.strike - b.strike);
  return { table: element, head: element.tHead?.rows[0]?.cells[1] ?? null, rows };
}

const line = (price: number): Mark => ({
  kind: 'line',
  role: 'forward',
  price,
  words: '',
  brief: '',
  least: '',
});
const placedOn = (anchors: Anchors, mark: Mark): Placed | null => {
  const sight = sightOf(anchors, document, null);
  return sight && placeMarks([mark], sight);
};
const yOf = (anchors: Anchors, price: number) => placedOn(anchors, line(price))?.lines[0]?.y;
const rectOf = (anchors: Anchors, strike: number) =>
  anchors.rows.find((row) => row.strike === strike)?.row.getBoundingClientRect() as DOMRect;

afterEach(() => {
  document.body.innerHTML = '';
});

describe('a line', () => {
  it.each([
    ['rising', strikes],
    ['falling', [...strikes].reverse()],
  ])('lies between the two rows its price lies between, strikes %s', (_, order) => {
    const anchors = table('', order);
    const [lower, upper] = [rectOf(anchors, 100), rectOf(anchors, 110)];
    expect(yOf(anchors, 104)).toBeCloseTo(Math.max(lower.top, upper.top), 0);
  });

  it('is not drawn beyond the listed strikes', () => {
    const anchors = table();
    expect(yOf(anchors, 125)).toBeUndefined();
    expect(yOf(anchors, 75)).toBeUndefined();
  });

  it('is not drawn on a row that was recycled for another strike', () => {
    const anchors = table();
    expect(yOf(anchors, 104)).toBeDefined();
    anchors.rows[3]?.strikeCell.replaceChildren('210');
    expect(yOf(anchors, 104)).toBeUndefined();
  });

  it('is not drawn over what floats above the rows', () => {
    const anchors = table();
    const dialog = document.createElement('div');
    Object.assign(dialog.style, { position: 'fixed', inset: '0', background: 'white' });
    document.body.append(dialog);
    expect(yOf(anchors, 104)).toBeUndefined();
    dialog.remove();
    expect(yOf(anchors, 104)).toBeDefined();
  });

  it('hides with its row when that scrolls out of its box, or under a head that stays', () => {
    const anchors = table();
    const scroller = document.getElementById('scroller') as HTMLElement;
    Object.assign(scroller.style, { height: '60px', overflow: 'auto' });
    expect(yOf(anchors, 114)).toBeUndefined();
    scroller.scrollTop = 60;
    expect(yOf(anchors, 114)).toBeDefined();
    expect(yOf(anchors, 84)).toBeUndefined();
    (anchors.head as HTMLElement).parentElement?.parentElement?.style.setProperty('position', 'sticky');
    (anchors.head as HTMLElement).parentElement?.parentElement?.style.setProperty('top', '0');
    const head = (anchors.head as HTMLElement).getBoundingClientRect();
    for (const price of [84, 94, 104, 114]) {
      const y = yOf(anchors, price);
      if (y !== undefined) expect(y).toBeGreaterThanOrEqual(head.bottom - 1);
    }
  });
});

describe('a band', () => {
  it('reaches from row edge to row edge and ends at the last row beyond the strikes', () => {
    const anchors = table();
    const band = placedOn(anchors, { kind: 'band', from: 84, to: 500 })?.bands[0];
    expect(band?.top).toBeCloseTo(rectOf(anchors, 80).bottom, 0);
    expect(band?.bottom).toBeCloseTo(rectOf(anchors, 120).bottom, 0);
  });
});

describe('free space', () => {
  it('is the page’s own background and the empty part of a heading, never a quote, a control or a word', () => {
    const anchors = table();
    document.body.insertAdjacentHTML(
      'afterbegin',
      '<h1 style="font: 20px monospace">SPX</h1><button>Buy</button>',
    );
    const at = (x: number, y: number) => ({ left: x, top: y, right: x + 60, bottom: y + 14 });
    const cell = rectOf(anchors, 100);
    expect(freeSpace(anchors.table, null)(at(cell.right + 20, cell.top))).toBe(true);
    expect(freeSpace(anchors.table, null)(at(200, 4))).toBe(true);
    expect(freeSpace(anchors.table, null)(at(5, 4))).toBe(false);
    expect(freeSpace(anchors.table, null)(at(cell.left + 20, cell.top))).toBe(false);
    const button = document.querySelector('button') as HTMLElement;
    const { left, top } = button.getBoundingClientRect();
    expect(freeSpace(anchors.table, null)(at(left, top))).toBe(false);
    expect(freeSpace(anchors.table, null)(at(-10, cell.top))).toBe(false);
  });
});
