import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { readRecords } from '../read/read-records.ts';
import { openWriteBench, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { searchRecords } from './search-records.ts';

let bench: WriteBench;
let mine: string[];

beforeAll(async () => {
  bench = await openWriteBench();
  const records = Array.from({ length: 4200 }, (_, n) => ({ name: `处处榫卯${n}` }));
  await bench.write({ object: 'deal', action: 'create', records });
  mine = [];
  for (const name of ['处处榫卯甲', '处处榫卯乙', '另有处处榫卯', '少见榫卯'])
    mine.push(await bench.create('deal', { name }, bench.rep));
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => bench.drop());

const titles = async (q: string, by: Actor) => (await searchRecords(bench.workspace, by, { q })).map(({ title }) => title);

test('words that stand in a great many records find what the searcher may read, in the same order as rare ones', async () => {
  expect(await titles('处处榫卯', bench.rep)).toEqual(['处处榫卯乙', '处处榫卯甲', '另有处处榫卯']);
  expect(await titles('少见榫卯', bench.rep)).toEqual(['少见榫卯']);
  expect(await titles('处处榫卯', bench.admin)).toHaveLength(20);
  expect(await titles('处处榫卯4199', bench.admin)).toEqual(['处处榫卯4199']);
  expect(await titles('处处榫卯4199', bench.rep)).toEqual([]);
});

test('three digits are found wherever in a number they stand, in lists as well', async () => {
  await bench.create('deal', { name: '电话 13800009876' });
  const listed = async (search: string) =>
    (await readRecords(bench.workspace, bench.admin, { object: 'deal', search, select: ['name'], limit: 5 })).records.length;
  for (const digits of ['138', '987', '876', '098']) {
    expect(await titles(digits, bench.admin)).toContain('电话 13800009876');
    expect(await listed(digits)).toBeGreaterThan(0);
  }
  expect(await titles('986', bench.admin)).not.toContain('电话 13800009876');
});

test('words are looked for once more where they turn out to be common, and only the first time', async () => {
  const asked = countStatements();
  for (const statements of [2, 3, 4]) {
    expect(await titles('榫卯', bench.rep)).toHaveLength(4);
    expect(asked()).toBe(statements);
  }
});

test('words are looked for once where as many are found as are looked at', async () => {
  const asked = countStatements();
  expect(await titles('处榫卯', bench.manager)).toHaveLength(20);
  expect(asked()).toBe(1);
});

test('what lies in the trash is neither found nor counted', async () => {
  await bench.write({ object: 'deal', action: 'delete', ids: [mine[0] as string] }, bench.rep);
  expect(await titles('处处榫卯', bench.rep)).toEqual(['处处榫卯乙', '另有处处榫卯']);
});

/** Of reads alone: what the server does by itself meanwhile counts for nothing. */
function countStatements(): () => number {
  const read = vi.spyOn(bench.workspace.db, 'read');
  return () => read.mock.calls.length;
}
