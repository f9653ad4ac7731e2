import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenonError } from '../../../base/errors.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding } from './detect-encoding.ts';
import { readRows } from './read-rows.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-rows-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(path: string): Promise<string[][]> {
  const encoding = await detectEncoding(path);
  const delimiter = detectDelimiter(new TextDecoder(encoding).decode(readFileSync(path)));
  const rows: string[][] = [];
  for await (const group of readRows({ path, encoding, delimiter })) rows.push(...group.map(({ cells }) => cells));
  return rows;
}

async function readText(content: string | Buffer): Promise<string[][]> {
  const path = join(folder, 'file.csv');
  await writeFile(path, content);
  return read(path);
}

describe('a cell in quotes', () => {
  it.each<[string, string, string[][]]>([
    [
      'holds a comma',
      'street,city\n1 Long Way,"Hull, Yorks"\n',
      [
        ['street', 'city'],
        ['1 Long Way', 'Hull, Yorks'],
      ],
    ],
    [
      'may be empty',
      'a,b,c\n"",,"x"\n1,"",3',
      [
        ['a', 'b', 'c'],
        ['', '', 'x'],
        ['1', '', '3'],
      ],
    ],
    [
      'holds quotes, which are doubled',
      'a,b\n"the ""best"" one",""""\n',
      [
        ['a', 'b'],
        ['the "best" one', '"'],
      ],
    ],
    [
      'holds line ends',
      'a,b\r\n"one\r\ntwo","x\n""y""\nz"\r\n3,4',
      [
        ['a', 'b'],
        ['one\r\ntwo', 'x\n"y"\nz'],
        ['3', '4'],
      ],
    ],
    [
      'holds what is beyond the basic plane',
      'a,b\n"𠮷野家 👩‍🔧",ʤ\n',
      [
        ['a', 'b'],
        ['𠮷野家 👩‍🔧', 'ʤ'],
      ],
    ],
  ])('%s', async (_, text, table) => expect(await readText(text)).toEqual(table));

  it('is read as it was written, whatever is in it', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '榫', '"', ',', '\n', '\r', '\t', ' ', ';', '😀'), maxLength: 6 });
    const tables = fc.array(fc.tuple(fc.constant('x'), cell, cell, fc.constant('y')), { minLength: 1, maxLength: 6 });
    const write = (table: string[][]) =>
      table.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    const holds = fc.asyncProperty(tables, async (table) => {
      const path = join(folder, 'quoted.csv');
      await writeFile(path, write(table));
      const rows: string[][] = [];
      for await (const group of readRows({ path, encoding: 'utf-8', delimiter: ',' }))
        rows.push(...group.map(({ cells }) => cells));
      expect(rows).toEqual(table);
    });
    await fc.assert(holds, { numRuns: 60, seed: 1 });
  });
});

describe('text tables', () => {
  const table = [
    ['客户', '金额'],
    ['榫卯科技', '12'],
  ];
  const text = (delimiter: string) => table.map((cells) => cells.join(delimiter)).join('\r\n');
  const swapped = (buffer: Buffer) => Buffer.from(buffer).swap16();
  const gb18030 = Buffer.from('bfcdbba72cbdf0b6ee0d0ae9beccbfcdbcbc2c3132'.replace('e9beccbfcdbcbc', 'e9bec3aebfc6bcbc'), 'hex');

  it.each([
    ['UTF-8', Buffer.from(text(','))],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text(',')}`)],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${text(',')}`, 'utf16le')],
    ['UTF-16 big-endian', swapped(Buffer.from(`\ufeff${text(',')}`, 'utf16le'))],
    ['semicolons', Buffer.from(text(';'))],
    ['tabs', Buffer.from(text('\t'))],
    ['pipes', Buffer.from(text('|'))],
    ['blank lines around', Buffer.from(`\n\n${text(',')}\n\n`)],
  ])('are read with %s', async (_, content) => expect(await readText(content)).toEqual(table));

  it('are read in GB18030', async () => {
    const [header, row] = await readText(gb18030);
    expect(header).toEqual(['客户', '金额']);
    expect(row?.[1]).toBe('12');
  });

  it('are read in Windows-1252 where the bytes are no Chinese', async () => {
    expect(await readText(Buffer.from('name,city\nRené,Köln\n', 'latin1'))).toEqual([
      ['name', 'city'],
      ['René', 'Köln'],
    ]);
  });

  it('keep quotes within a cell and whatever a decimal comma stands beside', async () => {
    expect(await readText('size;price\n5" pipe;1,50\n6" pipe;2,50\n')).toEqual([
      ['size', 'price'],
      ['5" pipe', '1,50'],
      ['6" pipe', '2,50'],
    ]);
  });

  it('count rows as spreadsheets do, blank ones included', async () => {
    const path = join(folder, 'blank.csv');
    await writeFile(path, 'a,b\n1,2\n\n"x\ny",4\n');
    const rows: number[] = [];
    for await (const group of readRows({ path, encoding: 'utf-8', delimiter: ',' })) rows.push(...group.map(({ row }) => row));
    expect(rows).toEqual([1, 2, 4]);
  });

  it('take no longer for each character where a row is four times as long, and never ends', async () => {
    const cost = async (length: number) => {
      const before = process.cpuUsage();
      await readText(`a,b\n1,"${'x" y,5" pipe,z\n'.repeat(length / 16)}`).catch(() => {});
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await cost(1 << 18);
    expect((await cost(1 << 22)) / (await cost(1 << 20))).toBeLessThan(10);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['binary content', Buffer.from([1, 2, 3, 0, 0, 5, 255, 0, 44, 0, 0])],
    ['a quote that never closes', Buffer.from('a,b\n"1,2\n3,4\n')],
    ['a row without end', Buffer.from(`a,b\n${'x'.repeat(5 * 1024 * 1024)}\n`)],
  ])('that are %s are refused by name', async (_, content) => {
    const error = await readText(content).catch((error) => error);
    expect(error).toBeInstanceOf(TenonError);
    expect(error.code).toBe('unreadableFile');
    expect(error.details.params.detail).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  });
});
