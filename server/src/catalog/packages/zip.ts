import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const [localRecord, entryRecord, endRecord] = [0x04034b50, 0x02014b50, 0x06054b50];
const [localHeader, entryHeader, endHeader] = [30, 46, 22];
const longestComment = 0xffff;
const deflated = 8;
const utf8 = 0x0800;
/** The first of January 1980, so that the same files are the same bytes. */
const noDate = 0x21;

export type ZipLimits = { files: number; bytes: number };

/** Why a ZIP file is not read. */
export class ZipProblem extends Error {
  readonly reason: 'damaged' | 'tooMany' | 'tooLarge';
  constructor(reason: ZipProblem['reason'], cause?: unknown) {
    super(`zip: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Files as a ZIP file: path → text. */
export function writeZip(files: ReadonlyMap<string, string>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [path, text] of files) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)];
    const packed = deflateRawSync(content);
    const common = commonHeader({ name, content, packed });
    const local = Buffer.concat([numbers([4, localRecord]), common, numbers([2, 0]), name, packed]);
    const rest = numbers([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    entries.push(Buffer.concat([numbers([4, entryRecord], [2, 20]), common, rest, name]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = entries.length;
  const end = numbers([4, endRecord], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, at], [2, 0]);
  return Buffer.concat([...locals, directory, end]);
}

/** From the version that is needed to the length of the name, as both headers of a file have it. */
function commonHeader({ name, content, packed }: { name: Buffer; content: Buffer; packed: Buffer }): Buffer {
  const sizes: [number, number][] = [
    [4, crc32(content)],
    [4, packed.length],
    [4, content.length],
    [2, name.length],
  ];
  return numbers([2, 20], [2, utf8], [2, deflated], [2, 0], [2, noDate], ...sizes);
}

function numbers(...all: [bytes: number, value: number][]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of all) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/**
 * The files of a ZIP file: path → bytes, folders left out; what a path means is for who reads them. Throws `ZipProblem` for what is damaged or holds
 * more than the limits, whatever its table of contents says.
 */
export function readZip(zip: Buffer, limits: ZipLimits): Map<string, Buffer> {
  try {
    return readEntries(zip, limits);
  } catch (error) {
    // Offsets that lead out of the file, and bytes that do not unpack.
    throw error instanceof ZipProblem ? error : new ZipProblem('damaged', error);
  }
}

function readEntries(zip: Buffer, limits: ZipLimits): Map<string, Buffer> {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.files) throw new ZipProblem('tooMany');
  const files = new Map<string, Buffer>();
  let left = limits.bytes;
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== entryRecord) throw new ZipProblem('damaged');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + entryHeader, at + entryHeader + nameLength);
    if (!name.endsWith('/')) {
      if (files.has(name)) throw new ZipProblem('damaged');
      const content = unpack(zip, at, left);
      left -= content.length;
      files.set(name, content);
    }
    at += entryHeader + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - endHeader; at >= Math.max(0, zip.length - endHeader - longestComment); at -= 1) {
    if (zip.readUInt32LE(at) === endRecord) return at;
  }
  throw new ZipProblem('damaged');
}

function unpack(zip: Buffer, entry: number, most: number): Buffer {
  const [flags, method] = [zip.readUInt16LE(entry + 8), zip.readUInt16LE(entry + 10)];
  const [checksum, packed, size] = [zip.readUInt32LE(entry + 16), zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 24)];
  const local = zip.readUInt32LE(entry + 42);
  const isEncrypted = (flags & 1) === 1;
  if (isEncrypted || zip.readUInt32LE(local) !== localRecord) throw new ZipProblem('damaged');
  if (size > most) throw new ZipProblem('tooLarge');
  const start = local + localHeader + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(start, start + packed);
  const content = method === deflated ? inflate(bytes, most) : method === 0 ? bytes : undefined;
  if (content === undefined || content.length !== size || crc32(content) !== checksum) throw new ZipProblem('damaged');
  return content;
}

/** Never more than may come out, whatever the table of contents says. */
function inflate(bytes: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw new ZipProblem((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'damaged', error);
  }
}
