import { defineRole, type ProcessStep } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { make, onCreate, openParts, type PartWorkspace, picky, rest } from './processes.test-support.ts';
import { readRun } from './read-run.ts';
import { listRunLines, readRunsOfRecord } from './run-lines.ts';
import { skipStep } from './skip-step.ts';

let parts: PartWorkspace;
const label = { zh: '零件', en: 'Part' };
const note = (value: unknown, id = 'note'): ProcessStep => ({ id, kind: 'updateRecord', inputs: { values: { note: value } } });
const counted: ProcessStep = { id: 'counted', kind: 'updateRecord', inputs: { values: { count: 7 } } };
const fork: ProcessStep = {
  ...{ id: 'fork', kind: 'condition', inputs: {} },
  branches: [
    { id: 'many', when: 'count > 3', steps: [make('many', 'many')] },
    { id: 'few', steps: [] },
  ],
};
/** Manages the workspace, and sees parts but for their notes. */
const keeper = defineRole('keeper', {
  ...{ label, system: ['manageMetadata'], objects: { part: { read: 'all' } }, fields: { 'part.note': 'hidden' } },
});
/** Reads parts, and nothing else. */
const reader = defineRole('reader', { label, objects: { part: { read: 'all' } } });

beforeAll(async () => {
  const walks = onCreate(note('told'), counted, fork, make('end', 'end'));
  parts = await openParts({ walks }, { definitions: [keeper, reader], users: { wangFang: ['keeper'], liLei: ['reader'] } });
});
afterAll(() => parts.opened.drop());
beforeEach(() => parts.clear());

const only = async () => (await listRunLines(parts.workspace, parts.admin, {})).runs[0]?.id as string;
const as = async (user: keyof typeof testUsers) => (await actorForUser(parts.workspace, testUsers[user].id, 'web')) as Actor;

test('a run tells of each step when it was done, the branch it went on in, and what it changed', async () => {
  const id = await parts.create({ name: 'bolt', count: 1 });
  await parts.work();
  const { run, steps, present } = await readRun(parts.workspace, parts.admin, await only());
  expect(run).toMatchObject({ process: 'walks', status: 'done', record: { object: 'part', id, title: 'bolt' } });
  expect(present).toBe('same');
  expect(steps.map(({ step, state }) => [step, state])).toEqual([
    ['note', 'done'],
    ['counted', 'done'],
    ['fork', 'done'],
    ['many', 'done'],
    ['end', 'done'],
  ]);
  expect(steps[0]?.records).toMatchObject([{ isNew: false, changes: [{ field: 'note', from: null, to: 'told' }] }]);
  expect(steps[1]?.records).toMatchObject([{ changes: [{ field: 'count', from: 1, to: 7 }] }]);
  expect(steps[2]?.branches).toEqual(['many']);
  expect(steps[3]?.records).toMatchObject([{ object: 'made', isNew: true, title: 'many' }]);
});

test('who may not read a field or a record is told no value of it, and who manages nothing no step', async () => {
  const id = await parts.create({ name: 'bolt', count: 1 });
  await parts.work();
  const { steps } = await readRun(parts.workspace, await as('wangFang'), await only());
  expect(steps[0]).toMatchObject({ records: [{ title: 'bolt', changes: [] }] });
  expect(steps[3]).toMatchObject({ step: 'many', unseen: 1 });
  expect(JSON.stringify(steps)).not.toContain('told');
  await expect(readRun(parts.workspace, await as('liLei'), await only())).rejects.toMatchObject({ code: 'forbidden' });
  const { runs, automations } = await readRunsOfRecord(parts.workspace, await as('liLei'), { object: 'part', id });
  expect(runs).toMatchObject([{ process: 'walks', status: 'done' }]);
  expect(automations).toMatchObject([{ name: 'walks', kind: 'record', active: true }]);
  await expect(readRunsOfRecord(parts.workspace, await as('hanMeimei'), { object: 'part', id })).rejects.toMatchObject({
    code: 'notFound',
  });
});

test('a step that did not go through says why, one that was passed over who said so, and one that waits until when', async () => {
  await parts.publish('walks', onCreate(make('first', 'first'), picky(), rest()));
  await parts.create({ name: 'bolt' });
  await parts.work();
  const id = await only();
  const stuck = await readRun(parts.workspace, parts.admin, id);
  expect(stuck.steps.map(({ step, state }) => [step, state])).toEqual([
    ['first', 'done'],
    ['picky', 'failed'],
  ]);
  expect(stuck.steps[1]?.problem).toContain('required');
  expect((await readRun(parts.workspace, await as('wangFang'), id)).steps[1]?.problem).not.toContain('required');
  await skipStep(parts.workspace, parts.admin, { id, step: 'picky', reason: 'done by hand' });
  await parts.work();
  const { steps, run } = await readRun(parts.workspace, parts.admin, id);
  expect(run.status).toBe('underway');
  expect(steps.slice(1)).toMatchObject([
    { step: 'picky', state: 'passedOver', skip: { reason: 'done by hand', by: { title: '管理员' } } },
    { step: 'rest', state: 'waits', until: '2026-03-02T08:00:00.000Z' },
  ]);
  await parts.publish('walks', onCreate(rest('other')));
  expect((await readRun(parts.workspace, parts.admin, id)).present).toBe('unfit');
});

test('a run that does not get past its first step says so at that step', async () => {
  await parts.publish('walks', onCreate(picky()));
  await parts.create({ name: 'bolt' });
  await parts.work();
  expect((await readRun(parts.workspace, parts.admin, await only())).steps).toMatchObject([{ step: 'picky', state: 'failed' }]);
  const { runs } = await listRunLines(parts.workspace, parts.admin, { process: 'walks', status: 'waiting' });
  expect(runs).toHaveLength(1);
  expect((await listRunLines(parts.workspace, parts.admin, { status: 'done' })).runs).toEqual([]);
});
