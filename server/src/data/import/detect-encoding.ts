import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { unreadable } from './unreadable.ts';

/** Labels that `TextDecoder` knows. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

const headLength = 64 * 1024;

/** Finds out how a text file is encoded. Refuses what is empty or no text. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const head = await readHead(path);
  if (head.length === 0) throw unreadable('文件是空的', 'the file is empty');
  const marked = byteOrderMark(head) ?? utf16WithoutMark(head);
  if (marked) return marked;
  if (head.includes(0)) throw unreadable('这不是文本表格文件（含二进制内容）', 'this is no text table but a binary file');
  if (await decodes(path, 'utf-8')) return 'utf-8';
  if (looksChinese(head) && (await decodes(path, 'gb18030'))) return 'gb18030';
  return 'windows-1252';
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function byteOrderMark(head: Buffer): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : undefined;
}

/** Delimiters and line ends are ASCII: in UTF-16 the other byte of each is zero. */
function utf16WithoutMark(head: Buffer): Encoding | undefined {
  let [little, big] = [0, 0];
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] !== 0 && head[at + 1] === 0) little += 1;
    if (head[at] === 0 && head[at + 1] !== 0) big += 1;
  }
  const pairs = head.length / 2;
  if (little > pairs * 0.3 && big === 0) return 'utf-16le';
  return big > pairs * 0.3 && little === 0 ? 'utf-16be' : undefined;
}

async function decodes(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** In Chinese text the high bytes come in pairs; in Western text they mostly stand alone. */
function looksChinese(head: Buffer): boolean {
  let [paired, alone] = [0, 0];
  for (let at = 0; at < head.length; at += 1) {
    if ((head[at] as number) < 0x80) continue;
    if ((head[at + 1] ?? 0) >= 0x80) {
      paired += 1;
      at += 1;
    } else alone += 1;
  }
  return paired > alone;
}
