/** Where a spreadsheet would take what follows for a formula, in both widths: at the start of a cell, and of each of its lines. */
const start = /^(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[\r\n])(?='*[=+\-@\t＝＋－＠])/g;
/** The same with the apostrophe that was put there. */
const guarded = /^'(?='*[=+\-@\t\r\n＝＋－＠])|(?<=[\r\n])'(?='*[=+\-@\t＝＋－＠])/g;
const number = /^-?\d[\d,]*(\.\d+)?%?$/;

/**
 * A cell that no spreadsheet runs as a formula: an apostrophe stands before what looks like one. Plain numbers stay numbers, and an
 * apostrophe that was there already gets another, so that `restoreFormula` gives back exactly what was there.
 */
export function neutraliseFormula(cell: string): string {
  return number.test(cell) ? cell : cell.replace(start, "'");
}

/** Takes off what `neutraliseFormula` has put on, and no more: a file that was exported comes back as it was. */
export function restoreFormula(cell: string): string {
  return cell.includes("'") ? cell.replace(guarded, '') : cell;
}
