import { element } from './element';

/** What a broker's redesign or a bad connection does to a page, so that a reader can be seen to notice. */
export type Breakage = 'none' | 'header' | 'half' | 'table';

export const BREAKAGES: Readonly<Record<Breakage, string>> = {
  none: 'Not broken',
  header: 'Rename the Bid headers',
  half: 'Stop the table half way',
  table: 'Remove the table',
};

/** Damages a freshly made table inside its panel. */
export function breakTable(panel: HTMLElement, table: HTMLTableElement, kind: Breakage): void {
  switch (kind) {
    case 'none':
      return;
    case 'header':
      for (const head of table.tHead?.querySelectorAll('th') ?? []) {
        if (head.textContent === 'Bid') head.textContent = 'Indication';
      }
      return;
    case 'half': {
      const rows = [...table.rows].slice(2);
      const kept = Math.ceil(rows.length / 2);
      for (const row of rows.slice(kept)) row.remove();
      // The connection broke within a row: its puts never came.
      for (const cell of [...(rows[kept - 1]?.cells ?? [])].slice(5)) cell.remove();
      return;
    }
    case 'table':
      panel.replaceChildren(
        element(
          panel.ownerDocument,
          'p',
          { class: 'ng-away' },
          'Quotes are unavailable. Please try again later.',
        ),
      );
  }
}
