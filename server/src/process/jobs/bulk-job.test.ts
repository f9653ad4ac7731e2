import { defineObject } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { newId } from '../../base/ids.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace } from '../../catalog/test-workspace.ts';
import { type BulkRun, runBulkJob } from '../../data/bulk/bulk-job.ts';
import { openWriteBench, type WriteBench } from '../../data/test-cast/write-cast.test-support.ts';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { claimJob } from './job-rows.ts';
import { listJobs } from './list-jobs.ts';

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

test('a bulk change in the background tells once, with the number of records, why some were left and what rules warn of', async () => {
  const label = { zh: '零件', en: 'Part' };
  const text = { type: 'text', label } as const;
  const message = { zh: '请复核', en: 'Look twice' };
  const part = defineObject('part', {
    ...{ label, icon: 'box', title: 'name' },
    fields: { name: text, note: text },
    rules: {
      barred: { when: 'name = "fixed"', refuse: { field: 'note', message: { zh: '不能修改', en: 'Is fixed' } } },
      doubted: { when: 'note = "bulk"', warn: { message } },
    },
  });
  const opened = await openTestWorkspace({ definitions: [part] });
  try {
    const { workspace } = opened;
    const admin = (await actorForUser(workspace, testUsers.admin.id, 'web')) as Actor;
    const records = Array.from({ length: 1200 }, () => ({ name: 'free' }));
    await writeRecords(workspace, admin, { object: 'part', action: 'create', records });
    await opened.database.platform.query({
      text: `update "${workspace.schema}".part set name = 'fixed' where id in (select id from "${workspace.schema}".part limit 3)`,
      values: [],
    });
    const input = { object: 'part', action: 'update' as const, filter: { and: [] }, values: { note: 'bulk' } };
    const id = newId();
    await opened.database.platform.query({
      text: `insert into "${workspace.schema}".sys_job (id, kind, status, input, created_by) values ($1, 'bulkChange', 'queued', $2, $3)`,
      values: [id, JSON.stringify(input), admin.userId],
    });
    const job = (await claimJob(workspace, id)) as BulkRun;
    const done = await runBulkJob(workspace, admin, job, control);
    expect(done).toMatchObject({ done: 1197, failed: 3 });
    expect(done.refused).toMatchObject([{ rows: 3, problem: { field: 'note', params: { message: { en: 'Is fixed' } } } }]);
    expect(done.warned).toMatchObject([{ rows: 1197, problem: { code: 'warned', params: { message } } }]);
    const [listed] = await listJobs(workspace, admin);
    expect([listed?.refused?.[0]?.rows, listed?.warned?.[0]?.rows]).toEqual([3, 1197]);
  } finally {
    await opened.drop();
  }
});
