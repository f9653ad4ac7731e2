import { defineRole, type ProcessBody } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { dispatchEvents } from '../triggers/dispatch-events.ts';
import { findDueEvents } from '../triggers/event-rows.ts';
import { listRuns, resolveFailed } from './list-runs.ts';
import { make, onCreate, openParts, type PartWorkspace } from './processes.test-support.ts';

const label = { zh: '角色', en: 'Role' };
const part = { read: 'all', create: true, edit: 'all' } as const;
/** Reps make and change parts, and may not touch what is made of them. */
const reps = defineRole('reps', { label, objects: { part } });
const robots = defineRole('robots', {
  label: { zh: '服务角色', en: 'Robots' },
  objects: { part, made: { read: 'all', create: true } },
});
/** Sees of a note that there is one. */
const clerks = defineRole('clerks', {
  ...{ label, objects: { part, made: { read: 'all', create: true } }, fields: { 'part.note': 'masked' } },
});
const acting = (actsAs: ProcessBody['actsAs']): ProcessBody => ({ ...onCreate(make('done')), actsAs });

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts(
    { acts: acting('starter') },
    { definitions: [reps, robots, clerks], users: { wangFang: ['reps'], liLei: ['clerks'] } },
  );
});
afterAll(() => parts.opened.drop());
beforeEach(() => parts.clear());

const runs = () => parts.rows('select status, problem from ws.sys_run');

test('a step that is refused names the right, and who can give it', async () => {
  await parts.publish('acts', acting('starter'));
  await parts.create({ name: 'mine' }, 'wangFang');
  await parts.work();
  const [run] = (await listRuns(parts.workspace, parts.admin)).runs;
  expect(JSON.parse(run?.problem ?? '{}')).toEqual({
    code: 'stepRefused',
    params: { name: '王芳', right: { zh: '新建“零件”', en: 'create records of “Part”' }, givers: '管理员' },
  });
});

test('a value that is masked is not worked with: the run says who may not read it', async () => {
  const masked = {
    code: 'stepRefused',
    params: { name: '李雷', right: { zh: '读取“零件”', en: 'read “Part”' }, givers: '管理员' },
  };
  const problem = async () => JSON.parse(((await runs())[0]?.problem as string) ?? '{}');
  const id = await parts.create({ name: 'noted', note: '13800001111' });
  await parts.publish('acts', {
    ...acting('starter'),
    ...{ trigger: { object: 'part', on: ['update'] }, steps: [make({ template: '{note}' })] },
  });
  await parts.change(id, { count: 1 }, 'liLei');
  await parts.work();
  expect(await problem()).toEqual(masked);
  await parts.clear();
  await parts.publish('acts', {
    ...acting('starter'),
    trigger: { object: 'part', on: ['update'] },
    steps: [
      { id: 'find', kind: 'findRecord', inputs: { object: 'part', match: { name: 'noted' } } },
      make({ expression: 'steps.find.record.note' }),
    ],
  });
  await parts.change(id, { count: 2 }, 'liLei');
  await parts.work();
  expect(await problem()).toEqual(masked);
  expect(await parts.made()).toEqual([]);
});

test('a process acts with the rights of its role, in the name of whoever set it off', async () => {
  await parts.publish('acts', acting({ role: 'robots' }));
  await parts.create({ name: 'mine' }, 'wangFang');
  await parts.work();
  expect(await runs()).toEqual([{ status: 'done', problem: null }]);
  expect(await parts.rows('select name, created_by from ws.made')).toEqual([{ name: 'done', created_by: testUsers.wangFang.id }]);
});

test('a process acts as the owner of the record', async () => {
  await parts.publish('acts', acting('owner'));
  await parts.create({ name: 'theirs', owner: testUsers.admin.id }, 'admin');
  await parts.create({ name: 'mine', owner: testUsers.wangFang.id }, 'admin');
  await parts.work();
  expect(await parts.rows('select created_by from ws.made')).toEqual([{ created_by: testUsers.admin.id }]);
  expect((await runs()).map(({ status }) => status).toSorted()).toEqual(['done', 'waiting']);
  await parts.publish('acts', acting({ role: 'robots' }));
  await resolveFailed(parts.workspace, parts.admin, { process: 'acts' }, 'again');
  await parts.work();
  expect(await parts.made()).toEqual(['done', 'done']);
});

test('a role that does not exist is refused', async () => {
  await expect(parts.publish('acts', acting({ role: 'nobody' }))).rejects.toMatchObject({ code: 'invalid' });
});

test('a run whose record is gone says so', async () => {
  await parts.publish('acts', acting('starter'));
  const id = await parts.create({ name: 'short-lived' });
  await dispatchEvents(parts.workspace, await findDueEvents(parts.workspace));
  await parts.remove(id);
  await parts.work();
  expect(await parts.made()).toEqual([]);
  expect(await runs()).toEqual([{ status: 'skipped', problem: '{"code":"recordGone"}' }]);
});
