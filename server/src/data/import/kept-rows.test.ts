import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepRows, readKeptRows } from './kept-rows.ts';
import type { FileRow } from './read-rows.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-kept-'));
});
afterAll(() => rm(folder, { recursive: true }));

const row = fc.record({ row: fc.nat(), cells: fc.array(fc.string({ unit: 'binary' })) });

test('rows come back as they were, whatever characters they hold', async () => {
  const path = join(folder, 'rows');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row)), async (groups) => {
      const passed = await all(keepRows(path, from(groups)));
      expect(passed).toEqual(groups.flat());
      expect(await all(readKeptRows(path))).toEqual(groups.flat());
    }),
    { numRuns: 50 },
  );
});

test('lines longer than a piece of the file stay whole', async () => {
  const path = join(folder, 'long');
  const rows = [1, 2, 3].map((n) => ({ row: n, cells: ['榫卯'.repeat(60_000), `${n}`] }));
  await all(keepRows(path, from([rows])));
  expect(await all(readKeptRows(path))).toEqual(rows);
});

test('a file that an older release kept as it came asks for another', async () => {
  const path = join(folder, 'old');
  for (const text of ['客户名称,电话\n榫卯,138\n', '12\n', '{"a":1}\n']) {
    await writeFile(path, text);
    await expect(all(readKeptRows(path))).rejects.toMatchObject({ code: 'unreadableFile' });
  }
});

async function* from(groups: FileRow[][]): AsyncGenerator<FileRow[]> {
  yield* groups;
}

async function all(groups: AsyncIterable<FileRow[]>): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const group of groups) rows.push(...group);
  return rows;
}
