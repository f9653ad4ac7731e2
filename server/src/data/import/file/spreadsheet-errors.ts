/** What a workbook's formula comes in as whose result was never worked out; no spreadsheet shows it by itself. */
export const formulaWithoutValue = '#FORMULA!';

/** What spreadsheets show, and save as text, in place of a value. */
const errors = new Set([
  ...['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#VALUE!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!'],
  ...['#CONNECT!', '#UNKNOWN!', '#GETTING_DATA', '#BUSY!', '#EXTERNAL!', '#PYTHON!', '#ERROR!', formulaWithoutValue],
]);

/** Whether a cell holds an error of the spreadsheet and no value. */
export function isSpreadsheetError(text: string): boolean {
  return text.charCodeAt(0) === 35 && errors.has(text);
}
