import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../base/ids.ts';
import { type BulkRun, runBulkJob } from '../data/bulk/bulk-job.ts';
import { undoBatch } from '../data/history/undo-batch.ts';
import { openWriteBench, type WriteBench } from '../data/test-cast/write-cast.test-support.ts';
import { claimJob } from './job-rows.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

const control = { check: async () => {} };

/** A server that is killed before its third look: after the records are found and one part is changed. */
function killed() {
  let looks = 0;
  return {
    async check() {
      looks += 1;
      if (looks === 2) throw new Error('killed');
    },
  };
}

test('a bulk change that was killed goes on in the same batch, changes nothing twice, and leaves what is not meant any more', async () => {
  const { workspace, admin, write, update, rows } = bench;
  const records = Array.from({ length: 2500 }, () => ({ name: newId(), region: 'x' }));
  const { ids } = await write({ object: 'account', action: 'create', records });
  const input = {
    object: 'account',
    action: 'update',
    filter: { field: 'region', op: 'eq', value: 'x' },
    values: { note: 'bulk' },
  };
  const job = newId();
  await rows(
    `insert into ws.sys_job (id, kind, status, input, created_by) values ($1, 'bulkChange', 'queued', $2, $3)`,
    job,
    JSON.stringify(input),
    admin.userId,
  );

  const first = await claimJob(workspace, job);
  await expect(runBulkJob(workspace, admin, first as BulkRun, killed())).rejects.toThrow('killed');
  const [before] = await rows('select progress from ws.sys_job where id = $1', job);
  expect(before?.progress).toMatchObject({ done: 1000, failed: 0, total: 2500, undo: job });
  expect(await claimJob(workspace, job)).toBeUndefined();

  const done = await rows(`select id from ws.account where note = 'bulk' order by id limit 1`);
  const [, moved, kept] = await rows('select id from ws.account where note is null order by id limit 3');
  await update('account', done[0]?.id as string, { note: 'mine' });
  await update('account', moved?.id as string, { region: 'y' });
  await update('account', kept?.id as string, { phone: '13800138000' });
  await write({ object: 'account', action: 'create', records: [{ name: newId(), region: 'x' }] });

  await rows(`update ws.sys_job set heartbeat_at = now() - interval '1 minute' where id = $1`, job);
  const again = await claimJob(workspace, job);
  expect(await runBulkJob(workspace, admin, again as BulkRun, control)).toEqual({
    done: 2499,
    failed: 1,
    total: 2500,
    undo: job,
  });
  const noted = (id: unknown) => rows('select note from ws.account where id = $1', id);
  expect([await noted(done[0]?.id), await noted(moved?.id), await noted(kept?.id)]).toEqual([
    [{ note: 'mine' }],
    [{ note: null }],
    [{ note: 'bulk' }],
  ]);
  expect(await rows(`select count(*)::int as count from ws.account where note = 'bulk'`)).toEqual([{ count: 2498 }]);
  expect(await rows(`select max(version) as version from ws.account where note = 'bulk' and phone is null`)).toEqual([
    { version: 2 },
  ]);

  const { ids: back, failed } = await undoBatch(workspace, admin, job);
  expect([back.length, failed.map(({ id }) => id)]).toEqual([2498, [done[0]?.id]]);
  expect(ids).toHaveLength(2500);
  expect(await rows(`select count(*)::int as count from ws.account where note = 'bulk'`)).toEqual([{ count: 0 }]);
});
