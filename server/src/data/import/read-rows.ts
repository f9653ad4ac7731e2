import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import type { Encoding } from './detect-encoding.ts';
import { unreadable } from './unreadable.ts';
import { uploadLimits } from './upload-limits.ts';

export type TextTable = { path: string; encoding: Encoding; delimiter: string };

/** `row` counts as a spreadsheet does: the first line of the file is row 1. */
export type FileRow = { row: number; cells: string[] };

/**
 * The rows of a text table as they stand in the file, blank ones left out, in bounded memory: as many at a time as one piece of the
 * file holds, since to wait for each row takes longer than to read it. Throws `unreadableFile`.
 */
export async function* readRows({ path, encoding, delimiter }: TextTable): AsyncGenerator<FileRow[]> {
  let row = 0;
  const found: FileRow[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // A quote within an unquoted cell is a quote: `5" pipe`.
    relax_quotes: true,
    max_record_size: uploadLimits.rowLength,
    on_record(cells: string[]) {
      row += 1;
      if (!isBlank(cells)) found.push({ row, cells });
    },
  });
  parser.on('error', () => {});
  const bytes = createReadStream(path);
  try {
    for await (const piece of encoding === 'utf-8' ? bytes : decode(bytes, encoding)) {
      await settle((done) => parser.write(piece, done));
      if (found.length > 0) yield found.splice(0);
    }
    await settle((done) => parser.end(done));
    if (found.length > 0) yield found;
  } catch (error) {
    throw error instanceof CsvError ? asUnreadable(error) : error;
  } finally {
    bytes.destroy();
    parser.destroy();
  }
}

function settle(act: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));
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
