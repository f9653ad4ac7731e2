import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns, resolveFailed } from './list-runs.ts';
import { make, onCreate, openParts, type PartWorkspace, picky, rest, split } from './processes.test-support.ts';
import { skipStep } from './skip-step.ts';

let parts: PartWorkspace;
const tries = onCreate(make('first', 'first'), picky(), make('last', 'last'));
beforeAll(async () => {
  parts = await openParts({ tries });
});
afterAll(() => parts.opened.drop());
beforeEach(() => parts.clear());

const failed = async () => (await listRuns(parts.workspace, parts.admin)).runs;
const again = (version?: 'new' | 'old') => resolveFailed(parts.workspace, parts.admin, { process: 'tries', version }, 'again');
const steps = async () =>
  ((await parts.rows('select log from ws.sys_run')) as [{ log: { step: string; problem?: unknown }[] }])[0].log.map(
    ({ step, problem }) => (problem ? `${step}: failed` : step),
  );

async function begin(): Promise<string> {
  const id = await parts.create({ name: 'part' });
  await parts.work();
  return id;
}

test('a step that fails keeps what was done before it, and the run waits there with the reason', async () => {
  const id = await begin();
  expect(await parts.made()).toEqual(['first']);
  expect(await failed()).toMatchObject([{ status: 'waiting', begun: true, present: 'same', step: { id: 'picky', number: 2 } }]);
  expect(await parts.rows('select step, state, problem from ws.sys_token')).toMatchObject([
    { step: 'picky', state: 'failed', problem: { code: 'invalid' } },
  ]);
  await parts.change(id, { note: 'good' });
  await again();
  await parts.work();
  expect(await parts.made()).toEqual(['first', 'good', 'last']);
  expect(await steps()).toEqual(['first', 'picky: failed', 'picky', 'last']);
  expect(await parts.rows('select from ws.sys_token')).toEqual([]);
});

test('it is tried again by itself after growing pauses, and left to a person after five attempts', async () => {
  const start = parts.clock.at;
  await begin();
  for (const minutes of [1, 4, 9, 16]) {
    expect(await failed()).toMatchObject([{ status: 'waiting' }]);
    parts.clock.at = new Date(parts.clock.at.getTime() + minutes * 60_000);
    await parts.work();
  }
  expect(await failed()).toMatchObject([{ status: 'failed', attempts: 5, dueAt: null }]);
  expect(await parts.made()).toEqual(['first']);
  parts.clock.at = start;
});

test('a step is passed over with a reason, which stays with the run', async () => {
  await begin();
  const [run] = await failed();
  const skip = { id: run?.id as string, step: 'picky', reason: 'done by hand' };
  await skipStep(parts.workspace, parts.admin, skip);
  await expect(skipStep(parts.workspace, parts.admin, skip)).rejects.toMatchObject({ code: 'notFound' });
  await parts.work();
  expect(await parts.made()).toEqual(['first', 'last']);
  expect((await listRuns(parts.workspace, parts.admin)).latest).toMatchObject([
    { status: 'done', skips: [{ reason: 'done by hand', step: { en: 'Create a record' } }] },
  ]);
});

test('a first step that fails is passed over, too', async () => {
  await parts.publish('tries', onCreate(picky(), make('last', 'last')));
  await begin();
  const [run] = await failed();
  expect(run).toMatchObject({ begun: false, step: { id: 'picky' } });
  await skipStep(parts.workspace, parts.admin, { id: run?.id as string, step: 'picky', reason: 'not needed' });
  await parts.work();
  expect(await parts.made()).toEqual(['last']);
  await parts.publish('tries', tries);
});

test('a run goes on in the process as it was mended, or in its own', async () => {
  for (const [version, expected] of [
    ['new', ['first', 'mended', 'end']],
    ['old', ['first', 'good', 'last']],
  ] as const) {
    const id = await begin();
    await parts.publish('tries', onCreate(make('first', 'first'), make('mended', 'picky'), make('end', 'end')));
    await parts.change(id, { note: 'good' });
    expect(await failed()).toMatchObject([{ present: 'changed' }]);
    expect(await again(version)).toBe(1);
    await parts.work();
    expect(await parts.made()).toEqual(expected);
    await parts.publish('tries', tries);
    await parts.clear();
  }
});

test('a process that has the step no more is refused, and a run that asks for none goes on in its own', async () => {
  const id = await begin();
  await parts.publish('tries', onCreate(make('first', 'first'), split('atomic', [picky()])));
  await parts.change(id, { note: 'good' });
  expect(await failed()).toMatchObject([{ present: 'unfit' }]);
  await expect(again('new')).rejects.toMatchObject({ code: 'stepsGone' });
  expect(await again()).toBe(1);
  await parts.work();
  expect(await parts.made()).toEqual(['first', 'good', 'last']);
  await parts.publish('tries', tries);
});

test('a branch that fails keeps no other from going on, and the join waits for both', async () => {
  await parts.publish(
    'tries',
    onCreate(split('parallel', [picky(), make('one', 'one')], [make('two', 'two'), rest()]), make('end', 'end')),
  );
  const id = await begin();
  const start = parts.clock.at;
  expect(await parts.made()).toEqual(['two']);
  parts.clock.at = new Date(start.getTime() + 86_400_000);
  await parts.work();
  expect(await failed()).toMatchObject([{ step: { id: 'picky' } }]);
  expect(await parts.made()).toEqual(['two']);
  await parts.change(id, { note: 'good' });
  await again();
  await parts.work();
  expect(await parts.made()).toEqual(['two', 'good', 'one', 'end']);
  parts.clock.at = start;
  await parts.publish('tries', tries);
});

test('a block is done as a whole or not at all', async () => {
  await parts.publish(
    'tries',
    onCreate(make('first', 'first'), split('atomic', [make('inside', 'inside'), picky()]), make('last', 'last')),
  );
  const id = await begin();
  expect(await parts.made()).toEqual(['first']);
  expect(await failed()).toMatchObject([{ step: { id: 'atomic' } }]);
  await parts.change(id, { note: 'good' });
  await again();
  await parts.work();
  expect(await parts.made()).toEqual(['first', 'inside', 'good', 'last']);
  await parts.publish('tries', tries);
});
