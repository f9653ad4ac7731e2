import {
  type Definition,
  defineObject,
  defineProcess,
  type ProcessBody,
  type ProcessStep,
  type RecordTrigger,
} from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { drafting } from '../../catalog/change-sets/drafting.test-support.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { undoBatch } from '../../data/undo/undo-batch.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { Values } from '../../data/write/write-request.ts';
import { dispatchEvents } from '../triggers/dispatch-events.ts';
import { findDueEvents } from '../triggers/event-rows.ts';
import { drainOutbox } from '../triggers/outbox-worker.ts';
import { listRuns, resolveFailed } from './list-runs.ts';
import { purgeVersions } from './process-versions.ts';
import { findReadySets, purgeRuns } from './run-rows.ts';

const now = { at: new Date('2026-03-01T08:00:00Z') };
const label = { zh: '零件', en: 'Part' };
const text = { type: 'text', label } as const;
const shape = { label, icon: 'box', title: 'name' } as const;
const objects: Definition[] = [
  defineObject('part', {
    ...shape,
    fields: { name: { ...text, required: true }, note: text, count: { type: 'integer', label } },
    rules: { many: { when: 'count > 90', warn: { message: { zh: '数量偏多', en: 'Quite a lot' } } } },
  }),
  defineObject('made', {
    ...shape,
    fields: { name: text, of: { type: 'relation', to: 'part', label }, after: { type: 'relation', to: 'made', label } },
  }),
];

const make = (values: Values, id = 'make'): ProcessStep => ({ id, kind: 'createRecord', inputs: { object: 'made', values } });
const change = (values: Values): ProcessStep => ({ id: 'change', kind: 'updateRecord', inputs: { values } });
const onCreate = (prefix: string): RecordTrigger => ({
  object: 'part',
  on: ['create'],
  when: { field: 'name', op: 'startsWith', value: prefix },
});
const onUpdate = (prefix: string, field = 'note'): RecordTrigger => ({
  ...onCreate(prefix),
  on: ['update'],
  changed: [field],
});
const process = (name: string, trigger: ProcessBody['trigger'], ...steps: ProcessStep[]) =>
  defineProcess(name, { label, trigger, steps });

const branching = (kind: string, ...ways: [ProcessStep[], string?][]): ProcessStep => ({
  ...{ id: kind, kind, inputs: {} },
  branches: ways.map(([steps, when], at) => ({ id: `way_${at}`, ...(when !== undefined && { when }), steps })),
});

const processes = [
  process(
    'joins',
    onCreate('join'),
    make({ name: 'first' }),
    make({ name: 'second', after: { output: 'make.record' }, of: { record: true } }, 'next'),
  ),
  process('grows', onCreate('grow'), {
    id: 'sow',
    kind: 'createRecord',
    inputs: { object: 'part', values: { name: { expression: 'name & "+"' } } },
  }),
  process('turns', onUpdate('turn'), change({ note: { expression: 'note & "!"' } })),
  process('ping', onUpdate('ball'), change({ count: 1 })),
  process('pong', onUpdate('ball', 'count'), change({ note: 'pong' }), make({ name: 'ponged' })),
  process('lob', onUpdate('far'), change({ count: 1 })),
  process('volley', onUpdate('far', 'count'), make({ name: 'volley' })),
  process(
    'goes',
    { object: 'part', on: ['update'], changed: ['note'], when: { field: 'note', op: 'startsWith', value: 'go' } },
    make({ name: 'gone' }),
  ),
  process('a_busy', onCreate('busy'), make({ name: 'busy' })),
  process('b_late', onCreate('late'), make({ name: 'late' })),
  process('heaps', onUpdate('heap'), change({ count: 99 })),
  process('stands', onCreate('stand'), make({ name: 'before' })),
  process(
    'waits',
    onCreate('wait'),
    make({ name: 'before' }, 'before'),
    branching(
      'parallel',
      [[{ id: 'rest', kind: 'delay', inputs: { length: { amount: 1, unit: 'day' } } }, make({ name: 'rested' }, 'rested')]],
      [[make({ name: 'at once' }, 'once')]],
    ),
    make({ name: { expression: 'note' }, after: { output: 'before.record' } }, 'after'),
  ),
  process(
    'forks',
    onCreate('fork'),
    branching('condition', [[make({ name: 'many' }, 'many')], 'count > 3'], [[make({ name: 'few' }, 'few')]]),
    branching(
      'inclusive',
      [[make({ name: 'some' }, 'some')], 'count > 1'],
      [[make({ name: 'more' }, 'more')], 'count > 2'],
      [[make({ name: 'none' }, 'none')]],
    ),
    branching(
      'parallel',
      [[make({ name: 'left' }, 'left')]],
      [[change({ note: 'seen' }), make({ name: { expression: 'note' } }, 'right')]],
    ),
    make({ name: 'end', after: { output: 'left.record' } }, 'end'),
  ),
];

let opened: TestWorkspace;
let admin: Actor;
beforeAll(async () => {
  opened = await openTestWorkspace({ definitions: [...objects, ...processes], clock: { now: () => now.at } });
  admin = (await actorForUser(opened.workspace, testUsers.admin.id, 'web')) as Actor;
});
afterAll(() => opened.drop());
beforeEach(() => rows('truncate ws.sys_run, ws.sys_token, ws.sys_event, ws.made'));

function rows(text: string, ...values: unknown[]) {
  return opened.database.platform.query({ text: text.replaceAll('ws.', `"${opened.workspace.schema}".`), values });
}

async function create(...names: string[]): Promise<string[]> {
  const records = names.map((name) => ({ name }));
  return (await writeRecords(opened.workspace, admin, { object: 'part', action: 'create', records })).ids;
}

async function note(id: string, value: string, batch?: { id: string; kind: string }): Promise<void> {
  const records = [{ id, values: { note: value } }];
  await writeRecords(opened.workspace, admin, { object: 'part', action: 'update', records, batch });
}

async function publishProcess(name: string, body: ProcessBody | null): Promise<void> {
  const drafts = drafting(() => opened.workspace);
  await drafts.save({ kind: 'process', name, body } as never);
  await drafts.publish();
}

const work = () => drainOutbox(opened.workspace);
const made = async () => (await rows('select name from ws.made order by id')).map(({ name }) => name);
const runs = () => rows('select process, status, depth, problem, log from ws.sys_run order by depth, id');
const dispatch = async () => dispatchEvents(opened.workspace, await findDueEvents(opened.workspace));

test('a step uses what a step before it made', async () => {
  const [id] = await create('join');
  await work();
  const [first, second] = await rows('select id, name, after_id, of_id from ws.made order by id');
  expect([first?.name, second?.name, second?.after_id, second?.of_id]).toEqual(['first', 'second', first?.id, id]);
});

test('a process goes the way that its conditions say, of each record by itself, and on after all of it has ended', async () => {
  await writeRecords(opened.workspace, admin, {
    ...{ object: 'part', action: 'create' },
    records: [5, 2, null].map((count) => ({ name: 'fork', count })),
  });
  await work();
  const ways = (await runs()).map(({ log }) => (log as { step: string }[]).map(({ step }) => step).join(' '));
  expect(ways.toSorted()).toEqual([
    'condition few inclusive none parallel left change right end',
    'condition few inclusive some parallel left change right end',
    'condition many inclusive some more parallel left change right end',
  ]);
  const after = await rows(`select a.name from ws.made e join ws.made a on a.id = e.after_id where e.name = 'end'`);
  expect(after).toEqual(Array.from({ length: 3 }, () => ({ name: 'left' })));
  expect(await rows(`select count(*)::int as n from ws.made where name = 'seen'`)).toEqual([{ n: 3 }]);
});

test('a run waits as a row, and goes on where it stood when its time has come', async () => {
  const start = now.at;
  const [id] = (await create('wait')) as [string];
  await work();
  expect(await made()).toEqual(['before', 'at once']);
  expect(await runs()).toMatchObject([{ status: 'underway' }]);
  expect(await rows('select step, state, due_at from ws.sys_token order by state')).toEqual([
    { step: 'parallel', state: 'split', due_at: null },
    { step: 'rest', state: 'waiting', due_at: '2026-03-02T08:00:00.000Z' },
  ]);
  await note(id, 'as it is by then');
  now.at = new Date('2026-03-02T07:59:00Z');
  await work();
  expect(await made()).toEqual(['before', 'at once']);
  now.at = new Date('2026-03-02T08:00:00Z');
  await work();
  await work();
  expect(await made()).toEqual(['before', 'at once', 'rested', 'as it is by then']);
  expect(
    await rows(`select a.name from ws.made e join ws.made a on a.id = e.after_id where e.name = 'as it is by then'`),
  ).toEqual([{ name: 'before' }]);
  expect(
    (await runs()).map(({ status, log }) => `${status}: ${(log as { step: string }[]).map(({ step }) => step).join(' ')}`),
  ).toEqual(['done: before parallel once rest rested after']);
  expect(await rows('select from ws.sys_token')).toEqual([]);
  now.at = start;
});

test('a run keeps its version, what its steps answered, and the record until it is done', async () => {
  await create('join');
  await dispatch();
  expect(await rows('select status, record->>$1 as name from ws.sys_run', 'name')).toEqual([{ status: 'ready', name: 'join' }]);
  await work();
  const [run] = await rows('select status, record, version, log from ws.sys_run');
  const [first] = await rows(`select id from ws.made where name = 'first'`);
  expect(run).toMatchObject({
    ...{ status: 'done', record: null },
    log: [{ step: 'make', outputs: { record: { object: 'made', id: first?.id } } }, { step: 'next' }],
  });
  expect(await rows('select body from ws.sys_process_version where id = $1', run?.version)).toMatchObject([
    { body: { trigger: { object: 'part' } } },
  ]);
});

test('an event that is told once more makes no second run', async () => {
  await create('stand');
  const [event] = await findDueEvents(opened.workspace);
  await work();
  await rows(
    `insert into ws.sys_event (id, at, object, record_id, action, changed, actor, source, pending)
      values ($1, now(), 'part', $2, 'create', '{}', $3, 'web', true)`,
    ...[event?.id, event?.record_id, testUsers.admin.id],
  );
  await work();
  expect(await made()).toEqual(['before']);
});

test('a process sets others off, until the chain is too long to be meant', async () => {
  await create('grow');
  await work();
  const all = await runs();
  expect(all.map(({ depth, status }) => `${depth} ${status}`)).toEqual([
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((depth) => `${depth} done`),
    '9 failed',
  ]);
  expect(all.at(-1)).toMatchObject({ problem: '{"code":"chainTooLong"}', log: [{ problem: { code: 'chainTooLong' } }] });
  expect(await rows(`select count(*)::int as n from ws.part where name like 'grow%'`)).toEqual([{ n: 10 }]);
});

test('a process does not run twice for a record in one chain, and the log says why', async () => {
  const [id] = await create('turn');
  await note(id as string, 'a');
  await work();
  expect(await rows('select note from ws.part where id = $1', id)).toEqual([{ note: 'a!' }]);
  expect(await runs()).toMatchObject([
    { process: 'turns', status: 'done', depth: 0 },
    { process: 'turns', status: 'skipped', depth: 1, log: [{ problem: { code: 'processInChain' } }] },
  ]);
  // Another change is another chain.
  await note(id as string, 'b');
  await work();
  expect(await rows('select note from ws.part where id = $1', id)).toEqual([{ note: 'b!' }]);
});

test('two processes that set each other off come to an end', async () => {
  const [id] = await create('ball');
  await note(id as string, 'ping');
  await work();
  expect((await runs()).map(({ process: name, status }) => `${name} ${status}`)).toEqual([
    'ping done',
    'pong done',
    'ping skipped',
  ]);
});

test('who takes a change back takes back what came of it along the whole chain', async () => {
  const [id] = await create('far');
  const batch = { id: crypto.randomUUID(), kind: 'edit' };
  await note(id as string, 'lob', batch);
  await work();
  expect(await made()).toEqual(['volley']);
  await undoBatch(opened.workspace, admin, batch.id);
  expect(await rows('select note, count from ws.part where id = $1', id)).toEqual([{ note: null, count: null }]);
  expect(await rows('select from ws.made where deleted_at is null')).toEqual([]);
});

test('a field that automations changed again goes back to what it was before the change', async () => {
  const [turn, ball] = (await create('turn', 'ball')) as [string, string];
  const batches = [1, 2].map(() => ({ id: crypto.randomUUID(), kind: 'edit' }));
  await note(turn, 'a', batches[0]);
  await note(ball, 'ping', batches[1]);
  await work();
  expect(await rows('select note, count::int from ws.part where id = any($1) order by name desc', [turn, ball])).toEqual([
    { note: 'a!', count: null },
    { note: 'pong', count: 1 },
  ]);
  for (const { id } of batches) expect((await undoBatch(opened.workspace, admin, id)).failed).toEqual([]);
  expect(await rows('select note, count::int from ws.part where id = any($1)', [turn, ball])).toEqual([
    { note: null, count: null },
    { note: null, count: null },
  ]);
  expect(await rows('select from ws.made where deleted_at is null')).toEqual([]);
});

test('what came of a change that somebody has changed since stays with it, and the others of the batch are taken back', async () => {
  const [mine, other] = (await create('ball', 'ball')) as [string, string];
  const batch = { id: crypto.randomUUID(), kind: 'edit' };
  const records = [mine, other].map((id) => ({ id, values: { note: 'ping' } }));
  await writeRecords(opened.workspace, admin, { object: 'part', action: 'update', records, batch });
  await work();
  await note(mine, 'mine');
  const { failed } = await undoBatch(opened.workspace, admin, batch.id);
  expect(failed.map(({ id, row, problems }) => [id, row, problems[0]?.code])).toEqual([[mine, 0, 'changedSince']]);
  expect(
    await rows('select note, count::int from ws.part where id = any($1) order by array_position($1, id)', [mine, other]),
  ).toEqual([
    { note: 'mine', count: 1 },
    { note: null, count: null },
  ]);
  expect(await rows('select from ws.made where deleted_at is null')).toHaveLength(1);
});

test('what was to be run for a change that is taken back is not run', async () => {
  const [first, second] = (await create('one', 'two')) as [string, string];
  const batches = [1, 2].map(() => ({ id: crypto.randomUUID(), kind: 'edit' }));
  await note(first, 'go', batches[0]);
  await dispatch();
  await note(second, 'go', batches[1]);
  for (const { id } of batches) await undoBatch(opened.workspace, admin, id);
  await work();
  expect(await made()).toEqual([]);
  expect(await runs()).toEqual([]);
});

test('a run stands on the process as it was when the change was made', async () => {
  const trigger = onCreate('stand');
  await create('stand');
  await dispatch();
  await publishProcess('stands', { label, trigger, steps: [make({ name: 'after' })] });
  await create('stand');
  await work();
  expect(await made()).toEqual(['before', 'after']);
  expect(await rows(`select count(*)::int as n from ws.sys_process_version where process = 'stands'`)).toEqual([{ n: 2 }]);
});

test('what failed is run again with the process as it was mended', async () => {
  const trigger = onCreate('want');
  await publishProcess('wants', {
    label,
    trigger,
    steps: [make({ name: 'right' }), make({ of: { id: crypto.randomUUID() } }, 'next')],
  });
  await create('want');
  await work();
  const [failed] = (await listRuns(opened.workspace, admin)).runs;
  expect(failed).toMatchObject({ status: 'waiting', step: { number: 2, label: { en: 'Create a record' } } });
  expect(await made()).toEqual(['right']);
  await publishProcess('wants', { label, trigger, steps: [make({ name: 'right' }), make({ name: 'mended' }, 'next')] });
  expect(await resolveFailed(opened.workspace, admin, { process: 'wants' }, 'again')).toBe(1);
  await work();
  expect(await made()).toEqual(['right', 'mended']);
  expect((await listRuns(opened.workspace, admin)).latest[0]).toMatchObject({ process: 'wants', status: 'done', problem: null });
});

test('a condition that is mended is judged anew for what is run again', async () => {
  const steps = [make({ of: { id: crypto.randomUUID() } })];
  await publishProcess('picks', { label, trigger: onCreate('pick'), steps });
  await create('pick right', 'pick wrong');
  await work();
  expect((await listRuns(opened.workspace, admin)).runs).toHaveLength(2);
  await publishProcess('picks', { label, trigger: onCreate('pick right'), steps: [make({ name: 'picked' })] });
  await resolveFailed(opened.workspace, admin, { process: 'picks' }, 'again');
  await work();
  expect(await made()).toEqual(['picked']);
  expect((await runs()).map(({ status, problem }) => [status, problem])).toEqual([
    ['done', null],
    ['skipped', '{"code":"conditionUnmet"}'],
  ]);
});

test('what failed before its first step is judged again before it is repeated', async () => {
  await create('stand');
  await dispatch();
  await rows(
    `update ws.sys_run set status = 'waiting', attempts = 1, due_at = $1, record = jsonb_set(record, '{name}', '"sits"')`,
    now.at,
  );
  await work();
  expect(await runs()).toMatchObject([{ status: 'skipped', problem: '{"code":"conditionUnmet"}' }]);
  expect(await made()).toEqual([]);
});

test('what waits for a process that is switched off meanwhile is left to a person', async () => {
  const body = { label, trigger: onCreate('off'), steps: [make({ name: 'off' })] };
  await publishProcess('off', body);
  await create('off');
  await dispatch();
  await publishProcess('off', { ...body, active: false });
  await work();
  expect(await runs()).toMatchObject([{ status: 'failed', problem: '{"code":"processOff"}' }]);
  await publishProcess('off', body);
  await resolveFailed(opened.workspace, admin, { process: 'off' }, 'again');
  await work();
  expect(await made()).toEqual(['off']);
});

test('a process with much to do keeps no other waiting', async () => {
  await create(...Array.from({ length: 200 }, (_, n) => `busy ${n}`), 'late');
  let turns = 3;
  const hasMore = await drainOutbox(opened.workspace, () => turns-- > 0);
  expect(hasMore).toBe(true);
  const names = await made();
  expect(names).toContain('late');
  expect(names.filter((name) => name === 'busy').length).toBeLessThan(200);
  await work();
  expect(await made()).toHaveLength(201);
});

test('sets that are carried out beside one another hold no record twice, so its changes keep their order', async () => {
  const ids = await create(...Array.from({ length: 60 }, () => 'line'));
  for (const id of [...ids, ids[0] as string]) await note(id, 'go');
  await note(ids[0] as string, 'gone');
  await dispatch();
  const sets = await findReadySets(opened.workspace, 'goes');
  expect(sets.map(({ length }) => length)).toEqual([50, 10]);
  expect(sets.flat().map(({ event }) => event.record_id)).toEqual(ids);
  await work();
  expect(await made()).toHaveLength(61);
});

test('runs that are over are removed after a month, with the versions that none stands on and are not those of now', async () => {
  await create('stand', 'join');
  await work();
  const days = (count: number) => {
    now.at = new Date(now.at.getTime() + count * 86_400_000);
  };
  const started = now.at;
  // Ids tell when they were made by the clock of the machine.
  now.at = new Date();
  await rows('update ws.sys_run set ended_at = now()');
  days(29);
  await purgeRuns(opened.workspace);
  expect(await runs()).toHaveLength(2);
  days(2);
  await rows(`update ws.sys_run set status = 'failed' where process = 'joins'`);
  await purgeRuns(opened.workspace);
  expect(await runs()).toMatchObject([{ process: 'joins' }]);
  days(60);
  await purgeRuns(opened.workspace);
  await purgeVersions(opened.workspace);
  expect(await runs()).toEqual([]);
  const kept = await rows(
    `select process, body from ws.sys_process_version where process in ('stands', 'joins') order by process`,
  );
  expect(kept).toEqual(
    ['joins', 'stands'].map((process) => ({ process, body: opened.workspace.snapshot.processes.get(process) })),
  );
  now.at = started;
});

test('what rules warn of what a process wrote is kept with its run', async () => {
  const [heap] = (await create('heap')) as [string];
  await note(heap, 'pile');
  await work();
  const [run] = (await listRuns(opened.workspace, admin)).latest;
  expect(run).toMatchObject({ process: 'heaps', status: 'done' });
  expect(run?.warnings).toMatchObject([{ code: 'warned', params: { message: { en: 'Quite a lot' } } }]);
});

test('what was set aside is listed, and runs again for who thinks better of it', async () => {
  const [heap] = (await create('heap')) as [string];
  await note(heap, 'pile');
  await dispatch();
  await rows(`update ws.sys_run set status = 'failed', problem = '{"code":"internal"}', ended_at = now()`);
  const [failed] = (await listRuns(opened.workspace, admin)).runs;
  expect(await resolveFailed(opened.workspace, admin, { process: 'heaps' }, 'aside')).toBe(1);
  const listed = await listRuns(opened.workspace, admin);
  expect([listed.runs, listed.aside.map(({ id, status }) => [id, status])]).toEqual([[], [[failed?.id, 'aside']]]);
  expect(await resolveFailed(opened.workspace, admin, { process: 'heaps' }, 'again')).toBe(0);
  expect(await resolveFailed(opened.workspace, admin, { ids: [failed?.id as string] }, 'again')).toBe(1);
  await work();
  expect(await rows('select count::int from ws.part where id = $1', heap)).toEqual([{ count: 99 }]);
  expect((await listRuns(opened.workspace, admin)).aside).toEqual([]);
});
