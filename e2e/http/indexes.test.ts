import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IndexLine, IndexList } from '../../metadata/api/index-shapes.ts';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

it('tells of every index what it is for, how large it is and how often it is read', async () => {
  const name = await labelOf('deal', 'amount');
  const lines = await indexesOf('deal');
  expect(lines[0]).toMatchObject({ name: 'deal_pkey', use: 'record', state: 'ready' });
  expect(lines.filter(({ use }) => use === 'other')).toEqual([]);
  expect(lines.filter(({ state }) => state !== 'ready')).toEqual([]);
  expect(lines.find(({ use }) => use === 'totals')?.included).toContainEqual(name);
  expect(lines.filter(({ use, order }) => use === 'lists' && order.length === 0)).toEqual([]);
  expect(lines.every(({ size, uses }) => size !== null && size > 0 && uses !== null && uses >= 0)).toBe(true);
});

it('tells what is being made, what failed and why, and what nobody of ours made', async () => {
  const [failing, waiting] = (await indexesOf('deal')).filter(({ use }) => use === 'lists');
  for (const index of [failing, waiting]) await run(`drop index ws_main."${index?.name}"`);
  await run(`insert into ws_main.sys_schema_task (name, table_name, kind, statement, status, problem)
    values ('${failing?.name}', 'deal', 'createIndex', 'select 1', 'failed', 'no room')`);
  await run('create index by_hand on ws_main.deal (version)');
  const lines = new Map((await indexesOf('deal')).map((line) => [line.name, line]));
  expect(lines.get(failing?.name ?? '')).toMatchObject({
    ...{ use: 'lists', order: failing?.order, size: null, uses: null },
    ...{ state: 'failed', problem: 'no room' },
  });
  expect(lines.get(waiting?.name ?? '')).toMatchObject({ state: 'waiting', problem: null });
  expect(lines.get('by_hand')).toMatchObject({ use: 'other', state: 'ready', keys: [] });
});

it('makes an index for what people filter and sort by, tells two languages apart, and drops it again', async () => {
  const wanted = { filter: ['status'], sort: [{ field: 'name', direction: 'asc' }] };
  expect((await call('POST', '/api/indexes', { object: 'deal', wanted })).statusCode).toBe(204);
  expect((await call('POST', '/api/indexes', { object: 'deal', wanted })).statusCode).toBe(204);
  const own = () => indexesOf('deal').then((lines) => lines.filter((line) => line.wanted !== null));
  expect(await own()).toMatchObject([
    { use: 'lists', language: 'zh', wanted, state: 'ready' },
    { use: 'lists', language: 'en', wanted, state: 'ready' },
  ]);
  const plan = await run(`explain select id from ws_main.deal where deleted_at is null and status = 'won'
    order by name collate "en-x-icu" asc nulls last, id asc nulls last limit 1`);
  expect(JSON.stringify(plan)).toContain((await own())[1]?.name);
  expect((await call('POST', '/api/indexes/drop', { object: 'deal', wanted })).statusCode).toBe(204);
  expect(await own()).toEqual([]);
});

it('refuses in words what no index can do, what one does already, and who may not design', async () => {
  const ask = (wanted: object, object = 'deal') => call('POST', '/api/indexes', { object, wanted });
  const byTitle = await ask({ sort: [{ field: 'account', direction: 'asc' }] });
  expect(byTitle.json()).toMatchObject({ code: 'invalid', problems: [{ field: 'object/deal#indexes.0.sort.0.field' }] });
  expect((await ask({ filter: ['no_such_field'] })).statusCode).toBe(422);
  expect((await ask({})).statusCode).toBe(400);
  expect((await ask({ filter: ['status'] }, 'no_such_object')).statusCode).toBe(404);
  const there = await ask({ sort: [{ field: 'created_at', direction: 'desc' }] });
  expect(there.json()).toMatchObject({ code: 'indexThere' });
  const { call: rep } = await inviteColleague(test, { name: '李雷', roles: ['sales_rep'] });
  expect((await rep('POST', '/api/indexes', { object: 'deal', wanted: { filter: ['status'] } })).statusCode).toBe(403);
});

async function indexesOf(name: string): Promise<IndexLine[]> {
  const { objects }: IndexList = (await call('GET', '/api/indexes')).json();
  return objects.find((object) => object.name === name)?.indexes ?? [];
}

async function labelOf(object: string, field: string) {
  return test.workspace.snapshot.objects.get(object)?.fields.get(field)?.definition.label;
}

function run(text: string) {
  return test.workspace.database.platform.query({ text, values: [] });
}
