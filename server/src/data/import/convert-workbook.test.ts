import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convertWorkbook } from './convert-workbook.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-workbook-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function convert(rows: (string | number)[][], limits?: { memory?: number; text?: number }): Promise<string> {
  const [path, target] = [join(folder, 'book.xlsx'), join(folder, 'book.csv')];
  await writeFile(path, await writeXlsx({ sheets: [{ name: 'S', rows }] }));
  await convertWorkbook(path, target, limits);
  return readFile(target, 'utf8');
}

it('writes the first sheet of a workbook as CSV', async () => {
  expect(
    await convert([
      ['名称', '数量'],
      ['卯眼', 12],
    ]),
  ).toBe('\uFEFF名称,数量\n卯眼,12\n');
});

it('refuses a workbook that needs more memory than is given to it, and lives on', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [`${index} ${'x'.repeat(1000)}`]);
  await expect(convert(rows, { memory: 16 })).rejects.toMatchObject({
    code: 'unreadableFile',
    details: { params: { detail: { en: expect.stringContaining('too large') } } },
  });
});

it('refuses a small workbook whose text would fill the disk, before it does', async () => {
  const rows = Array.from({ length: 20_000 }, () => ['the same text in every one of very many rows, which packs well']);
  const tooLong = { code: 'unreadableFile', details: { params: { detail: { en: expect.stringContaining('too large') } } } };
  await expect(convert(rows, { text: 100_000 })).rejects.toMatchObject(tooLong);
  expect((await stat(join(folder, 'book.csv'))).size).toBeLessThanOrEqual(100_000);
});

it('refuses what is no workbook', async () => {
  const path = join(folder, 'broken.xlsx');
  await writeFile(path, 'PK\x03\x04 and then nothing');
  await expect(convertWorkbook(path, `${path}.csv`)).rejects.toMatchObject({ code: 'unreadableFile' });
});

it('ends with the server that started it', async () => {
  const path = join(folder, 'long.xlsx');
  const rows = Array.from({ length: 30_000 }, (_, at) => [`公司 ${at}`, at]);
  await writeFile(path, await writeXlsx({ sheets: [{ name: 'S', rows }] }));
  const program = join(import.meta.dirname, 'convert-workbook-program.ts');
  const child = spawn(process.execPath, [program, path, join(folder, 'long.csv')], { stdio: ['pipe', 'ignore', 'inherit'] });
  // As the system does when the server is killed.
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([1, null]);
});
