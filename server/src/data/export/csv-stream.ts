import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';

/** Either half of a line end begins a new row for whoever reads the file, and outer blanks are lost unless they are quoted. */
const quoted = /[\r\n]|^\s|\s$/;

/** Rows as a CSV file that spreadsheets open rightly: with a byte order mark. A failure on the way breaks the stream off. */
export function csvStream(rows: AsyncIterable<string[]>): Readable {
  const csv = stringify({ bom: true, record_delimiter: '\r\n', quoted_match: quoted });
  // Whoever reads the stream hears of the failure.
  pipeline(Readable.from(rows), csv).catch(() => {});
  return csv;
}
