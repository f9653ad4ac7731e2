import { defineObject, defineProcess } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { drafting } from '../../catalog/change-sets/drafting.test-support.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { drainOutbox } from './outbox-worker.ts';

/** Events keep records as changes left them; a publish may come before they are worked off. */

const label = { zh: '零件', en: 'Part' };
const name = { type: 'text', label } as const;
const shape = { label, icon: 'box', title: 'name' } as const;
const part = defineObject('part', { ...shape, fields: { name, size: { type: 'text', label }, place: { type: 'text', label } } });
const seen = defineObject('seen', { ...shape, fields: { name } });
const sees = defineProcess('sees', {
  label,
  trigger: { object: 'part', on: ['create'], when: { field: 'name', op: 'contains', value: 'part' } },
  steps: [{ id: 'create', kind: 'createRecord', inputs: { object: 'seen', values: { name: { expression: 'name' } } } }],
});

let opened: TestWorkspace;
let admin: Actor;
beforeAll(async () => {
  opened = await openTestWorkspace({ definitions: [part, seen, sees] });
  admin = (await actorForUser(opened.workspace, testUsers.admin.id, 'web')) as Actor;
});
afterAll(() => opened.drop());

test('what a change set off is done though a column has another type since, another name, or is gone', async () => {
  const { workspace } = opened;
  const records = [
    { name: 'part 1', size: '12', place: 'left' },
    { name: 'part 2', size: 'wide', place: 'right' },
  ];
  await writeRecords(workspace, admin, { object: 'part', action: 'create', records });
  const body = { ...shape, fields: { name, size: { type: 'integer', label } } };
  const drafts = drafting(() => workspace);
  await drafts.save({ kind: 'object', name: 'part', body });
  await drafts.publish({ wishes: { accept: { 'part.size': 1 } } });
  await drainOutbox(workspace);
  expect(await rows("select process, problem from ws.sys_run where status <> 'done'")).toEqual([]);
  expect(await rows('select name from ws.seen order by name')).toEqual([{ name: 'part 1' }, { name: 'part 2' }]);
});

function rows(text: string) {
  return opened.database.platform.query({ text: text.replaceAll('ws.', `"${opened.workspace.schema}".`), values: [] });
}
