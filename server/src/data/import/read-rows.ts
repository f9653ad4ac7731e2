import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Encoding } from './detect-encoding.ts';
import { unreadable } from './unreadable.ts';
import { uploadLimits } from './upload-limits.ts';

export type TextTable = { path: string; encoding: Encoding; delimiter: string };

/** `row` counts as a spreadsheet does: the first line of the file is row 1. */
export type FileRow = { row: number; cells: string[] };

/** The rows of a text table as they stand in the file, blank ones left out, in bounded memory. Throws `unreadableFile`. */
export async function* readRows({ path, encoding, delimiter }: TextTable): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // A quote within an unquoted cell is a quote: `5" pipe`.
    relax_quotes: true,
    max_record_size: uploadLimits.rowLength,
  });
  const bytes = createReadStream(path);
  const input = encoding === 'utf-8' ? bytes : Readable.from(decode(bytes, encoding));
  input.on('error', (error: Error) => parser.destroy(error));
  input.pipe(parser);
  try {
    let row = 0;
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (!isBlank(cells)) yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? asUnreadable(error) : error;
  } finally {
    input.destroy();
    parser.destroy();
  }
}

async function* decode(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function asUnreadable(error: CsvError): Error {
  const line = typeof error.lines === 'number' ? error.lines : '?';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return unreadable(
      `第 ${line} 行附近的引号没有闭合`,
      `a quoted cell is never closed; look for a stray quotation mark before line ${line}`,
      error,
    );
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return unreadable(
      `第 ${line} 行过长，可能缺少换行或引号不匹配`,
      `line ${line} is too long; a line end or a quote may be missing`,
      error,
    );
  return unreadable(`第 ${line} 行的 CSV 格式有误`, `line ${line} is no valid CSV`, error);
}
