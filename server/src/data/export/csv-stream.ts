import { Readable } from 'node:stream';
import Papa from 'papaparse';

/** Either half of a line end begins a new row for whoever reads the file, and outer blanks are lost unless they are quoted. */
const quoted = /[\r\n]|^\s|\s$/;

const byteOrderMark = '\uFEFF';
const rowsAtOnce = 200;

/** Rows as a CSV file that spreadsheets open rightly: with a byte order mark. A failure on the way breaks the stream off. */
export function csvStream(rows: AsyncIterable<string[]>): Readable {
  return Readable.from(csvText(rows), { objectMode: false });
}

/** The file as pieces of text, some rows each. */
export async function* csvText(rows: AsyncIterable<string[]>, lineEnd = '\r\n'): AsyncGenerator<string> {
  yield byteOrderMark;
  let waiting: string[][] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < rowsAtOnce) continue;
    yield csvLines(waiting, lineEnd);
    waiting = [];
  }
  if (waiting.length > 0) yield csvLines(waiting, lineEnd);
}

function csvLines(rows: string[][], lineEnd: string): string {
  return `${Papa.unparse(rows, { newline: lineEnd, quotes: (cell) => quoted.test(cell) })}${lineEnd}`;
}
