import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { unreadable } from '../unreadable.ts';

const endRecord = 0x06054b50;
const entryRecord = 0x02014b50;
const localRecord = 0x04034b50;
const localHeader = 30;
const longestTail = 65_557;
const longestDirectory = 8 * 1024 * 1024;
const [stored, deflated] = [0, 8];

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number };

/** A ZIP file, open for reading its members. */
export type Archive = {
  names: readonly string[];
  /** The bytes of a member, unpacked as they are read; undefined where there is none of the name. */
  read(name: string): AsyncIterable<Buffer> | undefined;
  close(): Promise<void>;
};

/** Reads the table of contents of a ZIP file and refuses one that would unpack to more than `max` bytes. */
export async function checkArchive(path: string, max: number): Promise<void> {
  const file = await open(path);
  try {
    const entries = await readDirectory(file);
    if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > max)
      throw unreadable('Excel 文件解压后过大', 'the Excel file is too large once unpacked');
  } finally {
    await file.close();
  }
}

/** Throws `unreadableFile` for what is no ZIP file. */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path);
  const entries = new Map((await readDirectory(file)).map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    names: [...entries.values()].map(({ name }) => name),
    read(name) {
      const entry = entries.get(name.toLowerCase());
      return entry && unpack(file, entry);
    },
    close: () => file.close(),
  };
}

/** What a member has more than the table of contents says was not counted when the archive was checked. */
async function* unpack(file: FileHandle, entry: Entry): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of unpackAll(file, entry)) {
    size += chunk.length;
    if (size > entry.unpacked) throw broken();
    yield chunk;
  }
}

async function* unpackAll(file: FileHandle, { at, method, packed }: Entry): AsyncGenerator<Buffer> {
  const head = Buffer.alloc(localHeader);
  await file.read(head, 0, localHeader, at);
  if (head.readUInt32LE(0) !== localRecord || (method !== stored && method !== deflated)) throw broken();
  const start = at + localHeader + head.readUInt16LE(26) + head.readUInt16LE(28);
  const bytes = Readable.from(readFrom(file, start, packed));
  if (method === stored) {
    yield* bytes;
    return;
  }
  const inflated = createInflateRaw();
  // What goes wrong is told to who reads on.
  pipeline(bytes, inflated, () => {});
  try {
    yield* inflated;
  } catch (error) {
    throw broken(error);
  } finally {
    bytes.destroy();
    inflated.destroy();
  }
}

const pieceSize = 256 * 1024;

async function* readFrom(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = start; at < start + length; ) {
    const size = Math.min(pieceSize, start + length - at);
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(size), 0, size, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

async function readDirectory(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, longestTail));
  await file.read(tail, 0, tail.length, size - tail.length);
  const end = lastIndexOf(tail, endRecord);
  if (end < 0 || end + 22 > tail.length) throw broken();
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > longestDirectory || start + length > size) throw broken();
  const directory = Buffer.alloc(length);
  await file.read(directory, 0, length, start);
  return entriesOf(directory);
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entryRecord; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function lastIndexOf(buffer: Buffer, signature: number): number {
  for (let at = buffer.length - 22; at >= 0; at -= 1) if (buffer.readUInt32LE(at) === signature) return at;
  return -1;
}

function broken(cause?: unknown): Error {
  return unreadable('Excel 文件已损坏', 'the Excel file is damaged', cause);
}
