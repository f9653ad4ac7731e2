import type { AssignInputs, ProcessBody } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { addLeave } from '../calendars/save-calendar.ts';
import { make, onCreate, openParts, type PartWorkspace } from '../runs/processes.test-support.ts';

const { liLei, hanMeimei, wangFang } = testUsers;
const people = [{ people: [liLei.id, hanMeimei.id, wangFang.id] }];
const assigns = (name: string, inputs: Partial<AssignInputs> = {}): ProcessBody => ({
  ...onCreate({ id: 'give', kind: 'assign', inputs: { people, ...inputs } }, make({ template: '{steps.give.why}' })),
  trigger: { object: 'part', on: ['create'], when: { field: 'name', op: 'startsWith', value: name } },
});
const everybody = ['administrator'];

let parts: PartWorkspace;
beforeAll(async () => {
  parts = await openParts(
    {
      turns: assigns('turns'),
      heavy: assigns('heavy', { weights: { [wangFang.id]: 3 } }),
      least: assigns('least', { way: 'least', cap: 10, counts: { field: 'name', op: 'startsWith', value: 'least' } }),
      strict: assigns('strict', { cap: 1, otherwise: 'nobody', counts: { field: 'name', op: 'startsWith', value: 'strict' } }),
      hours: assigns('hours', { hours: 'atWork' }),
    },
    { users: { liLei: everybody, hanMeimei: everybody, wangFang: everybody } },
  );
});
afterAll(() => parts.opened.drop());
beforeEach(async () => {
  await parts.clear();
  await parts.rows('truncate ws.sys_assignment, ws.sys_leave');
  parts.clock.at = new Date('2026-03-02T02:00:00Z');
});

/** How many parts whose name begins so each of the cast has. */
async function counts(name: string): Promise<Partial<Record<TestUser, number>>> {
  const found = await parts.rows(
    "select owner_id as owner, count(*)::int as count from ws.part where name like $1 || '%' group by owner_id",
    name,
  );
  const nameOf = (id: unknown) => Object.entries(testUsers).find(([, user]) => user.id === id)?.[0] ?? String(id);
  return Object.fromEntries(found.map(({ owner, count }) => [nameOf(owner), count]));
}

async function arrive(name: string, times: number): Promise<void> {
  await Promise.all(Array.from({ length: times }, (_, at) => parts.create({ name: `${name} ${at}` })));
  await Promise.all([parts.work(), parts.work(), parts.work(), parts.work()]);
  await parts.work();
}

test('fifty that arrive at once are given in turn, and by weight', async () => {
  await arrive('turns', 50);
  const got = Object.values(await counts('turns')).toSorted();
  expect(got).toEqual([16, 17, 17]);
  await arrive('heavy', 50);
  expect(await counts('heavy')).toEqual({ liLei: 10, hanMeimei: 10, wangFang: 30 });
});

test('fifty that arrive at once go to whoever has least, nobody gets more than the cap, and the rest goes to an administrator', async () => {
  await parts.create({ name: 'least before' });
  await parts.work();
  await arrive('least', 49);
  const got = await counts('least');
  const { liLei: one = 0, hanMeimei: two = 0, wangFang: three = 0 } = got;
  const extra = Object.values(got).reduce((sum, count) => sum + (count ?? 0), 0) - 30;
  expect(Math.min(one, two, three)).toBe(10);
  expect(extra).toBe(20);
});

test('where all are full and nobody else is meant, the record stays as it is', async () => {
  for (let at = 0; at < 4; at += 1) {
    await parts.create({ name: `strict ${at}` });
    await parts.work();
  }
  expect(await counts('strict')).toEqual({ liLei: 1, hanMeimei: 1, wangFang: 1, admin: 1 });
  expect((await parts.made()).at(-1)).toMatch(/^无人可分配；跳过 .+ \(已满\)/);
});

test('who is away or off hours is passed over, and it says so', async () => {
  await addLeave(parts.workspace, parts.admin, { person: liLei.id, from: '2026-03-02', until: '2026-03-02', note: '' });
  await arrive('turns away', 4);
  expect(await counts('turns away')).not.toHaveProperty('liLei');
  expect((await parts.made())[0]).toMatch(/轮到；跳过 .+ \(请假\)$/);
  await parts.clear();
  // Midnight in Shanghai, and nobody is at work.
  parts.clock.at = new Date('2026-03-02T16:00:00Z');
  await arrive('hours', 1);
  expect((await parts.made())[0]).toMatch(/非工作时间/);
});
