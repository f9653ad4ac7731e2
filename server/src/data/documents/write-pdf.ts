import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { PrintedDocument } from '@tenon/metadata/api/documents.ts';
import { TenonError } from '../../base/errors.ts';
import { createLimiter } from '../../base/limiter.ts';

/** Rows of one table; more would be a book. */
export const mostRows = 1000;
const program = fileURLToPath(new URL('./write-pdf-program.ts', import.meta.url));
/** Milliseconds and megabytes; a page takes a fifth of a second, a thousand rows some two. */
const [longest, memory] = [30_000, 512];
const lowPriority = 10;
/** Each loads two fonts and takes a core for a moment; people who wait for a page come first. */
const takeTurn = createLimiter({ atOnce: 2, waiting: 20 });

/**
 * A document as PDF, its fonts embedded: Chinese and Latin letters look the same wherever it is opened. A process of its own does it, so that nobody
 * waits for the event loop meanwhile. Throws `documentTooLong` where that takes more time or memory than
 * a document may, and `busy` when too many wait already.
 */
export function writePdf(document: PrintedDocument): Promise<Buffer> {
  return takeTurn(async () => {
    const writing = spawn(process.execPath, [`--max-old-space-size=${memory}`, program], { timeout: longest });
    if (writing.pid !== undefined) giveWay(writing.pid);
    const ended = once(writing, 'close') as Promise<[number | null, string | null]>;
    // One that ended early takes no more, and says why on stderr.
    writing.stdin.on('error', () => {}).end(JSON.stringify(document));
    const [pdf, said, [code, signal]] = await Promise.all([buffer(writing.stdout), text(writing.stderr), ended]);
    if (code === 0) return pdf;
    // Without memory Node ends by SIGABRT, after too long a time by SIGTERM.
    if (signal) throw new TenonError('documentTooLong', { params: { max: mostRows } });
    throw new Error(`no PDF was written (${code}): ${said.slice(0, 2000)}`);
  });
}

function giveWay(pid: number): void {
  try {
    setPriority(pid, lowPriority);
  } catch {
    // It has ended already.
  }
}
