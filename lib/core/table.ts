import type { Figure, FigureInput, FigureUnit } from './figure';

/** Figures that stand in rows: the formula is said once, in the head of its column. */
export type Table = {
  /** Begins the id of every figure in it, such as `hedge.costs`. */
  readonly id: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** Inputs that every row has in common. */
  readonly shared: readonly FigureInput[];
};

export type Column = {
  readonly id: string;
  readonly unit: FigureUnit;
  readonly formula: string;
  /** Columns of the same row, or symbols of the shared inputs. */
  readonly inputs: readonly string[];
};

/** One value for each column; `null` where it does not exist. */
export type TableRow = { readonly id: string; readonly values: readonly (number | null)[] };

/** A column with a way to its value, before there are rows. */
export type ColumnOf<T> = Column & { readonly of: (each: T) => number | null };

export function tableOf<T>(
  id: string,
  columns: readonly ColumnOf<T>[],
  rows: readonly { readonly id: string; readonly of: T }[],
  shared: readonly FigureInput[] = [],
): Table {
  return {
    id,
    columns: columns.map(({ of: _, ...column }) => column),
    rows: rows.map((row) => ({ id: row.id, values: columns.map(({ of }) => of(row.of)) })),
    shared,
  };
}

/** One cell with all that "explain this number" needs; `null` where there is no number. */
export function cellFigure(table: Table, row: TableRow, columnId: string): Figure | null {
  const numberIn = (id: string) => {
    const at = table.columns.findIndex((column) => column.id === id);
    return at < 0 ? null : (row.values[at] ?? null);
  };
  const column = table.columns.find(({ id }) => id === columnId);
  const value = numberIn(columnId);
  if (column === undefined || value === null) return null;
  const inputs = column.inputs.flatMap((name): FigureInput[] => {
    const beside = table.columns.find(({ id }) => id === name);
    const cell = numberIn(name);
    if (beside && cell !== null) return [{ symbol: name, value: cell, unit: beside.unit }];
    return table.shared.filter(({ symbol }) => symbol === name);
  });
  return { id: `${table.id}.${columnId}`, value, unit: column.unit, formula: column.formula, inputs };
}

/** The rows by one column; what has no value there comes last either way, equals stay as they came. */
export function sortedRows(table: Table, columnId: string, order: 'rising' | 'falling'): readonly TableRow[] {
  const at = table.columns.findIndex(({ id }) => id === columnId);
  const sign = order === 'rising' ? 1 : -1;
  return table.rows.toSorted((a, b) => {
    const [x, y] = [a.values[at] ?? null, b.values[at] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}
