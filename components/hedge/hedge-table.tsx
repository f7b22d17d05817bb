import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { decimals, money, percent, points, signedMoney } from '@/components/format';
import { Explanation } from '@/components/panel/explanation';
import { sayFigure } from '@/components/words';
import type { FigureUnit } from '@/lib/core/figure';
import { cellFigure, sortedRows, type Table, type TableRow } from '@/lib/core/table';

export type TableColumn = {
  readonly id: string;
  /** Of a value with a sign that is to be seen; `-1` where the engine counts a loss as a positive number. */
  readonly sign?: 1 | -1;
  readonly head?: string;
  /** Only shown where there is room. */
  readonly roomy?: boolean;
};

export type HedgeTableProps = {
  readonly table: Table;
  readonly columns: readonly TableColumn[];
  readonly name: (rowId: string) => ComponentChildren;
  readonly caption: string;
  readonly rows?: number;
  /** Under which heading the words of the columns stand. */
  readonly words?: 'hedge' | 'decide';
  /** What a row is. */
  readonly per?: string;
  /** Whether the heads of the columns put the rows in order. */
  readonly sortable?: boolean;
  /** The row that the user has chosen, wherever it stands. */
  readonly chosen?: string;
};

type Order = { readonly column: string; readonly way: 'ascending' | 'descending' };
type Cell = { readonly row: string; readonly column: string };

/** Figures of the hedge in rows; what costs has its minus in the same row as what gains. */
export function HedgeTable(props: HedgeTableProps) {
  const { table, columns, name, caption, rows, words = 'hedge', sortable = false, chosen } = props;
  const explained = useId();
  const [open, setOpen] = useState<Cell | null>(null);
  const [order, setOrder] = useState<Order | null>(null);
  const openRow = table.rows.find((row) => row.id === open?.row);
  const opened = open && openRow ? cellFigure(table, openRow, open.column) : null;
  const isOpen = (cell: Cell) => open?.row === cell.row && open.column === cell.column;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too
    <section class="hedge-scroll" aria-label={caption} tabIndex={0}>
      <table class="hedge-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.per ?? i18n.t('hedgePart.per')}</th>
            {columns.map((column) => (
              <Head
                key={column.id}
                column={column}
                words={words}
                order={order?.column === column.id ? order.way : null}
                {...(sortable && { sort: () => setOrder(nextOrder(order, column.id)) })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(table, columns, order)
            .slice(0, rows)
            .map((row) => (
              <tr
                key={row.id}
                class={row.id === chosen ? 'chosen' : ''}
                aria-current={row.id === chosen ? 'true' : undefined}
              >
                <th scope="row">{name(row.id)}</th>
                {columns.map((column) => {
                  const cell = { row: row.id, column: column.id };
                  return (
                    <Value
                      key={column.id}
                      table={table}
                      row={row}
                      column={column}
                      open={isOpen(cell)}
                      explains={explained}
                      toggle={() => setOpen(isOpen(cell) ? null : cell)}
                    />
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
      <div id={explained}>
        {opened && <Explanation figure={{ ...opened, id: `${words}.${open?.column}` }} />}
      </div>
    </section>
  );
}

/** Rising, then falling, then as they came. */
function nextOrder(order: Order | null, column: string): Order | null {
  if (order?.column !== column) return { column, way: 'ascending' };
  return order.way === 'ascending' ? { column, way: 'descending' } : null;
}

/** By what is seen: where a cost is shown with its minus, the dearest is the lowest. */
function inOrder(table: Table, columns: readonly TableColumn[], order: Order | null): readonly TableRow[] {
  if (order === null) return table.rows;
  const turned = columns.find(({ id }) => id === order.column)?.sign === -1;
  return sortedRows(table, order.column, (order.way === 'ascending') === turned ? 'falling' : 'rising');
}

type HeadProps = {
  readonly column: TableColumn;
  readonly words: string;
  readonly order: Order['way'] | null;
  readonly sort?: () => void;
};

function Head({ column: { id, head, roomy }, words, order, sort }: HeadProps) {
  const { title, definition } = sayFigure(`${words}.${id}`);
  return (
    <th
      scope="col"
      class={roomy ? 'roomy' : ''}
      title={head ? undefined : definition}
      aria-sort={order ?? undefined}
    >
      {sort ? (
        <button type="button" onClick={sort}>
          {head ?? title}
        </button>
      ) : (
        (head ?? title)
      )}
    </th>
  );
}

type ValueProps = {
  readonly table: Table;
  readonly row: TableRow;
  readonly column: TableColumn;
  readonly open: boolean;
  /** Where its explanation appears. */
  readonly explains: string;
  readonly toggle: () => void;
};

function Value({ table, row, column: { id, sign, roomy }, open, explains, toggle }: ValueProps) {
  const at = table.columns.findIndex((column) => column.id === id);
  const value = row.values[at] ?? null;
  const shown = value === null || sign === undefined ? value : sign * value;
  const tone = sign === undefined || !shown ? '' : shown < 0 ? 'loss' : 'gain';
  return (
    <td class={`${tone} ${roomy ? 'roomy' : ''}`}>
      {shown === null ? (
        '—'
      ) : (
        <button type="button" aria-expanded={open} aria-controls={explains} onClick={toggle}>
          {written(shown, table.columns[at]?.unit ?? 'count', sign !== undefined)}
        </button>
      )}
    </td>
  );
}

function written(value: number, unit: FigureUnit, signed: boolean): string {
  switch (unit) {
    case 'money':
      return signed ? signedMoney(value) : money(value);
    case 'fraction':
    case 'probability':
      return percent(value);
    case 'points':
      return points(value);
    case 'years':
    case 'count':
      return decimals(value, Number.isInteger(value) ? 0 : 2);
  }
}
