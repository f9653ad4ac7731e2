/** A file as people make it: a header and rows of cells. */
export type Table = readonly (readonly string[])[];

/** As a spreadsheet writes it: CRLF, quotes only where a cell needs them. */
export function writeCsv(table: Table): string {
  return table.map((cells) => `${cells.map(quoteCell).join(',')}\r\n`).join('');
}

function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Rows of records in the order of the columns. */
export function tableOf<Column extends string>(columns: readonly Column[], records: readonly Record<Column, string>[]): Table {
  return [columns, ...records.map((record) => columns.map((column) => record[column]))];
}
