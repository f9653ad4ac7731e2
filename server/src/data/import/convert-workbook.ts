import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkArchive } from './check-archive.ts';
import { unreadable } from './unreadable.ts';
import { exitOfUnreadable, uploadLimits } from './upload-limits.ts';

const run = promisify(execFile);
const longest = 5 * 60_000;
const program = fileURLToPath(new URL('./convert-workbook-program.ts', import.meta.url));

/**
 * Writes the first sheet of an Excel workbook as CSV beside it, so that everything further on reads text. A process of its own does it:
 * half a megabyte can unpack to a cell of half a gigabyte, and only that process must end then. Throws `unreadableFile`.
 */
export async function convertWorkbook(path: string, target: string, memory: number = uploadLimits.workbookMemory): Promise<void> {
  await checkArchive(path, uploadLimits.unpackedBytes);
  try {
    await run(process.execPath, [`--max-old-space-size=${memory}`, program, path, target], { timeout: longest });
  } catch (error) {
    const { code, signal } = error as { code?: number | string; signal?: string | null };
    if (code === exitOfUnreadable)
      throw unreadable('Excel 文件已损坏、加密或无法识别', 'the Excel file is damaged, encrypted or of an unknown kind', error);
    // Without memory Node ends by SIGABRT, after too long a time by SIGTERM.
    if (signal) throw unreadable('Excel 文件过大，请另存为 CSV', 'the Excel file is too large; save it as CSV', error);
    throw error;
  }
}
