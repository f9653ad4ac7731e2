import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { type CellValue, HucreError, streamXlsxRows } from 'hucre';
import { exitOfFullDisk, exitOfTooLong, exitOfUnreadable, uploadLimits } from './upload-limits.ts';

/** What `convertWorkbook` runs: `node convert-workbook-program.ts book.xlsx book.csv <bytes at the most>`. */
const [path = '', target = '', most = ''] = process.argv.slice(2);

class TooLong extends Error {}

// The server holds the other end: once it is gone, nobody waits for the text.
process.stdin.on('end', () => process.exit(1)).resume();
process.stdin.unref();

try {
  await pipeline(Readable.from(sheetRows(path)), stringify({ bom: true }), limit, createWriteStream(target, { mode: 0o600 }));
} catch (error) {
  if (error instanceof TooLong) process.exitCode = exitOfTooLong;
  else if (error instanceof HucreError) process.exitCode = exitOfUnreadable;
  else if ((error as NodeJS.ErrnoException).code === 'ENOSPC') process.exitCode = exitOfFullDisk;
  else throw error;
}

async function* limit(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > Number(most)) throw new TooLong();
    yield chunk;
  }
}

async function* sheetRows(path: string): AsyncGenerator<string[]> {
  const bytes = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  let next = 0;
  for await (const { index, values } of streamXlsxRows(bytes)) {
    // Rows that are empty in the sheet are kept, so that row numbers stay what Excel shows.
    for (; next < index && next < uploadLimits.rows; next += 1) yield [''];
    next = index + 1;
    yield values.map(cellText);
  }
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace('T', ' ')
      .replace(/\.000Z$/, '');
  if (typeof value === 'number') return plainNumber(value);
  return String(value);
}

/** Phone numbers and other long digits are kept without an exponent; Excel's own 15 digits are what counts. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
