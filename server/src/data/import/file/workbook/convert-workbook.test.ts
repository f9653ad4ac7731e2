import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convertWorkbook } from './convert-workbook.ts';
import { rawRow, rawWorkbook } from './raw-workbook.test-support.ts';

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

it('refuses what a workbook tells of itself where it is not so, or has no end', async () => {
  const sheets = [{ name: 'S', rows: rawRow('name') + rawRow('one') }];
  const packed = Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: [['name'], ['one']] }] }));
  const entry = packed.indexOf('504b0102', 0, 'hex');
  for (let at = entry; at >= 0; at = packed.indexOf('504b0102', at + 4, 'hex')) packed.writeUInt32LE(3, at + 24);
  const damaged = {
    size: packed,
    address: Buffer.from(rawWorkbook({ sheets }).toString('latin1').replace('"worksheets/', '"http://[::b/'), 'latin1'),
    name: rawWorkbook({ sheets: [{ name: 'x'.repeat(1_500_000), rows: '' }] }),
  };
  for (const [name, book] of Object.entries(damaged)) {
    const path = join(folder, `${name}.xlsx`);
    await writeFile(path, book);
    await expect(convertWorkbook(path, `${path}.csv`), name).rejects.toMatchObject({ code: 'unreadableFile' });
  }
});

it('looks at each tag once, however many are left open', async () => {
  const path = join(folder, 'open.xlsx');
  await writeFile(path, rawWorkbook({ sheets: [{ name: 'S', rows: rawRow('name') + '<mergeCell '.repeat(100_000) }] }));
  const start = performance.now();
  await convertWorkbook(path, `${path}.csv`);
  expect(performance.now() - start).toBeLessThan(5_000);
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

async function convertRaw(book: Parameters<typeof rawWorkbook>[0], sheet?: string) {
  const [path, target] = [join(folder, 'raw.xlsx'), join(folder, 'raw.csv')];
  await writeFile(path, rawWorkbook(book));
  const told = await convertWorkbook(path, target, { sheet });
  return { ...told, text: (await readFile(target, 'utf8')).replace('\uFEFF', '') };
}

it('brings in what cells show: percentages, amounts with their currency, times and durations', async () => {
  const formats = ['0%', '[$€-407]#,##0.00', 'h:mm', '[h]:mm', '00000'];
  const rows = rawRow(
    ...['<c s="1"><v>0.5</v></c>', '<c s="2"><v>1234.5</v></c>', '<c s="3"><v>0.354166666666667</v></c>'],
    ...['<c s="4"><v>1.5</v></c>', '<c s="5"><v>123</v></c>', '<c><v>13800138000</v></c>', '<c t="b"><v>1</v></c>'],
  );
  const { text } = await convertRaw({ sheets: [{ name: 'S', rows }], formats });
  expect(text).toBe('50%,€1234.50,8:30,36:00,00123,13800138000,TRUE\n');
});

it('keeps errors, and marks formulas without a result, but takes an empty text for one', async () => {
  const rows = rawRow(
    ...['<c t="e"><v>#N/A</v></c>', '<c><f>5*5</f></c>', '<c t="str"><f>A9</f><v></v></c>', '<c><f>5*5</f><v>25</v></c>'],
  );
  expect((await convertRaw({ sheets: [{ name: 'S', rows }] })).text).toBe('#N/A,#FORMULA!,,25\n');
});

it('gives the value of a merged cell to each of its rows that holds anything', async () => {
  const rows = rawRow('Name', 'Account') + rawRow('A', '星河') + rawRow('B', '') + rawRow('', '') + rawRow('C', '卯眼');
  const { text, merged } = await convertRaw({ sheets: [{ name: 'S', rows, merged: ['B2:B4'] }] });
  expect(text).toBe('Name,Account\nA,星河\nB,星河\n\nC,卯眼\n');
  expect(merged).toEqual([{ top: 1, bottom: 3, left: 1, right: 1 }]);
});

it('takes the first visible sheet that holds something, or the one asked for', async () => {
  const sheets = [
    { name: '_options', state: 'hidden', rows: rawRow('x') },
    { name: 'Cover', rows: rawRow('') },
    { name: '客户', rows: rawRow('名称') },
  ];
  expect(await convertRaw({ sheets })).toMatchObject({ sheet: '客户', text: '名称\n' });
  expect(await convertRaw({ sheets }, '_options')).toMatchObject({
    sheet: '_options',
    text: 'x\n',
    sheets: [
      { name: '_options', hidden: true },
      { name: 'Cover', hidden: false },
      { name: '客户', hidden: false },
    ],
  });
});

it('leaves out blank cells that somebody has coloured', async () => {
  const rows = rawRow('Name', ...Array.from({ length: 700 }, () => '<c s="1"/>'));
  expect((await convertRaw({ sheets: [{ name: 'S', rows }], formats: ['0%'] })).text).toBe('Name\n');
});
