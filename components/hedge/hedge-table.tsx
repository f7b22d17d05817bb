import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { decimals, money, percent, points, signedMoney } from '@/components/format';
import { Explanation } from '@/components/panel/explanation';
import { sayFigure } from '@/components/words';
import type { FigureUnit } from '@/lib/core/figure';
import { cellFigure, type Table } from '@/lib/core/table';

export type TableColumn = {
  readonly id: string;
  readonly sign?: 1 | -1;
  readonly head?: string;
  /** Only shown where there is room. */
  readonly roomy?: boolean;
};

export type HedgeTableProps = {
  readonly table: Table;
  /** Columns to show, and whether a value is a loss that the engine counts as a positive number. */
  readonly columns: readonly TableColumn[];
  readonly name: (rowId: string) => string;
  readonly caption: string;
  readonly rows?: number;
  /** Under which heading the words of the columns stand. */
  readonly words?: 'hedge' | 'decide';
  /** What a row is. */
  readonly per?: string;
};

/** Figures of the hedge in rows; what costs has its minus in the same row as what gains. */
export function HedgeTable(props: HedgeTableProps) {
  const { table, columns, name, caption, rows, words = 'hedge', per = i18n.t('hedgePart.per') } = props;
  const explained = useId();
  const [open, setOpen] = useState<{ readonly row: string; readonly column: string } | null>(null);
  const openRow = table.rows.find((row) => row.id === open?.row);
  const opened = open && openRow ? cellFigure(table, openRow, open.column) : null;
  const at = columns.map(({ id }) => table.columns.findIndex((column) => column.id === id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too
    <section class="hedge-scroll" aria-label={caption} tabIndex={0}>
      <table class="hedge-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{per}</th>
            {columns.map(({ id, head, roomy }) => (
              <th
                key={id}
                scope="col"
                class={roomy ? 'roomy' : ''}
                title={head ? undefined : sayFigure(`${words}.${id}`).definition}
              >
                {head ?? sayFigure(`${words}.${id}`).title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, rows).map((row) => (
            <tr key={row.id}>
              <th scope="row">{name(row.id)}</th>
              {columns.map(({ id, sign, roomy }, i) => {
                const value = row.values[at[i] as number] ?? null;
                const shown = value === null || sign === undefined ? value : sign * value;
                const unit = table.columns[at[i] as number]?.unit ?? 'count';
                const tone = sign === undefined || !shown ? '' : shown < 0 ? 'loss' : 'gain';
                return (
                  <td key={id} class={`${tone} ${roomy ? 'roomy' : ''}`}>
                    {shown === null ? (
                      '—'
                    ) : (
                      <button
                        type="button"
                        aria-expanded={open?.row === row.id && open.column === id}
                        aria-controls={explained}
                        onClick={() =>
                          setOpen(
                            open?.row === row.id && open.column === id ? null : { row: row.id, column: id },
                          )
                        }
                      >
                        {written(shown, unit, sign !== undefined)}
                      </button>
                    )}
                  </td>
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
