import type { ProcessBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafting } from '../../catalog/change-sets/drafting.test-support.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { listRuns } from '../runs/list-runs.ts';
import { make, onCreate, openParts, type PartWorkspace } from '../runs/processes.test-support.ts';
import { pressButton } from './press-button.ts';

const byHand: ProcessBody = {
  ...onCreate(make({ expression: 'name & "!"' })),
  trigger: { kind: 'button', object: 'part', when: { field: 'count', op: 'gt', value: 1 } },
};

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({ by_hand: byHand });
  const { body } = parts.workspace.snapshot.objects.get('part') as { body: object };
  const label = { zh: '运行', en: 'Run' };
  const run = { label, places: ['record', 'selection'], does: { kind: 'runProcess', inputs: { process: 'by_hand' } } };
  const drafts = drafting(() => parts.workspace);
  await drafts.save({ kind: 'object', name: 'part', body: { ...body, buttons: { run } } } as never);
  await drafts.publish();
});
afterAll(() => parts.opened.drop());

const press = (id: string) => pressButton(parts.workspace, parts.admin, { object: 'part', id, button: 'run' }, (work) => work());

test('a press runs the process, once for each press, as whoever pressed', async () => {
  const id = await parts.create({ name: 'pressed', count: 5 });
  await parts.work();
  expect(await parts.made()).toEqual([]);
  await press(id);
  await press(id);
  await parts.work();
  expect(await parts.rows('select name, created_by from ws.made')).toEqual(
    Array.from({ length: 2 }, () => ({ name: 'pressed!', created_by: testUsers.admin.id })),
  );
});

test('a record that does not meet the condition of the process is left out, and the run says so', async () => {
  await parts.clear();
  await press(await parts.create({ name: 'few', count: 1 }));
  await parts.work();
  expect(await parts.made()).toEqual([]);
  expect((await listRuns(parts.workspace, parts.admin)).latest).toMatchObject([
    { status: 'skipped', problem: '{"code":"conditionUnmet"}' },
  ]);
});

test('a process that a button names cannot be removed, nor one that waits for something else be named', async () => {
  await expect(parts.publish('by_hand', null)).rejects.toMatchObject({ code: 'invalid' });
  await expect(parts.publish('by_hand', onCreate(make('x')))).rejects.toMatchObject({ code: 'invalid' });
});
