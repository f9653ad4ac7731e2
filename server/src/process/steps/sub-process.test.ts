import type { ProcessBody, ProcessStep } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { resolveFailed } from '../runs/list-runs.ts';
import { make, onCreate, openParts, type PartWorkspace, picky, rest } from '../runs/processes.test-support.ts';
import { readRun } from '../runs/read-run.ts';
import { tryProcess } from '../runs/try-process.ts';

const label = { zh: '零件', en: 'Part' };
const called = (...steps: ProcessStep[]): ProcessBody => ({
  ...{ label, steps },
  trigger: { kind: 'call', object: 'part', takes: { size: { type: 'number' } } },
});
const back = (expression: string): ProcessStep => ({
  ...{ id: 'back', kind: 'giveBack' },
  inputs: { values: { double: { type: 'number', expression } } },
});
const call = (inputs: object = {}, id = 'sub'): ProcessStep => ({
  ...{ id, kind: 'subProcess' },
  inputs: {
    ...{ process: 'called', object: 'part', record: { record: true } },
    ...{ values: { size: { type: 'number', expression: 'count + 1' } }, takes: { double: { type: 'number' } } },
    ...inputs,
  },
});
const after = make({ template: '{name} got {steps.sub.double}' }, 'after');

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts({ called: called(make({ template: '{name} of {steps.call.size}' }), back('steps.call.size * 2')) });
});
afterAll(() => parts.opened.drop());
beforeEach(async () => {
  await parts.clear();
  parts.clock.at = new Date('2026-03-01T08:00:00Z');
});

async function run(outer: ProcessBody, inner: ProcessBody, values: object = { name: 'lamp', count: 4 }): Promise<string> {
  await parts.publish('outer', null);
  await parts.publish('called', inner);
  await parts.publish('outer', outer);
  const id = await parts.create({ ...values });
  await parts.work();
  return id;
}
const standing = () =>
  parts.rows('select id, process, status, problem, version, depth from ws.sys_run order by outer_run nulls first, id');
const plain = called(make({ template: '{name} of {steps.call.size}' }), back('steps.call.size * 2'));

test('another process does its work with what it is given, and the one that waits for it goes on with what it gives back', async () => {
  await run(onCreate(call(), after), plain);
  expect(await parts.made()).toEqual(['lamp of 5', 'lamp got 10']);
  const [outer, inner] = await standing();
  expect([outer?.status, inner?.status, inner?.depth]).toEqual(['done', 'done', 1]);
  const view = await readRun(parts.workspace, parts.admin, outer?.id as string);
  expect(view.steps[0]).toMatchObject({ step: 'sub', answers: { double: '10' }, inner: { run: inner?.id, process: 'called' } });
});

test('a process that is not waited for goes its own way, once for each visit', async () => {
  const twice = [
    call({ waits: 'no', takes: undefined }, 'one'),
    call({ waits: 'no', takes: undefined }, 'two'),
    make('next', 'next'),
  ];
  const outer = JSON.parse(JSON.stringify(onCreate(...twice))) as ProcessBody;
  await run(outer, called(rest(), make({ template: '{name} of {steps.call.size}' })));
  expect(await parts.made()).toEqual(['next']);
  parts.clock.at = new Date('2026-03-02T08:00:01Z');
  await parts.work();
  expect(await parts.made()).toEqual(['next', 'lamp of 5', 'lamp of 5']);
});

test('it runs in the version that there was when it was called', async () => {
  await run(onCreate(call(), after), called(rest(), back('steps.call.size * 2')));
  await parts.publish('called', called(rest(), back('steps.call.size * 100')));
  parts.clock.at = new Date('2026-03-02T08:00:01Z');
  await parts.work();
  await parts.work();
  expect(await parts.made()).toEqual(['lamp got 10']);
});

test('where it fails the outer one waits, and goes on once it has been mended', async () => {
  const id = await run(onCreate(call(), after), called(picky(), back('steps.call.size * 2')));
  const [outer, inner] = await standing();
  expect([outer?.status, inner?.status]).toEqual(['underway', 'waiting']);
  await parts.change(id, { note: 'mended' });
  await resolveFailed(parts.workspace, parts.admin, { ids: [inner?.id as string] }, 'again');
  await parts.work();
  expect(await parts.made()).toEqual(['mended', 'lamp got 10']);
});

test('what does not meet the condition of the called process is not done, and the outer one goes on with nothing', async () => {
  const inner = { ...plain, trigger: { ...plain.trigger, when: { field: 'count', op: 'gt' as const, value: 9 } } } as ProcessBody;
  await run(onCreate(call(), after), inner);
  expect(await parts.made()).toEqual(['lamp got ']);
});

test('a process that comes to its own record again is refused, however far round', async () => {
  await run(
    onCreate(call({ takes: undefined })),
    called(rest(), call({ values: { size: { type: 'number', expression: '1' } }, takes: undefined })),
  );
  parts.clock.at = new Date('2026-03-02T08:00:01Z');
  await parts.work();
  const [, inner] = await standing();
  expect(inner?.status).toBe('waiting');
  expect(JSON.parse(inner?.problem as string)).toMatchObject({ code: 'processInChain' });
  expect(await standing()).toHaveLength(2);
});

test('what was left is ended: the inner run of a branch that ends with the outer run does no more', async () => {
  const reject: ProcessStep = {
    ...{ id: 'ask', kind: 'approval' },
    inputs: { approvers: [{ people: ['01a22f5a-0c4f-70bd-b0b7-a9c497fce8db'] }], empty: 'reject' },
  };
  const both: ProcessStep = {
    ...{ id: 'both', kind: 'parallel', inputs: {} },
    branches: [
      { id: 'a', steps: [call({ takes: undefined })] },
      { id: 'b', steps: [rest('hold'), reject] },
    ],
  };
  const steps = JSON.parse(JSON.stringify([both])) as ProcessStep[];
  await run(onCreate(...steps), called(rest(), rest('more'), make('never')));
  parts.clock.at = new Date('2026-03-02T08:00:01Z');
  await parts.work();
  await parts.work();
  const [outer, inner] = await standing();
  expect([outer?.status, inner?.status]).toEqual(['done', 'skipped']);
  expect(JSON.parse(inner?.problem as string)).toEqual({ code: 'outerEnded' });
  parts.clock.at = new Date('2026-03-03T09:00:00Z');
  await parts.work();
  expect(await parts.made()).toEqual([]);
});

test('what a called process gives back, and whether it fits, is known before anything is published', async () => {
  const publish = (inputs: object) => parts.publish('other', onCreate(call(inputs)));
  await expect(publish({ values: {} })).rejects.toThrow();
  await expect(publish({ takes: { half: { type: 'number' } } })).rejects.toThrow();
  await expect(publish({ takes: { double: { type: 'text' } } })).rejects.toThrow();
  await expect(publish({ process: 'outer' })).rejects.toThrow();
  await expect(publish({ waits: 'no' })).rejects.toThrow();
});

test('a trial goes through the called process as well, and keeps nothing of it', async () => {
  await parts.publish('outer', null);
  await parts.publish('called', plain);
  const id = await parts.create({ name: 'lamp', count: 4 });
  const { steps } = await tryProcess(parts.workspace, parts.admin, { id, process: onCreate(call(), after) });
  expect(steps.map(({ step, records }) => [step, records?.[0]?.title])).toEqual([
    ['sub', undefined],
    ['after', 'lamp got 10'],
  ]);
  expect(await parts.made()).toEqual([]);
  expect(await parts.rows('select from ws.sys_run')).toEqual([]);
});
