import type { ProcessStep } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { make, onCreate, openParts, type PartWorkspace } from './processes.test-support.ts';

const note = (expression: string): ProcessStep => ({
  id: 'note',
  kind: 'updateRecord',
  inputs: { values: { note: { expression } } },
});
const choice = (when: string): ProcessStep => ({
  ...{ id: 'choice', kind: 'condition', inputs: {} },
  branches: [
    { id: 'yes', when, steps: [make('yes', 'yes')] },
    { id: 'no', steps: [make('no', 'no')] },
  ],
});
const first = make({ expression: 'name & "!"' }, 'first');

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({ reads: onCreate(first) });
});
afterAll(() => parts.opened.drop());
beforeEach(() => parts.clear());

async function noteAfter(...steps: ProcessStep[]): Promise<unknown> {
  await parts.publish('reads', onCreate(...steps));
  const id = await parts.create({ name: 'one' });
  await parts.work();
  const [row] = await parts.rows('select note from ws.part where id = $1', id);
  return row?.note;
}

test('an expression reads what an earlier step made', async () => {
  expect(await noteAfter(first, note('name & steps.first.record.name'))).toBe('oneone!');
});

test('a template and a condition read it, too', async () => {
  const shown: ProcessStep = { ...note(''), inputs: { values: { note: { template: '{steps.first.record.name} of {name}' } } } };
  expect(await noteAfter(first, choice('steps.first.record.name = "one!"'), shown)).toBe('one! of one');
  expect(await parts.made()).toEqual(['one!', 'yes']);
});

test('of a step that was not done there is nothing', async () => {
  expect(
    await noteAfter(first, choice('steps.first.record.name = "two!"'), note('COALESCE(steps.yes.record.name, "blank")')),
  ).toBe('blank');
});

test('a name that is wrong is refused when it is published, and one of a step that comes later', async () => {
  for (const steps of [
    [first, note('steps.first.record.nam')],
    [first, note('steps.second.record.name')],
    [note('steps.first.record.name'), first],
    [first, note('steps.first.record')],
  ])
    await expect(parts.publish('reads', onCreate(...steps))).rejects.toMatchObject({ code: 'invalid' });
});
