import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWriteBench, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { rebuildSearch } from './rebuild-search.ts';
import { searchRecords } from './search-records.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

const found = async (q: string) =>
  (await searchRecords(bench.workspace, bench.admin, { q, object: 'account' })).map(({ id }) => id);
const forget = () => bench.rows('update ws.account set search_text = null, search_keys = null');

test('records are found again after their keys were made in another way, and are otherwise as they were', async () => {
  const ids = [];
  for (const n of [1, 2, 3])
    ids.push(await bench.create('account', { name: `上海榫卯${n}`, ...(n === 2 && { phone: '13800001234' }) }));
  await bench.write({ object: 'account', action: 'delete', ids: [ids[2] as string] });
  await forget();
  await bench.rows('delete from ws.sys_search_shape');
  expect(await found('榫卯')).toEqual([]);
  await rebuildSearch(bench.workspace);
  expect((await found('榫卯')).sort()).toEqual(ids.slice(0, 2).sort());
  expect(await found('1234')).toEqual([ids[1]]);
  const kept = await bench.rows('select version, search_keys is not null as keyed from ws.account order by created_at, id');
  expect(kept).toEqual([
    { version: 1, keyed: true },
    { version: 1, keyed: true },
    { version: 2, keyed: true },
  ]);
});

test('what is searched by the same fields as before is left alone', async () => {
  await rebuildSearch(bench.workspace);
  await forget();
  await rebuildSearch(bench.workspace);
  expect(await found('榫卯')).toEqual([]);
  await bench.rows("update ws.sys_search_shape set shape = 'of an older release' where object = 'account'");
  await rebuildSearch(bench.workspace);
  expect(await found('榫卯')).toHaveLength(2);
});
