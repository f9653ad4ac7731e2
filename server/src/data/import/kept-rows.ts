import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { FileRow } from './read-rows.ts';
import { unreadable } from './unreadable.ts';

/**
 * Writes rows down while they are read for the first time, as JSON lines `[row, cell, cell, …]`: what encoding, quotes and line ends
 * the file had is settled then, and to read them again takes a quarter of the time.
 */
export async function* keepRows(path: string, groups: AsyncIterable<FileRow[]>): AsyncGenerator<FileRow[]> {
  const file: FileHandle = await open(path, 'w', 0o600);
  try {
    for await (const rows of groups) {
      await file.appendFile(rows.map(({ row, cells }) => `${JSON.stringify([row, ...cells])}\n`).join(''));
      yield rows;
    }
  } finally {
    await file.close();
  }
}

/** The rows that were kept, as many at a time as one piece of the file holds. */
export async function* readKeptRows(path: string): AsyncGenerator<FileRow[]> {
  let rest = '';
  for await (const piece of createReadStream(path, 'utf8')) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() as string;
    if (lines.length > 0) yield lines.map(readLine);
  }
}

function readLine(line: string): FileRow {
  const parts = parseList(line);
  if (typeof parts?.[0] !== 'number')
    throw unreadable('此文件由旧版本保存，请重新上传', 'an older release kept this file; send it again');
  const [row, ...cells] = parts as [number, ...string[]];
  return { row, cells };
}

function parseList(line: string): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
