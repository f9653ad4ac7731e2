import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Encoding, ImportPreview } from '@tenon/metadata';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding } from './detect-encoding.ts';
import { detectHeaderRow, headLength } from './detect-header-row.ts';
import { type FileRow, readRows, type TextTable } from './read-rows.ts';
import { type Damaged, type Scan, scanColumns } from './scan-columns.ts';
import { unreadable } from './unreadable.ts';
import { type Converted, convertWorkbook } from './workbook/convert-workbook.ts';

/** How somebody wants a file to be read; the rest is found out. */
export type ToldReading = { encoding?: Encoding; delimiter?: string; sheet?: string; headerRow?: number };

/** How a file is read. Files that were sent to older versions have a header in their first row. */
export type FileReading = {
  format: 'csv' | 'xlsx';
  encoding: Encoding;
  delimiter: string;
  reading: { headerRow?: number; damaged?: Damaged } & Pick<ImportPreview, 'sheet' | 'sheets'>;
};

/** A line for work that only one may do at a time. */
type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Looks through a file and finds out how it is to be read; of a workbook one sheet is written to `text`. Throws `unreadableFile`. */
export async function readFile(
  { path, text }: { path: string; text: string },
  { told, inTurn }: { told: ToldReading; inTurn: InTurn },
): Promise<FileReading & { scan: Pick<Scan, 'columns' | 'rows'> }> {
  const isWorkbook = await holdsWorkbook(path);
  const book = isWorkbook ? await inTurn(() => convertWorkbook(path, text, told)) : undefined;
  const table: TextTable = book ? { path: text, encoding: 'utf-8', delimiter: ',' } : await textTable(path, told);
  const from = told.headerRow ?? (await findHeaderRow(table, book));
  const { damaged, ...scan } = await scanColumns(readRows({ ...table, from }), { isWorkbook });
  return {
    format: isWorkbook ? 'xlsx' : 'csv',
    encoding: table.encoding,
    delimiter: table.delimiter,
    reading: { headerRow: from, ...(damaged && { damaged }), ...(book && { sheet: book.sheet, sheets: book.sheets }) },
    scan,
  };
}

/** By its first bytes, whatever its name says. */
async function holdsWorkbook(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (buffer.readUInt32BE(0) === 0xd0cf11e0)
      throw unreadable(
        '请将旧版 .xls 或加密的工作簿另存为 .xlsx 或 CSV',
        'save the old .xls or encrypted workbook as .xlsx or CSV',
      );
    return buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}

async function textTable(path: string, told: ToldReading): Promise<TextTable> {
  const found = await detectEncoding(path);
  const encoding = told.encoding ?? found;
  return { path, encoding, delimiter: told.delimiter ?? (await findDelimiter(path, encoding)) };
}

async function findDelimiter(path: string, encoding: Encoding): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: 64 * 1024 })) chunks.push(chunk as Buffer);
  return detectDelimiter(new TextDecoder(encoding).decode(Buffer.concat(chunks)));
}

async function findHeaderRow(table: TextTable, book: Converted | undefined): Promise<number> {
  return detectHeaderRow(await firstRows(readRows(table), headLength), { merged: book?.merged });
}

/** As many rows as asked for, and no more of the file than these take. */
export async function firstRows(groups: AsyncIterable<FileRow[]>, count: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const group of groups) {
    rows.push(...group.slice(0, count - rows.length));
    if (rows.length >= count) break;
  }
  return rows;
}
