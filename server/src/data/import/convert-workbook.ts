import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { type CellValue, HucreError, streamXlsxRows } from 'hucre';
import { checkArchive } from './check-archive.ts';
import { unreadable } from './unreadable.ts';
import { uploadLimits } from './upload-limits.ts';

/** Writes the first sheet of an Excel workbook as CSV beside it, so that everything further on reads text. Throws `unreadableFile`. */
export async function convertWorkbook(path: string, target: string): Promise<void> {
  await checkArchive(path, uploadLimits.unpackedBytes);
  try {
    await pipeline(Readable.from(sheetRows(path)), stringify({ bom: true }), createWriteStream(target));
  } catch (error) {
    if (!(error instanceof HucreError)) throw error;
    throw unreadable('Excel 文件已损坏、加密或无法识别', 'the Excel file is damaged, encrypted or of an unknown kind', error);
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
