import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  decimals,
  money,
  percent,
  points,
  signed,
  signedMoney,
  signedPercent,
  signedWholeMoney,
  wholeMoney,
} from '@/components/format';
import { Explanation } from '@/components/panel/explanation';
import { useWidth } from '@/components/plots/use-width';
import { sayFigure } from '@/components/words';
import type { FigureUnit } from '@/lib/core/figure';
import { cellFigure, type Table, type TableRow } from '@/lib/core/table';
import type { TableColumn } from './table-column';
import { inOrder, nextOrder, type Order, OrderField } from './table-order';

export type HedgeTableProps = {
  readonly table: Table;
  readonly columns: readonly TableColumn[];
  readonly name: (rowId: string) => ComponentChildren;
  readonly caption: string;
  readonly rows?: number;
  /** The width in pixels that its columns take beside each other. Where there is less, each row is stacked. */
  readonly takes?: number;
  /** Under which heading the words of the columns stand. */
  readonly words?: 'hedge' | 'decide';
  /** What a row is. */
  readonly per?: string;
  /** Whether the heads of the columns put the rows in order. */
  readonly sortable?: boolean;
  /** The row that the user has chosen, wherever it stands. */
  readonly chosen?: string;
};

type Cell = { readonly row: string; readonly column: string };

/** Figures of the hedge in rows; what costs has its minus in the same row as what gains. */
export function HedgeTable(props: HedgeTableProps) {
  const { table, columns, name, caption, rows, words = 'hedge', sortable = false, chosen } = props;
  const { takes = 0 } = props;
  const [place, width] = useWidth<HTMLElement>(usualWidth);
  const stacked = width < takes;
  const explained = useId();
  const [open, setOpen] = useState<Cell | null>(null);
  const [order, setOrder] = useState<Order | null>(null);
  const openRow = table.rows.find((row) => row.id === open?.row);
  const opened = open && openRow ? cellFigure(table, openRow, open.column) : null;
  const isOpen = (cell: Cell) => open?.row === cell.row && open.column === cell.column;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too
    <section class="hedge-scroll" aria-label={caption} tabIndex={0} ref={place}>
      {stacked && sortable && <OrderField columns={columns} words={words} order={order} set={setOrder} />}
      <table
        class={`hedge-table ${stacked ? 'stacked' : ''}`}
        style={stacked ? { '--across': acrossOf(columns, width) } : {}}
      >
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
                {...(sortable && !stacked && { sort: () => setOrder(nextOrder(order, column.id)) })}
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
                      words={words}
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

const usualWidth = 332;
/** So wide is a figure with its name over it. */
const figureWidth = 92;

/** How many figures of a stacked row stand beside each other: as many as fit, so that every line is full. */
function acrossOf(columns: readonly TableColumn[], width: number): number {
  const shown = columns.filter(({ roomy }) => roomy === undefined).length;
  const fits = Math.max(1, Math.floor((width + 8) / (figureWidth + 8)));
  for (let across = Math.min(fits, shown); across > 1; across -= 1) if (shown % across === 0) return across;
  return fits;
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
      class={roomyClass(roomy)}
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
  readonly words: string;
  readonly open: boolean;
  /** Where its explanation appears. */
  readonly explains: string;
  readonly toggle: () => void;
};

function Value({ table, row, column, words, open, explains, toggle }: ValueProps) {
  const { id, sign, roomy, head } = column;
  const at = table.columns.findIndex((column) => column.id === id);
  const value = row.values[at] ?? null;
  const shown = value === null || sign === undefined ? value : sign * value;
  const tone = sign === undefined || !shown ? '' : shown < 0 ? 'loss' : 'gain';
  return (
    <td class={`${tone} ${roomyClass(roomy)}`} data-head={head ?? sayFigure(`${words}.${id}`).title}>
      {shown === null ? (
        '—'
      ) : (
        <button type="button" aria-expanded={open} aria-controls={explains} onClick={toggle}>
          {written(shown, table.columns[at]?.unit ?? 'count', column)}
        </button>
      )}
    </td>
  );
}

function roomyClass(roomy: TableColumn['roomy']): string {
  return roomy ? `roomy ${roomy}` : '';
}

function written(value: number, unit: FigureUnit, { sign, moves, whole }: TableColumn): string {
  switch (unit) {
    case 'money':
      if (whole) return sign === undefined ? wholeMoney(value) : signedWholeMoney(value);
      return sign === undefined ? money(value) : signedMoney(value);
    case 'fraction':
    case 'probability':
      return moves ? signedPercent(value) : percent(value);
    case 'points':
      return moves ? signed(value, 2) : points(value);
    case 'years':
    case 'count':
      return decimals(value, Number.isInteger(value) ? 0 : 2);
  }
}
