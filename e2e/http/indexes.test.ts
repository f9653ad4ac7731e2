import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IndexLine, IndexList } from '../../metadata/index-wire.ts';
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
