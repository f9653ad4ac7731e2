import { open } from 'node:fs/promises';
import { unreadable } from './unreadable.ts';

const endRecord = 0x06054b50;
const entryRecord = 0x02014b50;
const longestTail = 65_557;
const longestDirectory = 8 * 1024 * 1024;

/** Reads the table of contents of a ZIP file and refuses one that would unpack to more than `max` bytes. */
export async function checkArchive(path: string, max: number): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, longestTail));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = lastIndexOf(tail, endRecord);
    if (end < 0 || end + 22 > tail.length) throw broken();
    const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (length > longestDirectory || start + length > size) throw broken();
    const directory = Buffer.alloc(length);
    await file.read(directory, 0, length, start);
    if (unpackedSize(directory) > max) throw unreadable('Excel 文件解压后过大', 'the Excel file is too large once unpacked');
  } finally {
    await file.close();
  }
}

function unpackedSize(directory: Buffer): number {
  let total = 0;
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entryRecord; ) {
    total += directory.readUInt32LE(at + 24);
    at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return total;
}

function lastIndexOf(buffer: Buffer, signature: number): number {
  for (let at = buffer.length - 22; at >= 0; at -= 1) if (buffer.readUInt32LE(at) === signature) return at;
  return -1;
}

function broken(): Error {
  return unreadable('Excel 文件已损坏', 'the Excel file is damaged');
}
