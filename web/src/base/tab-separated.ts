import { neutraliseFormula, restoreFormula } from '../../../metadata/neutralise-formula.ts';

/** A block of cells as spreadsheets take it from the clipboard; nothing in it is run as a formula. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(writeCell).join('\t')).join('\r\n');
}

function writeCell(text: string): string {
  const safe = neutraliseFormula(text);
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The cells of a copied block, every row as long as the longest. A quoted cell may hold tabs and lines of its own. */
export function readBlock(text: string): string[][] {
  const rows = readRows(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''));
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

function readRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1)?.push(restoreFormula(quoted?.replaceAll('""', '"') ?? plain));
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  return rows;
}
