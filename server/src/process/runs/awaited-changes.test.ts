import { defineProcess, type Filter } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { writeTestObjects } from '../../data/test-cast/write-objects.test-support.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { Values } from '../../data/write/write-request.ts';
import { drainOutbox } from '../triggers/outbox-worker.ts';

const label = { zh: '自动化', en: 'Automation' };
const isPartner: Filter = { field: 'pipeline', op: 'eq', value: 'partner' };
const when: Filter = { and: [isPartner, { or: [isPartner, { field: 'name', op: 'contains', value: '大' }] }] };

let bench: TestWorkspace;
let admin: Actor;
beforeAll(async () => {
  const forPartners = defineProcess('for_partners', {
    label,
    trigger: { object: 'deal', on: ['create', 'update'], when },
    steps: [{ id: 'create', kind: 'createRecord', inputs: { object: 'account', values: { name: { template: '{name}' } } } }],
  });
  bench = await openTestWorkspace({ definitions: [...writeTestObjects, forPartners] });
  admin = (await actorForUser(bench.workspace, testUsers.admin.id, 'web')) as Actor;
});
afterAll(() => bench.drop());

const rows = (text: string) =>
  bench.database.platform.query({ text: text.replaceAll('ws.', `"${bench.workspace.schema}".`), values: [] });
const eventsOf = async (ids: string[]) => {
  const waiting = new Set((await rows('select record_id as id from ws.sys_event')).map(({ id }) => id));
  await drainOutbox(bench.workspace);
  return ids.map((id) => waiting.has(id));
};
const create = async (records: Values[]) =>
  (await writeRecords(bench.workspace, admin, { object: 'deal', action: 'create', records })).ids;
const update = (id: string, values: Values) =>
  writeRecords(bench.workspace, admin, { object: 'deal', action: 'update', records: [{ id, values }] });

test('a change wakes a process up only where the choices of the record allow its condition', async () => {
  const ids = await create([{ name: '甲' }, { name: '乙', pipeline: 'partner' }, { name: '丙大', pipeline: 'direct' }]);
  expect(await eventsOf(ids)).toEqual([false, true, false]);
  const [direct, partner] = ids as [string, string];
  await update(direct, { name: '甲二' });
  await update(partner, { name: '乙二' });
  expect(await eventsOf([direct, partner])).toEqual([false, true]);
  await update(direct, { pipeline: 'partner' });
  await update(partner, { pipeline: null });
  expect(await eventsOf([direct, partner])).toEqual([true, false]);
  const made = await rows(`select name from ws.account order by created_at, name`);
  expect(made.map(({ name }) => name).sort()).toEqual(['乙', '乙二', '甲二']);
});

test('of a hundred copied records, those that may satisfy it are told', async () => {
  const ids = await create(
    Array.from({ length: 120 }, (_, n) => ({ name: `批${n}`, pipeline: n % 40 === 0 ? 'partner' : 'direct' })),
  );
  expect((await eventsOf(ids)).flatMap((told, n) => (told ? [n] : []))).toEqual([0, 40, 80]);
});
