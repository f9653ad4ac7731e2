import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TenonError } from '../../../../base/errors.ts';
import { unreadable } from '../unreadable.ts';
import { exitOfFullDisk, exitOfTooLong, exitOfUnreadable, uploadLimits } from '../upload-limits.ts';
import { checkArchive } from './archive.ts';
import type { MergedRange } from './merged-cells.ts';

const run = promisify(execFile);
const longest = 2 * 60_000;
/** People who wait for a page come first. */
const lowPriority = 10;
const program = fileURLToPath(new URL('./convert-workbook-program.ts', import.meta.url));

/** Megabytes of heap, and bytes of text. */
type Limits = { memory?: number; text?: number };

/** Its sheets as they stand, the one that was taken, and which cells are merged near its head. */
export type Converted = { sheets: { name: string; hidden: boolean }[]; sheet: string; merged: MergedRange[] };

/**
 * Writes a sheet of an Excel workbook as CSV beside it, cells as they are shown, so that everything further on reads text: the one asked
 * for, or the first that is visible and holds something. A process of its own does it: half a megabyte can unpack to a cell of half a
 * gigabyte, and only that process must end then. Throws `unreadableFile`.
 */
export async function convertWorkbook(
  path: string,
  target: string,
  { sheet, memory = uploadLimits.workbookMemory, text }: { sheet?: string } & Limits = {},
): Promise<Converted> {
  await checkArchive(path, uploadLimits.unpackedBytes);
  try {
    const flags = [`--max-old-space-size=${memory}`];
    const given = [path, target, `${text ?? (await mostText(path))}`, ...(sheet === undefined ? [] : [sheet])];
    const converting = run(process.execPath, [...flags, program, ...given], { timeout: longest });
    giveWay(converting.child.pid);
    return JSON.parse((await converting).stdout) as Converted;
  } catch (error) {
    const { code, signal } = error as { code?: number | string; signal?: string | null };
    if (code === exitOfUnreadable)
      throw unreadable('Excel 文件已损坏、加密或无法识别', 'the Excel file is damaged, encrypted or of an unknown kind', error);
    if (code === exitOfFullDisk) throw new TenonError('diskFull', { cause: error, retryAfter: 60 });
    if (code === exitOfTooLong) throw tooLarge(error);
    // Without memory Node ends by SIGABRT, after too long a time by SIGTERM. The third tells names of sheets without an end.
    if (signal || code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') throw tooLarge(error);
    throw error;
  }
}

function tooLarge(cause: unknown): Error {
  return unreadable('Excel 文件过大，请另存为 CSV', 'the Excel file is too large; save it as CSV', cause);
}

async function mostText(path: string): Promise<number> {
  const { size } = await stat(path);
  const { textBytes, textPerByte, leastTextBytes } = uploadLimits;
  return Math.min(textBytes, Math.max(leastTextBytes, size * textPerByte));
}

function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, lowPriority);
  } catch {
    // It has ended already.
  }
}
