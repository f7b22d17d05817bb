import { i18n } from '#i18n';
import { sayFigure } from '@/components/words';
import { sortedRows, type Table, type TableRow } from '@/lib/core/table';
import type { TableColumn } from './table-column';

/** By which column the rows of a table stand, and which way. */
export type Order = { readonly column: string; readonly way: 'ascending' | 'descending' };

/** Rising, then falling, then as they came. */
export function nextOrder(order: Order | null, column: string): Order | null {
  if (order?.column !== column) return { column, way: 'ascending' };
  return order.way === 'ascending' ? { column, way: 'descending' } : null;
}

/** By what is seen: where a cost is shown with its minus, the dearest is the lowest. */
export function inOrder(
  table: Table,
  columns: readonly TableColumn[],
  order: Order | null,
): readonly TableRow[] {
  if (order === null) return table.rows;
  const turned = columns.find(({ id }) => id === order.column)?.sign === -1;
  return sortedRows(table, order.column, (order.way === 'ascending') === turned ? 'falling' : 'rising');
}

export type OrderFieldProps = {
  readonly columns: readonly TableColumn[];
  readonly words: string;
  readonly order: Order | null;
  readonly set: (order: Order | null) => void;
};

/** Puts the rows in order where there is no head of a column to press. */
export function OrderField({ columns, words, order, set }: OrderFieldProps) {
  const name = ({ id, head }: TableColumn) => head ?? sayFigure(`${words}.${id}`).title;
  const ways = ['ascending', 'descending'] as const;
  return (
    <div class="asked">
      <label>
        {i18n.t('hedgePart.orderBy')}
        <select
          value={order ? `${order.way} ${order.column}` : ''}
          data-testid="order-by"
          onChange={(event) => {
            const [way, column] = event.currentTarget.value.split(' ');
            set(column ? { column, way: way === 'descending' ? way : 'ascending' } : null);
          }}
        >
          <option value="">{i18n.t('hedgePart.asTheyCome')}</option>
          {columns.flatMap((column) =>
            ways.map((way) => (
              <option key={`${way} ${column.id}`} value={`${way} ${column.id}`}>
                {i18n.t(`hedgePart.${way}`, [name(column)])}
              </option>
            )),
          )}
        </select>
      </label>
    </div>
  );
}
