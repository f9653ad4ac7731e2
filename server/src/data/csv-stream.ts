import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';

/** Rows as a CSV file that spreadsheets open rightly: with a byte order mark. A failure on the way breaks the stream off. */
export function csvStream(rows: AsyncIterable<string[]>): Readable {
  const csv = stringify({ bom: true, record_delimiter: '\r\n' });
  // Whoever reads the stream hears of the failure.
  pipeline(Readable.from(rows), csv).catch(() => {});
  return csv;
}
