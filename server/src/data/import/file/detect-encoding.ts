import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Encoding } from '@tenon/metadata';
import { guessEncoding } from './guess-encoding.ts';
import { unreadable } from './unreadable.ts';

/** Of lines that hold more than ASCII, and so tell in which encoding they are. */
const sampleLength = 128 * 1024;

type Seen = {
  bytes: number;
  zeros: number;
  /** ASCII as UTF-16 writes it, the low byte first or last. */
  little: number;
  big: number;
  /** How often the text is no UTF-8. */
  broken: number;
  first: Buffer;
  /** A zero among the first bytes; further on it is one cell's fault. */
  isBinary: boolean;
  sample: Buffer[];
};

/** Finds out how a text file is encoded, from all of it: its first rows may be plain. Refuses what is empty or no text. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const seen = await lookThrough(path);
  if (seen.bytes === 0) throw unreadable('文件是空的', 'the file is empty');
  const marked = byteOrderMark(seen.first) ?? utf16WithoutMark(seen);
  if (marked) return marked;
  if (seen.isBinary) throw unreadable('这不是文本表格文件（含二进制内容）', 'this is no text table but a binary file');
  if (seen.broken === 0) return 'utf-8';
  const sample = Buffer.concat(seen.sample);
  return isDamagedUtf8(sample) ? 'utf-8' : guessEncoding(sample);
}

async function lookThrough(path: string): Promise<Seen> {
  const seen: Seen = { bytes: 0, zeros: 0, little: 0, big: 0, broken: 0, first: Buffer.alloc(0), isBinary: false, sample: [] };
  const decoder = new TextDecoder('utf-8');
  let sampled = 0;
  for await (const piece of createReadStream(path)) {
    const chunk = piece as Buffer;
    if (seen.bytes === 0) {
      seen.first = chunk.subarray(0, 4);
      seen.isBinary = chunk.includes(0);
    }
    if (chunk.includes(0)) countZeros(chunk, seen);
    seen.bytes += chunk.length;
    seen.broken += countReplaced(decoder.decode(chunk, { stream: true }));
    if (sampled < sampleLength)
      for (const line of linesBeyondAscii(chunk)) {
        if (sampled >= sampleLength) break;
        seen.sample.push(line);
        sampled += line.length;
      }
  }
  seen.broken += countReplaced(decoder.decode());
  return seen;
}

/** Chunks begin at even places, as characters of UTF-16 do. */
function countZeros(chunk: Buffer, seen: Seen): void {
  for (let at = 0; at + 1 < chunk.length; at += 2) {
    const [low, high] = [chunk[at] as number, chunk[at + 1] as number];
    if (low === 0) seen.zeros += 1;
    if (high === 0) seen.zeros += 1;
    if (high === 0 && isText(low)) seen.little += 1;
    if (low === 0 && isText(high)) seen.big += 1;
  }
}

function isText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function countReplaced(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count += 1;
  return count;
}

/** No encoding of text has the byte of a line end in any other character. */
function* linesBeyondAscii(chunk: Buffer): Generator<Buffer> {
  if (isAscii(chunk)) return;
  for (let at = 0; at < chunk.length; ) {
    const end = chunk.indexOf(0x0a, at);
    const line = chunk.subarray(at, end < 0 ? chunk.length : end + 1);
    if (!isAscii(line)) yield line;
    at += line.length;
  }
}

function byteOrderMark(head: Buffer): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : undefined;
}

/** One byte in so many. */
const leastZeros = 50;

/** Delimiters, digits and line ends are ASCII: in UTF-16 the other byte of each is zero, and hardly any other byte is. */
function utf16WithoutMark({ bytes, zeros, little, big }: Seen): Encoding | undefined {
  if (bytes % 2 !== 0 || zeros * leastZeros < bytes) return undefined;
  // Some Chinese characters have a zero in the other place; what is no text has them everywhere.
  if (little + big < zeros * 0.9) return undefined;
  if (little > big * 2) return 'utf-16le';
  return big > little * 2 ? 'utf-16be' : undefined;
}

/** Characters of several bytes that fit together by chance are few: where they are many more than those broken, it is UTF-8. */
function isDamagedUtf8(sample: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(sample);
  const broken = countReplaced(text);
  return text.replace(/[\p{ASCII}\uFFFD]/gu, '').length > broken * 3;
}
