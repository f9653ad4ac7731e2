import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWriteBench, type WriteBench } from '../../test-cast/write-cast.test-support.ts';
import { takeStatistics } from './take-statistics.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

test('the database counts anew when an import has written much', async () => {
  await bench.write({
    object: 'account',
    action: 'create',
    records: Array.from({ length: 10 }, (_, n) => ({ name: `客户 ${n}` })),
  });
  const counted = () =>
    bench.rows(`select last_analyze is not null as counted from pg_stat_all_tables where relid = 'ws.account'::regclass`);
  await takeStatistics(bench.workspace, 'account', { created: 999, updated: 0 });
  expect(await counted()).toEqual([{ counted: false }]);
  await takeStatistics(bench.workspace, 'account', { created: 900, updated: 100 });
  expect(await counted()).toEqual([{ counted: true }]);
});

test('a table that has grown by less than a fifth is left to the database', async () => {
  await bench.rows(
    `insert into ws.contact (id, name, created_at, updated_at) select gen_random_uuid(), 'c' || n, now(), now() from generate_series(1, 6000) n`,
  );
  const analysed = async () => {
    const [row] = await bench.rows(`select last_analyze as at from pg_stat_all_tables where relid = 'ws.contact'::regclass`);
    return row?.at;
  };
  await takeStatistics(bench.workspace, 'contact', { created: 6000, updated: 0 });
  const first = await analysed();
  expect(first).not.toBeNull();
  await takeStatistics(bench.workspace, 'contact', { created: 1000, updated: 199 });
  expect(await analysed()).toEqual(first);
  await takeStatistics(bench.workspace, 'contact', { created: 1000, updated: 201 });
  expect(await analysed()).not.toEqual(first);
});
