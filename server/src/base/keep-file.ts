import { closeSync, constants, copyFileSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TenonError } from './errors.ts';
import { newToken } from './ids.ts';

/** Read by the server's own user only, as the database is. */
const [fileMode, folderMode] = [0o600, 0o700];

/** What is left to the database and the log, whoever sends files. */
const reserve = 256 * 1024 * 1024;

/** Windows keeps folders by itself, and opens none. */
const flushesFolders = process.platform !== 'win32';

export type Received = { size: number };
type Receive = { max: number; onChunk?: (chunk: Buffer) => void };

/** Makes a folder that nobody else reads, and keeps it where the power fails: in `root`, which is the server's own. */
export async function makeFolder(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: folderMode });
  // Older versions made it for everybody to read. Some file systems know no modes.
  await chmod(root, folderMode).catch(() => {});
  if (first === undefined) return;
  const above = dirname(resolve(first));
  for (let each = resolve(folder); each.length >= above.length && each !== dirname(each); each = dirname(each))
    await flushFolder(each);
}

/**
 * Writes what comes in to a path of its own for the time being; `settleFile` puts it where it belongs. Nothing is left of what breaks off.
 * Throws `tooLarge`, and `diskFull` before the disk is.
 */
export async function receiveFile(content: Readable, path: string, { max, onChunk }: Receive): Promise<Received> {
  let size = 0;
  try {
    await refuseWithoutRoom(dirname(path));
    // Opened before anything is read: what is refused at once would otherwise be removed before it is there.
    const file = await open(path, 'wx', fileMode);
    await pipeline(
      content,
      async function* measure(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > max) throw new TenonError('tooLarge', { params: { max: `${Math.floor(max / 1024 / 1024)} MB` } });
          onChunk?.(chunk);
          yield chunk;
        }
      },
      file.createWriteStream(),
    );
    return { size };
  } catch (error) {
    content.destroy();
    await rm(path, { force: true });
    throw toDiskFull(error);
  }
}

/** Gives a file that never changes a second place, and answers how much room that takes: none, where the file system has links. */
export async function shareFile(from: string, path: string): Promise<number> {
  try {
    await link(from, path);
    return 0;
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    await refuseWithoutRoom(dirname(path));
    await copyFile(from, path, constants.COPYFILE_EXCL);
    return (await stat(path)).size;
  }
}

/** Puts a whole file in its place: from here on it is there, also after a power cut. */
export async function settleFile(from: string, path: string): Promise<void> {
  try {
    await flush(from);
    await rename(from, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(from, { force: true });
    throw toDiskFull(error);
  }
}

/** Keeps a text that is made once. Whole or not at all, and where several make it at once the first one counts. */
export function keepTextOnce(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${name}.${newToken()}`);
  try {
    writeFileSync(draft, text, { flag: 'wx', mode: fileMode, flush: true });
    putOnce(draft, join(folder, name));
    if (!flushesFolders) return;
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link is there as a whole or not at all; not every file system has them. */
function putOnce(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
  }
}

function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** What a full disk says, as our own error; anything else as it is. */
export function toDiskFull(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new TenonError('diskFull', { cause: error, retryAfter: 60 }) : error;
}

async function refuseWithoutRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < reserve) throw new TenonError('diskFull', { retryAfter: 60 });
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function flushFolder(path: string): Promise<void> {
  if (!flushesFolders) return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
