import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import type { Encoding } from '@tenon/metadata';
import { restoreFormula } from '@tenon/metadata/neutralise-formula.ts';
import Papa, { type ParseResult } from 'papaparse';
import { unreadable } from './unreadable.ts';
import { uploadLimits } from './upload-limits.ts';

/** Bytes read at a time: of so few, rows are read and looked at in 2 ms. */
const pieceSize = 32 * 1024;

/** `from`: the row that names the columns; what stands above is left out. */
export type TextTable = { path: string; encoding: Encoding; delimiter: string; from?: number };

/** `row` counts as a spreadsheet does: the first line of the file is row 1. */
export type FileRow = { row: number; cells: string[] };

/**
 * The rows of a text table as they stand in the file, blank ones left out, in bounded memory: as many at a time as one piece of the
 * file holds, since to wait for each row takes longer than to read it. What an export has put before a formula is taken off again.
 * Throws `unreadableFile`.
 */
export async function* readRows(table: TextTable): AsyncGenerator<FileRow[]> {
  const { from = 1 } = table;
  let row = 0;
  for await (const { data, errors } of parseText(table)) {
    const found: FileRow[] = [];
    const open = errors.find(({ code }) => code === 'MissingQuotes');
    if (open) throw neverClosed(row + (open.row ?? 0) + 1);
    for (const cells of data) {
      row += 1;
      dropCarriageReturn(cells);
      if (row >= from && !isBlank(cells)) found.push({ row, cells: cells.map(restoreFormula) });
    }
    if (found.length > 0) yield found;
  }
}

/** A quote within an unquoted cell is a quote, as in `5" pipe`; so is one that neither ends its cell nor is doubled. */
async function* parseText({ path, encoding, delimiter }: TextTable): AsyncGenerator<ParseResult<string[]>> {
  const newline = await lineEndOf(path, encoding);
  let [sent, taken] = [0, 0];
  const text = Readable.from(
    inPieces(decode(path, encoding), () => sent - taken),
    { highWaterMark: 1 },
  );
  const parsed = new PassThrough({ objectMode: true, highWaterMark: 1 });
  parsed.on('drain', () => text.resume());
  text.on('data', (piece: string) => {
    sent += piece.length;
    if (sent - taken > uploadLimits.rowLength) parsed.destroy(tooLong());
  });
  Papa.parse<string[], Readable>(text, {
    delimiter,
    newline,
    chunk(result) {
      taken = result.meta.cursor;
      if (!parsed.write(result)) text.pause();
    },
    complete: () => void parsed.end(),
    error: (error) => void parsed.destroy(error),
  });
  try {
    yield* parsed;
  } finally {
    text.destroy();
    parsed.destroy();
  }
}

/** A row that is not over is read from its start again with each piece: pieces grow with it, so that a long one is not read a hundred times. */
async function* inPieces(texts: AsyncIterable<string>, unfinished: () => number): AsyncGenerator<string> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < unfinished()) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

async function* decode(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: pieceSize }))
    yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

/** Lines that end in both signs are read as ending in the second. Only very old files know no other than the first. */
async function lineEndOf(path: string, encoding: Encoding): Promise<'\n' | '\r'> {
  for await (const text of decode(path, encoding)) {
    if (text.includes('\n')) return '\n';
    if (text.includes('\r')) return '\r';
  }
  return '\n';
}

function dropCarriageReturn(cells: string[]): void {
  const last = cells.at(-1);
  if (last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function neverClosed(row: number): Error {
  return unreadable(
    `第 ${row} 行附近的引号没有闭合`,
    `a quoted cell is never closed; look for a stray quotation mark around row ${row}`,
  );
}

function tooLong(): Error {
  return unreadable('有一行过长，可能缺少换行或引号不匹配', 'a line is too long; a line end or a quote may be missing');
}
