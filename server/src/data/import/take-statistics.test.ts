import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWriteBench, type WriteBench } from '../write-bench.ts';
import { takeStatistics } from './take-statistics.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

test('the database knows how large a table is that an import has filled', async () => {
  const rows = Array.from({ length: 1000 }, (_, n) => ({ name: `客户 ${n}` }));
  await bench.write({ object: 'account', action: 'create', records: rows });
  const estimate = () => bench.rows(`select reltuples::int as rows from pg_class where oid = 'ws.account'::regclass`);
  await takeStatistics(bench.workspace, 'account', { created: 999, updated: 0 });
  expect(await estimate()).toEqual([{ rows: -1 }]);
  await takeStatistics(bench.workspace, 'account', { created: 900, updated: 100 });
  expect(await estimate()).toEqual([{ rows: 1000 }]);
});
