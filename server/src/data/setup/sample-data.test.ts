import { defineObject, type SampleStep, type Solution } from '@tenon/metadata';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemActor } from '../../access/actors.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { writeRecords } from '../write/write-records.ts';
import { countSamples, installSamples, removeSamples } from './sample-data.ts';

const label = { zh: '拜访', en: 'Visit' };
const visit = defineObject('visit', {
  label,
  icon: 'map-pin',
  title: 'subject',
  fields: { subject: { type: 'text', label, required: true }, code: { type: 'text', label, unique: true } },
});
const cast: SampleStep = {
  object: 'user',
  daysAgo: 9,
  create: [
    { key: 'a', name: '王芳', email: 'wang.fang@example.com' },
    { key: 'b', name: '李雷', email: 'li.lei@example.com' },
  ],
};
const visits: SampleStep = {
  object: 'visit',
  daysAgo: 3,
  by: 'b',
  create: [
    { key: 'v', subject: '首次拜访', code: 'V-1', owner: { ref: 'b' } },
    { subject: '回访', owner: { ref: 'a' } },
  ],
};

let home: TestWorkspace;
beforeEach(async () => {
  home = await openTestWorkspace({ definitions: [visit] });
  await home.database.platform.query({ text: `delete from ws_main."user"`, values: [] });
});
afterEach(() => home.drop());

test('the sample company is played once, and a call that is repeated makes nothing anew', async () => {
  expect(await play([cast, visits])).toBe(4);
  expect(await play([cast, visits])).toBe(4);
  expect(await count('visit')).toBe(2);
});

test('two calls at once play it once', async () => {
  expect(await Promise.all([play([cast, visits]), play([cast, visits])])).toEqual([4, 4]);
  expect(await count('visit')).toBe(2);
});

test('where a step fails nothing is left of those before, and it can be tried again', async () => {
  const broken: SampleStep = { object: 'visit', daysAgo: 1, create: [{ code: 'V-2' }] };
  await expect(play([cast, visits, broken])).rejects.toMatchObject({ code: 'invalid' });
  expect([await count('user'), await count('visit'), await countSamples(home.workspace)]).toEqual([0, 0, 0]);
  expect(await play([cast, visits])).toBe(4);
});

test('nothing is written in the name of a real colleague', async () => {
  const { ids } = await writeRecords(home.workspace, systemActor(home.workspace), {
    object: 'user',
    action: 'create',
    records: [{ name: '李雷', email: 'li.lei@example.com' }],
  });
  await play([cast, visits]);
  const rows = await home.database.platform.query<{ by: string }>({
    text: 'select distinct created_by as by from ws_main.visit',
    values: [],
  });
  expect(rows.map(({ by }) => by)).not.toContain(ids[0]);
});

test('what is no person writes nothing', async () => {
  const byVisit: SampleStep = { object: 'visit', daysAgo: 1, by: 'v', create: [{ subject: 'A' }] };
  await expect(play([cast, visits, byVisit])).rejects.toMatchObject({ code: 'invalid' });
});

test('a key that no step gave is said in words', async () => {
  const broken: SampleStep = { object: 'visit', daysAgo: 1, create: [{ subject: 'A', owner: { ref: 'nobody' } }] };
  await expect(play([cast, broken])).rejects.toMatchObject({
    code: 'invalid',
    details: { problems: [{ field: 'file/samples.json' }] },
  });
});

test('whoever listens can end it, and nothing is left', async () => {
  const tell = ({ done }: { done: number }) => {
    if (done === 1) throw new Error('cancelled');
  };
  await expect(play([cast, visits], tell)).rejects.toThrow('cancelled');
  expect(await count('user')).toBe(0);
});

test('a colleague with the address of one of the cast plays the part, is not changed by it, and stays when the samples go', async () => {
  const actor = systemActor(home.workspace);
  const { ids } = await writeRecords(home.workspace, actor, {
    object: 'user',
    action: 'create',
    records: [{ name: '真的李雷', email: 'Li.Lei@Example.com' }],
  });
  const renamed: SampleStep = { object: 'user', daysAgo: 1, update: [{ key: 'b', name: '假的李雷', active: false }] };
  expect(await play([cast, visits, renamed])).toBe(3);
  const owners = await home.database.platform.query({
    text: `select owner_id from ws_main.visit where code = 'V-1'`,
    values: [],
  });
  expect(owners).toEqual([{ owner_id: ids[0] }]);
  await removeSamples(home.workspace, actor);
  const left = await home.database.platform.query({
    text: `select name, active from ws_main."user" where deleted_at is null`,
    values: [],
  });
  expect(left).toEqual([{ name: '真的李雷', active: true }]);
});

function play(steps: SampleStep[], tell?: (progress: { done: number; total: number }) => void): Promise<number> {
  return installSamples(home.workspace, systemActor(home.workspace), { solution: companyOf(steps), tell });
}

function companyOf(steps: SampleStep[]): Solution {
  return { ...(home.workspaces.solutions[0] as Solution), samples: () => steps };
}

async function count(object: string): Promise<number> {
  const [row] = await home.database.platform.query<{ n: number }>({
    text: `select count(*)::int as n from ws_main."${object}" where deleted_at is null`,
    values: [],
  });
  return row?.n ?? -1;
}

test('texts are in the language of who sets up', async () => {
  const told: SampleStep = {
    object: 'visit',
    daysAgo: 3,
    create: [{ subject: { zh: '首次拜访', en: 'First visit' } }],
  };
  const actor = { ...systemActor(home.workspace), locale: 'en' as const };
  await installSamples(home.workspace, actor, { solution: companyOf([told]) });
  expect(await subjects()).toEqual(['First visit']);
});

test('what is done on a day is done in office hours of the workspace, in the order of the steps', async () => {
  // Half past three at night in Shanghai.
  const night = Object.create(home.workspace, { clock: { value: { now: () => new Date('2026-11-29T19:30:00Z') } } });
  const steps = ['a', 'b', 'c', 'd'].map((subject): SampleStep => ({ object: 'visit', daysAgo: 3, create: [{ subject }] }));
  await installSamples(night, systemActor(home.workspace), { solution: companyOf(steps) });
  const rows = await home.database.platform.query<{ subject: string; time: string }>({
    text: `select subject, to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as time from ws_main.visit order by created_at`,
    values: [],
  });
  expect(rows.map(({ subject }) => subject)).toEqual(['a', 'b', 'c', 'd']);
  for (const { time } of rows) expect(time >= '2026-11-27 09:00' && time < '2026-11-27 17:30').toBe(true);
});

async function subjects(): Promise<string[]> {
  const rows = await home.database.platform.query<{ subject: string }>({ text: 'select subject from ws_main.visit', values: [] });
  return rows.map(({ subject }) => subject);
}
