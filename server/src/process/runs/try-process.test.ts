import type { ProcessBody, ProcessStep } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { make, openParts, type PartWorkspace, picky, rest } from './processes.test-support.ts';
import { tryProcess } from './try-process.ts';

let parts: PartWorkspace;
let id: string;

beforeAll(async () => {
  parts = await openParts({});
  const records = [{ name: 'bolt', count: 9 }];
  const made = await writeRecords(parts.workspace, parts.admin, { object: 'part', action: 'create', records });
  id = made.ids[0] as string;
});
afterAll(() => parts.opened.drop());

const label = { zh: '零件', en: 'Part' };
const note = (value: unknown): ProcessStep => ({ id: 'note', kind: 'updateRecord', inputs: { values: { note: value } } });
const process = (...steps: ProcessStep[]): ProcessBody => ({
  ...{ label, steps },
  trigger: { object: 'part', on: ['update'], when: { field: 'count', op: 'gt', value: 5 } },
});
const attempt = (body: ProcessBody) => tryProcess(parts.workspace, parts.admin, { id, process: body });

/** All that stands in the workspace, table by table. */
async function everything(): Promise<string> {
  const { schema } = parts.workspace;
  const tables = await parts.rows(
    `select table_name as name from information_schema.tables where table_schema = $1 order by 1`,
    schema,
  );
  const contents = [];
  for (const { name } of tables)
    contents.push(await parts.rows(`select to_jsonb(t) as row from ws."${name}" t order by to_jsonb(t)::text`));
  return JSON.stringify(contents);
}

test('what each step would do is told, waits and branches with it, and nothing of it stays', async () => {
  const fork: ProcessStep = {
    ...{ id: 'fork', kind: 'condition', inputs: {} },
    branches: [
      { id: 'many', when: 'count > 3', steps: [rest(), make({ expression: 'note' }, 'seen')] },
      { id: 'few', steps: [make('few', 'few')] },
    ],
  };
  const before = await everything();
  const { holds, steps } = await attempt(process(note({ expression: 'name & "!"' }), fork, make('end', 'end')));
  expect(holds).toBe(true);
  expect(steps.map(({ step }) => step)).toEqual(['note', 'fork', 'rest', 'seen', 'end']);
  expect(steps[0]?.records).toMatchObject([
    { object: 'part', id, isNew: false, changes: [{ field: 'note', from: null, to: 'bolt!' }] },
  ]);
  expect(steps[1]).toEqual({ step: 'fork', branches: ['many'] });
  expect(steps[2]).toEqual({ step: 'rest', until: '2026-03-02T08:00:00.000Z' });
  expect(steps[3]?.records).toMatchObject([{ object: 'made', title: 'bolt!', isNew: true }]);
  expect(await everything()).toBe(before);
});

test('a step that would not go through says why, and none comes after it', async () => {
  const before = await everything();
  const { steps } = await attempt(process(make('first', 'first'), picky(), make('end', 'end')));
  expect(steps.map(({ step, problem }) => [step, problem === undefined])).toEqual([
    ['first', true],
    ['picky', false],
  ]);
  expect(steps[1]?.problem).toContain('required');
  expect(await everything()).toBe(before);
});

test('who would be asked is named, the trial goes on as if they approved, and nobody is asked', async () => {
  const ask: ProcessStep = { id: 'ask', kind: 'approval', inputs: { approvers: [{ people: [testUsers.zhangWei.id] }] } };
  const before = await everything();
  const { steps } = await attempt(process(ask, make('end', 'end')));
  expect(steps.map(({ step, asks }) => [step, asks])).toEqual([
    ['ask', ['张伟']],
    ['end', undefined],
  ]);
  expect(await everything()).toBe(before);
});

test('a record that does not meet the condition sets nothing off, and a process that could not be published is refused', async () => {
  const body = process(make('x'));
  const when = { field: 'count', op: 'gt', value: 50 };
  expect(await attempt({ ...body, trigger: { ...body.trigger, when } })).toEqual({ holds: false, steps: [] });
  await expect(attempt(process())).rejects.toMatchObject({ code: 'badRequest' });
  await expect(attempt(process(note({ expression: 'nowhere + 1' })))).rejects.toMatchObject({ code: 'badRequest' });
  await expect(attempt(process({ id: 'odd', kind: 'odd', inputs: {} }))).rejects.toMatchObject({ code: 'badRequest' });
});

test('where people are asked the trial goes on as if they approved, and not because their time is up', async () => {
  const inputs = { approvers: [{ people: [testUsers.wangFang.id] }], timeLimit: { amount: 1, unit: 'hour' }, onTime: 'approve' };
  const { steps } = await attempt(process({ id: 'ask', kind: 'approval', inputs }, make('end', 'end')));
  expect(steps.map(({ step, asks, until }) => [step, asks, until])).toEqual([
    ['ask', ['王芳'], undefined],
    ['end', undefined, undefined],
  ]);
});

test('what if: the condition and the steps see what is assumed of the record, and nothing of it stays', async () => {
  const body = process(note({ expression: 'name & count' }));
  const when = { field: 'count', op: 'gt', value: 50 } as const;
  const many = { ...body, trigger: { ...body.trigger, when } };
  const before = await everything();
  const assumed = (values: object) => tryProcess(parts.workspace, parts.admin, { id, process: many, values: { ...values } });
  expect(await assumed({})).toEqual({ holds: false, steps: [] });
  const { holds, steps } = await assumed({ count: 60 });
  expect(holds).toBe(true);
  expect(steps[0]?.records).toMatchObject([{ changes: [{ field: 'note', to: 'bolt60' }] }]);
  await expect(assumed({ count: 'many' })).rejects.toMatchObject({ code: 'invalid' });
  expect(await everything()).toBe(before);
});

test('one that takes too long is stopped, so that nobody waits for what it holds', async () => {
  const before = await everything();
  const trial = { id, process: process(make('first', 'first')), longest: 0 };
  await expect(tryProcess(parts.workspace, parts.admin, trial)).rejects.toMatchObject({ code: 'queryTooSlow' });
  expect(await everything()).toBe(before);
});
