import { type Button, defineObject, type ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../base/ids.ts';
import { publishDefinition } from '../../catalog/publish.ts';
import { openWriteBench, type WriteBench } from '../../data/test-cast/write-cast.test-support.ts';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import { claimJob } from '../jobs/job-rows.ts';
import { type PressRun, pressMany } from './press-many.ts';

let bench: WriteBench;
const button: Button = {
  label: { zh: '标记', en: 'Mark' },
  places: ['selection'],
  when: 'ISBLANK(note)',
  does: { kind: 'changeFields', inputs: { values: { note: { expression: 'name & "!"' } } } },
};

beforeAll(async () => {
  bench = await openWriteBench();
  const body = bench.workspace.snapshot.objects.get('account')?.body as ObjectBody;
  await publishDefinition(bench.workspace, defineObject('account', { ...body, buttons: { mark: button } }), {
    by: null,
    summary: '',
  });
});
afterAll(() => bench.drop());

const control = { check: async () => {} };

/** A server that is killed before its third look: after the records are found and one part is pressed. */
function killed() {
  let looks = 0;
  return {
    async check() {
      looks += 1;
      if (looks === 2) throw new Error('killed');
    },
  };
}

test('presses that were killed go on in the same batch, press nothing twice, and answer for every record', async () => {
  const { workspace, admin, write, rows } = bench;
  const records = Array.from({ length: 450 }, (_, n) => ({
    name: `${n}`,
    region: 'pressed',
    ...(n % 10 === 0 && { note: 'mine' }),
  }));
  const { ids } = await write({ object: 'account', action: 'create', records });
  const input = {
    ...{ object: 'account', button: 'mark', label: button.label },
    filter: { field: 'region', op: 'eq' as const, value: 'pressed' },
  };
  const job = newId();
  await rows(
    `insert into ws.sys_job (id, kind, status, input, created_by) values ($1, 'pressButton', 'queued', $2, $3)`,
    job,
    JSON.stringify(input),
    admin.userId,
  );
  const first = (await claimJob(workspace, job)) as PressRun;
  await expect(pressMany(workspace, admin, first, killed())).rejects.toThrow('killed');
  const [{ progress } = {}] = await rows('select progress from ws.sys_job where id = $1', job);
  expect(progress).toMatchObject({ done: 180, failed: 20, total: 450, undo: job });

  const again = { ...first, progress: progress as PressRun['progress'] };
  expect(await pressMany(workspace, admin, again, control)).toMatchObject({
    ...{ done: 405, failed: 45, total: 450 },
    refused: [{ problem: { code: 'notPressable' }, rows: 45 }],
  });
  const changes = await rows('select record_id, count(*)::int as times from ws.sys_history where batch = $1 group by 1', job);
  expect([changes.length, changes.every(({ times }) => times === 1)]).toEqual([405, true]);
  const answers = await rows(
    `select count(*)::int as told, count(*) filter (where outcome ? 'problems')::int as refused from ws.sys_press`,
  );
  expect(answers).toEqual([{ told: 450, refused: 45 }]);
  const undone = await undoBatch(workspace, admin, job);
  expect(undone.ids.length).toBe(405);
  expect(ids.length).toBe(450);
});
