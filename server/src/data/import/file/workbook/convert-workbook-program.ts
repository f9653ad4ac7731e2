import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { TenonError } from '../../../../base/errors.ts';
import { csvText } from '../../../export/csv-stream.ts';
import { formulaWithoutValue } from '../spreadsheet-errors.ts';
import { exitOfFullDisk, exitOfTooLong, exitOfUnreadable, uploadLimits } from '../upload-limits.ts';
import { type Archive, openArchive } from './archive.ts';
import { describeWorkbook, type SheetPart } from './describe-workbook.ts';
import { findMergedCells, type MergedRange, openMergedFill } from './merged-cells.ts';
import { plainNumber } from './plain-number.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readSheet, type SheetCell, type SheetRow } from './read-sheet.ts';
import { readStyles } from './read-styles.ts';
import { openNumberFormat } from './show-number.ts';

/** What `convertWorkbook` runs: `node convert-workbook-program.ts book.xlsx book.csv <bytes at the most> [<sheet>]`. */
const [path = '', target = '', most = '', wanted] = process.argv.slice(2);

/** Of a sheet as spreadsheets allow it, and of what is merged, near its head. */
const [lastColumn, mergedTold] = [16_383, 200];

class TooLong extends Error {}

// The server holds the other end: once it is gone, nobody waits for the text.
process.stdin.on('end', () => process.exit(1)).resume();
process.stdin.unref();

try {
  await convert();
} catch (error) {
  if (error instanceof TooLong) process.exitCode = exitOfTooLong;
  else if (error instanceof TenonError) process.exitCode = exitOfUnreadable;
  else if ((error as NodeJS.ErrnoException).code === 'ENOSPC') process.exitCode = exitOfFullDisk;
  else throw error;
}

/** Writes one sheet as text, and tells on stdout which sheets there are, which one it is, and what is merged at its head. */
async function convert(): Promise<void> {
  const archive = await openArchive(path);
  const { sheets, is1904, styles, sharedStrings } = await describeWorkbook(archive);
  const sheet = await chooseSheet(archive, sheets);
  const formats = (await readStyles(archive, styles)).map((code) => openNumberFormat(code, { is1904 }));
  const merged = await findMergedCells(openPart(archive, sheet));
  const strings = await readSharedStrings(archive, sharedStrings);
  const rows = sheetRows(archive, { sheet, formats, strings, merged });
  await pipeline(csvText(rows, '\n'), limit, createWriteStream(target, { mode: 0o600 }));
  const told = {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: sheet.name,
    merged: merged.slice(0, mergedTold),
  };
  process.stdout.write(JSON.stringify(told));
  await archive.close();
}

async function* limit(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const text of texts) {
    const chunk = Buffer.from(text);
    size += chunk.length;
    if (size > Number(most)) throw new TooLong();
    yield chunk;
  }
}

/** The one that is asked for; else the first that people see and that holds something. */
async function chooseSheet(archive: Archive, sheets: readonly SheetPart[]): Promise<SheetPart> {
  const first = sheets.find(({ name }) => name === wanted);
  if (first) return first;
  const inOrder = [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)];
  for (const sheet of inOrder) if (await holdsAnything(archive, sheet)) return sheet;
  return inOrder[0] as SheetPart;
}

async function holdsAnything(archive: Archive, sheet: SheetPart): Promise<boolean> {
  for await (const rows of readSheet(openPart(archive, sheet)))
    if (rows.some(({ cells }) => cells.some(({ value }) => value !== ''))) return true;
  return false;
}

async function* openPart(archive: Archive, { part }: SheetPart): AsyncGenerator<Buffer> {
  yield* archive.read(part) ?? [];
}

type Sheet = { sheet: SheetPart; formats: ((value: number) => string)[]; strings: string[]; merged: MergedRange[] };

async function* sheetRows(archive: Archive, { sheet, formats, strings, merged }: Sheet): AsyncGenerator<string[]> {
  const fill = openMergedFill(merged);
  let next = 0;
  for await (const rows of readSheet(openPart(archive, sheet)))
    for (const row of rows) {
      // Rows that are empty in the sheet are kept, so that row numbers stay what the spreadsheet shows.
      for (; next < row.index && next < uploadLimits.rows; next += 1) yield [''];
      next = row.index + 1;
      fill(row);
      yield rowTexts(row, { formats, strings });
    }
}

/** Without the blank cells at the end, which somebody may have coloured. */
function rowTexts({ cells }: SheetRow, book: Pick<Sheet, 'formats' | 'strings'>): string[] {
  const texts: string[] = [];
  for (const cell of cells) {
    const text = cellText(cell, book);
    if (text === '') continue;
    if (cell.column > lastColumn) throw new TooLong();
    while (texts.length < cell.column) texts.push('');
    texts[cell.column] = text;
  }
  return texts.length > 0 ? texts : [''];
}

function cellText(
  { type, style, value, isOpenFormula }: SheetCell,
  { formats, strings }: Pick<Sheet, 'formats' | 'strings'>,
): string {
  if (isOpenFormula) return formulaWithoutValue;
  if (value === '') return '';
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ');
  if (type !== 'n') return value;
  const number = Number(value);
  return Number.isFinite(number) ? (formats[style] ?? plainNumber)(number) : value;
}
