import type { ProcessBody, ProcessStep } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeRecords } from '../../data/write/write-records.ts';
import { make, onCreate, openParts, type PartWorkspace } from '../runs/processes.test-support.ts';

const ways = (came: ProcessStep[], late: ProcessStep[]) => [
  { id: 'came', steps: came },
  { id: 'late', steps: late },
];
const timeLimit = { amount: 2, unit: 'hour' } as const;
const named = (name: string): ProcessBody['trigger'] => ({
  ...{ object: 'part', on: ['create'] },
  when: { field: 'name', op: 'startsWith', value: name },
});
const until: ProcessStep = {
  ...{ id: 'until', kind: 'waitUntil', inputs: { until: { field: 'count', op: 'gt', value: 9 }, timeLimit } },
  branches: ways([make({ template: '{name} came' }, 'yes')], [make({ template: '{name} late' }, 'no')]),
};
const related: ProcessStep = {
  ...{ id: 'part', kind: 'waitForRecord' },
  inputs: { object: 'made', link: 'of', filter: { field: 'name', op: 'startsWith', value: 'piece' }, timeLimit },
  branches: ways([make({ template: 'saw {steps.part.record.name}' }, 'saw')], [make('none', 'none')]),
};
const figure: ProcessStep = { id: 'sum', kind: 'aggregateRecords', inputs: { object: 'part', aggregate: 'sum', field: 'count' } };
const count: ProcessStep = { id: 'how_many', kind: 'aggregateRecords', inputs: { object: 'made', link: 'of' } };

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({
    until: { ...onCreate(until), trigger: named('until') },
    related: { ...onCreate(related), trigger: named('related') },
    figures: {
      ...onCreate(figure, count, make({ template: '{steps.sum.value} and {steps.how_many.value}' })),
      trigger: named('sum'),
    },
  });
});
afterAll(() => parts.opened.drop());
beforeEach(async () => {
  await parts.clear();
  parts.clock.at = new Date('2026-03-02T08:00:00Z');
});

async function later(minutes: number): Promise<string[]> {
  parts.clock.at = new Date(parts.clock.at.getTime() + minutes * 60_000);
  await parts.work();
  await parts.work();
  return parts.made();
}

const madeFor = (of: string, name: string) =>
  writeRecords(parts.workspace, parts.admin, { object: 'made', action: 'create', records: [{ name, of }] });

test('a run goes on once its record meets the condition, by the change itself', async () => {
  const id = await parts.create({ name: 'until 1', count: 1 });
  expect(await later(0)).toEqual([]);
  await parts.change(id, { count: 5 });
  expect(await later(1)).toEqual([]);
  await parts.change(id, { count: 10 });
  expect(await later(0)).toEqual(['until 1 came']);
  expect(await parts.rows("select from ws.sys_run where status <> 'done'")).toEqual([]);
});

test('a condition that is met already holds nobody up, and one that is not met in time takes the other way, once', async () => {
  await parts.create({ name: 'until 2', count: 10 });
  expect(await later(0)).toEqual(['until 2 came']);
  const id = await parts.create({ name: 'until 3', count: 1 });
  await later(0);
  expect(await later(119)).toEqual(['until 2 came']);
  expect(await later(1)).toEqual(['until 2 came', 'until 3 late']);
  await parts.change(id, { count: 10 });
  expect(await later(1)).toEqual(['until 2 came', 'until 3 late']);
});

test('what changes after others is woken at its own visit only, and keeps its deadline', async () => {
  const id = await parts.create({ name: 'until 4', count: 1 });
  await later(0);
  for (let at = 0; at < 3; at += 1) {
    await later(30);
    await parts.change(id, { count: at });
  }
  await later(29);
  const [token] = await parts.rows('select due_at, awaits from ws.sys_token');
  expect(new Date(token?.due_at as string).toISOString()).toBe('2026-03-02T10:00:00.000Z');
  expect(await later(1)).toEqual(['until 4 late']);
});

test('a change that was committed while the run came to its step is found by the second look', async () => {
  const id = await parts.create({ name: 'until 5', count: 1 });
  await later(0);
  // As if the event had been dispatched before the token could be seen.
  await parts.rows('update ws.part set count = 10 where id = $1', id);
  expect(await later(0.5)).toEqual([]);
  expect(await later(0.6)).toEqual(['until 5 came']);
});

test('a run goes on once a record is linked to its own, and names it', async () => {
  const id = await parts.create({ name: 'related 1' });
  const other = await parts.create({ name: 'plain' });
  await later(0);
  await madeFor(other, 'piece of another');
  await madeFor(id, 'something else');
  expect(await later(0)).not.toContain('saw something else');
  await madeFor(id, 'piece 1');
  expect(await later(0)).toContain('saw piece 1');
  const late = await parts.create({ name: 'related 2' });
  await later(0);
  expect(await later(121)).toContain('none');
  await madeFor(late, 'piece 2');
  expect(await later(0)).not.toContain('saw piece 2');
});

test('every run that waits has a time at which it goes on by itself', async () => {
  await parts.create({ name: 'until 6', count: 1 });
  await parts.create({ name: 'related 3' });
  await later(0);
  await later(2);
  const waiting = await parts.rows(
    "select due_at, awaits ->> 'object' as object from ws.sys_token where state = 'waiting' order by 2",
  );
  expect(waiting.map(({ object, due_at: due }) => [object, due !== null])).toEqual([
    ['made', true],
    ['part', true],
  ]);
});

test('figures are worked out of records, linked ones alone where the step says so', async () => {
  await parts.rows('delete from ws.part');
  await parts.create({ name: 'plain', count: 4 });
  await parts.create({ name: 'sum 1', count: 3 });
  expect(await later(0)).toEqual(['7 and 0']);
});
