import type { DateTrigger, ProcessBody, ScheduleTrigger } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { make, onCreate, openParts, type PartWorkspace, rest } from '../runs/processes.test-support.ts';

const steps = onCreate(make({ template: '{name}' })).steps;
const actsAs = { role: 'administrator' };
const scheduled = (trigger: Partial<ScheduleTrigger> = {}, more = steps): ProcessBody => ({
  ...onCreate(...more),
  actsAs,
  trigger: {
    kind: 'schedule',
    object: 'part',
    every: 'day',
    at: '09:00',
    zone: 'Asia/Shanghai',
    when: { field: 'count', op: 'gt', value: 1 },
    ...trigger,
  },
});
const dated = (trigger: Partial<DateTrigger> = {}): ProcessBody => ({
  ...onCreate(...steps),
  actsAs,
  trigger: { kind: 'date', object: 'part', field: 'due', zone: 'Asia/Shanghai', ...trigger },
});

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({ comes: scheduled() });
  await parts.create({ name: 'many', count: 5 });
  await parts.create({ name: 'few', count: 1 });
});
afterAll(() => parts.opened.drop());
beforeEach(() => parts.clear());

async function madeAt(time: string): Promise<string[]> {
  await parts.rows('truncate ws.made');
  parts.clock.at = new Date(time);
  await parts.work();
  await parts.work();
  return parts.made();
}

/** Publishes it anew, at a time. */
async function from(time: string, body: ProcessBody): Promise<void> {
  await parts.publish('comes', null);
  parts.clock.at = new Date(time);
  await parts.work();
  await parts.publish('comes', body);
  await parts.work();
}

test('a process comes at its time, once, for the records that satisfy its condition then', async () => {
  await from('2026-03-01T00:00:00Z', scheduled());
  expect(await madeAt('2026-03-01T00:59:59Z')).toEqual([]);
  expect(await madeAt('2026-03-01T01:00:00Z')).toEqual(['many']);
  expect(await madeAt('2026-03-01T12:00:00Z')).toEqual([]);
  expect(await madeAt('2026-03-02T01:00:00Z')).toEqual(['many']);
});

test('what came while no server ran is done once, or not at all', async () => {
  await from('2026-04-01T00:00:00Z', scheduled());
  expect(await madeAt('2026-04-06T05:00:00Z')).toEqual(['many']);
  expect(await madeAt('2026-04-07T01:00:01Z')).toEqual(['many']);
  await from('2026-05-01T00:00:00Z', scheduled({ missed: 'skip' }));
  expect(await madeAt('2026-05-06T05:00:00Z')).toEqual([]);
  expect(await madeAt('2026-05-07T01:05:00Z')).toEqual(['many']);
});

test('a record for which the time before is still at work is left out, or not', async () => {
  const slow = [rest(), { ...rest('longer'), inputs: { length: { amount: 9, unit: 'day' } } }, ...steps];
  const count = async () => (await parts.rows('select from ws.sys_run')).length;
  await from('2026-06-01T00:00:00Z', scheduled({}, slow));
  for (const day of [1, 2, 3]) await madeAt(`2026-06-0${day}T01:00:00Z`);
  expect(await count()).toBe(1);
  await parts.clear();
  await from('2026-07-01T00:00:00Z', scheduled({ overlap: 'allow' }, slow));
  for (const day of [1, 2, 3]) await madeAt(`2026-07-0${day}T01:00:00Z`);
  expect(await count()).toBe(3);
});

test('two servers that look at once begin it once, and a clock that jumps back does not repeat it', async () => {
  await from('2026-08-01T00:00:00Z', scheduled());
  parts.clock.at = new Date('2026-08-01T01:00:00Z');
  await Promise.all([parts.work(), parts.work()]);
  await parts.work();
  expect(await parts.made()).toEqual(['many']);
  expect(await madeAt('2026-07-31T01:00:00Z')).toEqual([]);
  expect(await madeAt('2026-08-01T01:00:30Z')).toEqual([]);
  expect(await madeAt('2026-08-02T01:00:00Z')).toEqual(['many']);
});

test('a process comes so long before a date, for each record and date once, and not for what was past', async () => {
  await from('2026-09-01T00:00:00Z', dated({ offset: { amount: 3, unit: 'day', side: 'before' }, at: '10:00' }));
  const id = await parts.create({ name: 'soon', due: '2026-09-10' });
  await parts.create({ name: 'long ago', due: '2026-01-01' });
  expect(await madeAt('2026-09-07T01:59:00Z')).toEqual([]);
  expect(await madeAt('2026-09-07T02:00:00Z')).toEqual(['soon']);
  expect(await madeAt('2026-09-07T02:10:00Z')).toEqual([]);
  await parts.change(id, { due: '2026-09-20' });
  expect(await madeAt('2026-09-17T03:00:00Z')).toEqual(['soon']);
});

test('it catches up after downtime, and leaves out what does not satisfy the condition any more', async () => {
  await from('2026-10-01T00:00:00Z', dated({ when: { field: 'note', op: 'empty' } }));
  await parts.create({ name: 'first', due: '2026-10-03' });
  const id = await parts.create({ name: 'settled', due: '2026-10-04' });
  await parts.change(id, { note: 'paid' });
  expect(await madeAt('2026-10-09T00:00:00Z')).toEqual(['first']);
  expect(await madeAt('2026-10-09T00:05:00Z')).toEqual([]);
});

test('what comes by itself has to say as whom it acts', async () => {
  for (const body of [
    { ...scheduled(), actsAs: undefined },
    { ...dated(), actsAs: 'starter' as const },
    dated({ field: 'name' }),
  ])
    await expect(parts.publish('comes', body)).rejects.toMatchObject({ code: 'invalid' });
});
