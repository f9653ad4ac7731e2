import { type Definition, defineObject, type ProcessBody, type ProcessStep } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { drafting } from '../../catalog/change-sets/drafting.test-support.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { drainOutbox } from '../triggers/outbox-worker.ts';
import { make, onCreate, openParts, type PartWorkspace, partObjects, rest } from './processes.test-support.ts';
import { resumeRuns, setRunsAside } from './resume-runs.ts';

const label = { zh: '事', en: 'Thing' };
const text = { type: 'text', label } as const;
const timeLimit = { amount: 20, unit: 'day' } as const;
const about = { type: 'polymorphic' as const, to: ['part', 'made'], label };
const thing = defineObject('thing', {
  ...{ label, icon: 'box', title: 'name' },
  fields: { name: { ...text, required: true }, about },
});
const partNamed = (name: string): ProcessBody['trigger'] => ({
  ...{ object: 'part', on: ['create'] },
  when: { field: 'name', op: 'startsWith', value: name },
});
const ways = (came: ProcessStep[], late: ProcessStep[]) => [
  { id: 'came', steps: came },
  { id: 'late', steps: late },
];
const until: ProcessStep = {
  ...{ id: 'until', kind: 'waitUntil', inputs: { until: { field: 'count', op: 'gt', value: 9 }, timeLimit } },
  branches: ways([make({ template: 'came {count}' }, 'yes')], [make('late', 'no')]),
};
const waitsFor = (object: string): ProcessStep => ({
  ...{ id: 'thing', kind: 'waitForRecord', inputs: { object, link: 'about', timeLimit } },
  branches: ways([make({ template: 'saw {steps.thing.record.name}' }, 'saw')], [make('none', 'none')]),
});
const toPart = { about: { output: 'first.record' } };

let parts: PartWorkspace;
beforeAll(async () => {
  const processes = {
    thing: { ...onCreate(waitsFor('thing')), trigger: partNamed('thing') },
    found: {
      ...onCreate(
        make('first', 'first'),
        { id: 'thing', kind: 'createRecord', inputs: { object: 'thing', values: { name: 'new', ...toPart } } },
        { id: 'find', kind: 'findRecord', inputs: { object: 'thing', match: toPart } },
        { id: 'own', kind: 'createRecord', inputs: { object: 'thing', values: { name: 'own', about: { record: true } } } },
        { id: 'count', kind: 'aggregateRecords', inputs: { object: 'thing', link: 'about' } },
        make({ template: '{steps.find.count} and {steps.count.value}' }),
        {
          ...{ id: 'each', kind: 'forEach', inputs: { object: 'thing', link: 'about' } },
          branches: [{ id: 'do', steps: [make({ template: 'each {steps.each.item.name}' }, 'seen')] }],
        },
      ),
      trigger: partNamed('found'),
    },
    changed: { ...onCreate(until), trigger: partNamed('changed') },
    off: { ...onCreate(until), trigger: partNamed('off') },
    gone: { ...onCreate(rest(), make('after a day')), trigger: partNamed('gone') },
    renamed: { ...onCreate(until), trigger: partNamed('renamed') },
  };
  parts = await openParts(processes, { definitions: [thing] });
});
afterAll(() => parts.opened.drop());
beforeEach(async () => {
  await parts.clear();
  parts.clock.at = new Date('2026-03-02T08:00:00Z');
});

/** What has been made so many minutes later, past the second look of whatever waits. */
async function later(minutes: number): Promise<string[]> {
  parts.clock.at = new Date(parts.clock.at.getTime() + minutes * 60_000);
  for (let turn = 0; turn < 2; turn += 1) await drainOutbox(parts.opened.workspace);
  return parts.made();
}

async function begin(name: string): Promise<string> {
  const id = await parts.create({ name, count: 1 });
  await later(0);
  await later(5);
  return id;
}

async function publish(...definitions: (Pick<Definition, 'kind' | 'name'> & { body: unknown })[]): Promise<void> {
  const drafts = drafting(() => parts.opened.workspace);
  await drafts.save(...(definitions as never[]));
  await drafts.publish();
}

const add = (object: string, values: Record<string, unknown>) =>
  writeRecords(parts.opened.workspace, parts.admin, { object, action: 'create', records: [values] });

test('a run waits for what is linked to its record by a link to several objects', async () => {
  const id = await begin('thing 1');
  await add('thing', { name: 'other', about: { object: 'part', id: await parts.create({ name: 'plain' }) } });
  expect(await later(1)).toEqual([]);
  await add('thing', { name: 'mine', about: { object: 'part', id } });
  expect(await later(1)).toEqual(['saw mine']);
});

test('what is linked so is found and counted', async () => {
  await parts.create({ name: 'found 1' });
  expect(await later(0)).toEqual(['first', '1 and 1', 'each own']);
});

test('a run that waits hears of a change although its process waits for it no more', async () => {
  const id = await begin('changed 1');
  await publish(
    { kind: 'process', name: 'changed', body: { ...onCreate(make('other')), trigger: partNamed('changed') } },
    { kind: 'process', name: 'off', body: null },
    { kind: 'process', name: 'renamed', body: null },
  );
  await parts.change(id, { count: 10 });
  expect(await later(1)).toEqual(['came 10']);
  await publish(
    { kind: 'process', name: 'off', body: { ...onCreate(until), trigger: partNamed('off') } },
    { kind: 'process', name: 'renamed', body: { ...onCreate(until), trigger: partNamed('renamed') } },
  );
});

test('what is under way goes on to its end once its process is switched off or removed', async () => {
  const id = await begin('off 1');
  await begin('gone 1');
  const off = { ...onCreate(until), trigger: partNamed('off'), active: false };
  await publish({ kind: 'process', name: 'off', body: off }, { kind: 'process', name: 'gone', body: null });
  await parts.create({ name: 'off 2', count: 20 });
  await parts.change(id, { count: 10 });
  expect(await later(24 * 60)).toEqual(['came 10', 'after a day']);
});

test('a run under way finds objects and fields that were renamed meanwhile', async () => {
  const id = await begin('renamed 1');
  const shape = { label, icon: 'box', title: 'name' };
  const paper = { name: { ...text, required: true }, about: { ...about, to: ['part'] } };
  await publish({ kind: 'object', name: 'paper', body: { ...shape, fields: paper } });
  await publish({
    kind: 'process',
    name: 'paper',
    body: { ...onCreate(waitsFor('paper')), trigger: partNamed('paper') },
  });
  const read = await begin('paper 1');
  const body = partObjects.find(({ name }) => name === 'part')?.body as { fields: Record<string, object> };
  const { count, ...others } = body.fields;
  await publish({ kind: 'object', name: 'part', body: { ...body, fields: { ...others, amount: { ...count, was: 'count' } } } });
  await parts.change(id, { amount: 10 });
  expect(await later(1)).toEqual(['came 10']);
  const subject = { ...about, to: ['part'], was: 'about', aliases: ['about'] };
  const fields = { name: paper.name, subject };
  await publish({ kind: 'object', name: 'paper', body: { ...shape, fields } });
  await publish(
    { kind: 'object', name: 'paper', body: null },
    { kind: 'object', name: 'sheet', body: { ...shape, was: 'paper', fields } },
  );
  await add('sheet', { name: 'white', subject: { object: 'part', id: read } });
  expect(await later(1)).toEqual(['came 10', 'saw white']);
});

test('a run under way is stopped by whoever names it, and can be run again', async () => {
  const id = await begin('thing 2');
  const [run] = await parts.rows('select id from ws.sys_run');
  const which = { ids: [run?.id as string] };
  expect(await setRunsAside(parts.opened.workspace, { process: 'thing' })).toBe(0);
  expect(await setRunsAside(parts.opened.workspace, which)).toBe(1);
  await add('thing', { name: 'mine', about: { object: 'part', id } });
  expect(await later(21 * 24 * 60)).toEqual([]);
  await resumeRuns(parts.opened.workspace, which);
  expect(await later(1)).toEqual(['saw mine']);
});
