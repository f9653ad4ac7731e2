import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { detectEncoding } from './detect-encoding.ts';
import { guessEncoding } from './guess-encoding.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-encoding-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function encodingOf(...parts: (string | Buffer)[]) {
  const path = join(folder, 'file.csv');
  await writeFile(path, Buffer.concat(parts.map((part) => Buffer.from(part as string))));
  return detectEncoding(path);
}

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const plain = `Name,Phone\n${'Ann Smith,13800138000\n'.repeat(10_000)}`;

it('finds the encoding of short lists of names', async () => {
  // 姓名,手機,… as Big5; 姓名,手机,外部标识 as GBK; Иван Петров; Łukasz Żółć; René Müller; 株式会社 in katakana and kanji; 김철수.
  expect(await encodingOf(hex('a96da657 2c a4e2bef7 2c a57eb3a1bcd0c3d1 0a b3afa7d3a9fa'))).toBe('big5');
  expect(await encodingOf(hex('d0d5c3fb 2c cad6bbfa 2c cde2b2bfb1eacab6 0a cdf5d0a1c3f7'))).toBe('gb18030');
  expect(await encodingOf(hex('c8e2e0ed 20 cfe5f2f0eee2'))).toBe('windows-1251');
  expect(await encodingOf(hex('a3756b61737a 20 aff3b3e6'))).toBe('windows-1250');
  expect(await encodingOf(hex('52656ee9 20 4dfc6c6c6572'))).toBe('windows-1252');
  expect(await encodingOf(hex('8a948ead89ef8ed0 2c 8365835883678ecb'))).toBe('shift_jis');
  expect(await encodingOf(hex('c0ccb8a7 2c c8b8bbe7 0a b1e8c3b6bcf6'))).toBe('euc-kr');
});

it('finds it wherever in the file the first of its characters stands', async () => {
  expect(await encodingOf(plain, hex('cdf5d0a1c3f7'), '\n')).toBe('gb18030');
  expect(await encodingOf(plain, '王小明\n')).toBe('utf-8');
});

it('lets one damaged byte harm one character and not the file', async () => {
  expect(await encodingOf('姓名,手机,外部标识\n王小明,1\n李小', hex('e7ba'), ',2\n')).toBe('utf-8');
  expect(await encodingOf(hex('d0d5c3fb 2c cad6bbfa 0a cdf5d0a1 c3 2c 31 0a c0eed0a1baff'))).toBe('gb18030');
});

it('reads UTF-16 without a mark, Chinese or not', async () => {
  const text = '姓名,手机,公司\n王一一,13800138001,一丁一工厂\n';
  const little = Buffer.from(text, 'utf16le');
  expect(await encodingOf(little)).toBe('utf-16le');
  expect(await encodingOf(Buffer.from(little).swap16())).toBe('utf-16be');
});

it('refuses an empty file and a binary one', async () => {
  await expect(encodingOf('')).rejects.toMatchObject({ code: 'unreadableFile' });
  await expect(encodingOf(hex('00000000 01020304 00ff0000'))).rejects.toMatchObject({ code: 'unreadableFile' });
});

it('gives everybody else a turn between one encoding and the next', async () => {
  let turns = 0;
  const counting = setImmediate(function count() {
    turns += 1;
    later = setImmediate(count);
  });
  let later = counting;
  expect(await guessEncoding(hex('d0d5c3fb2ccad6bbfa0a'.repeat(10_000)))).toBe('gb18030');
  clearImmediate(later);
  expect(turns).toBeGreaterThanOrEqual(5);
});
