/** What makes a spreadsheet take a cell for a formula, in both widths. */
const dangerous = /^[=+\-@\t\r＝＋－＠]/;
const number = /^-?\d+(\.\d+)?$/;

/** A cell that no spreadsheet runs as a formula: an apostrophe stands before what looks like one. Plain numbers stay numbers. */
export function neutraliseFormula(cell: string): string {
  return dangerous.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}
