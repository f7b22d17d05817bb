/** Rows of text as aligned columns; columns that hold only numbers are right-aligned. */
export function table(columns, rows) {
  const width = columns.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)),
  );
  const right = columns.map((_, i) => rows.length > 0 && rows.every((row) => isNumber(row[i] ?? '')));
  const line = (cells) =>
    cells
      .map((cell, i) => (right[i] ? cell.padStart(width[i]) : cell.padEnd(width[i])))
      .join('  ')
      .trimEnd();
  return [line(columns), line(width.map((n) => '-'.repeat(n))), ...rows.map(line)].join('\n');
}

/** The same rows as a Markdown table. */
export function markdownTable(columns, rows) {
  const line = (cells) => `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

const isNumber = (text) => /^[-+]?[\d ,.]*(\s?(s|ms|µs|kB|×|%))?$/.test(text);
