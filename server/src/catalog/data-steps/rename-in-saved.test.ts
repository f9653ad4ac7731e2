import { defineObject, type ViewBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDefinition } from '../publish.ts';
import { openTestWorkspace, type TestWorkspace } from '../test-workspace.ts';

const label = { zh: '项', en: 'Item' };
const account = defineObject('account', {
  label,
  icon: 'box',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    city: { type: 'text', label },
    deals: { type: 'relationMany', to: 'deal', via: 'account', label },
  },
});
const deal = defineObject('deal', {
  label,
  icon: 'box',
  title: 'name',
  fields: {
    name: { type: 'text', label },
    city: { type: 'text', label },
    account: { type: 'relation', to: 'account', label },
  },
});

let open: TestWorkspace;

beforeAll(async () => {
  open = await openTestWorkspace({ definitions: [account, deal] });
});
afterAll(() => open?.drop());

test('saved views and import plans follow the rename of a field, through relations too, and back again', async () => {
  const city = { field: 'account.city', op: 'eq' as const, value: 'city' };
  const view: ViewBody = {
    object: 'deal',
    label,
    type: 'table',
    columns: [{ field: 'city', width: 90 }, { field: 'account.city' }],
    filter: { and: [city, { not: city }] },
    sort: [{ field: 'account.city', direction: 'asc' }],
    group: 'account.city',
  };
  const some: ViewBody = {
    object: 'account',
    label,
    type: 'table',
    columns: [],
    filter: { some: 'deals', filter: { field: 'city', op: 'eq', value: 1 } },
  };
  const plan = {
    object: 'deal',
    mode: 'create',
    columns: [
      { column: 'city', field: 'city' },
      { column: 'a', field: 'account', matchBy: 'city' },
    ],
    defaults: { city: 'x' },
  };
  await keep('sys_view', `insert into {} (name, object, body, owner) values ('a', 'deal', $1, gen_random_uuid())`, view);
  await keep('sys_view', `insert into {} (name, object, body, owner) values ('b', 'account', $1, gen_random_uuid())`, some);
  await keep(
    'sys_import_map',
    `insert into {} (id, object, name, plan, owner) values (gen_random_uuid(), 'deal', 'p', $1, gen_random_uuid())`,
    plan,
  );

  const { city: field, ...rest } = account.body.fields;
  const renamed = { ...account.body, fields: { ...rest, town: { ...field, was: 'city' } } };
  await publishDefinition(open.workspace, { kind: 'object', name: 'account', body: renamed }, { by: null, summary: '' });
  const town = { ...city, field: 'account.town' };
  expect(await read('sys_view', 'body')).toEqual([
    {
      ...view,
      columns: [{ field: 'city', width: 90 }, { field: 'account.town' }],
      filter: { and: [town, { not: town }] },
      sort: [{ field: 'account.town', direction: 'asc' }],
      group: 'account.town',
    },
    some,
  ]);
  expect(await read('sys_import_map', 'plan')).toEqual([
    { ...plan, columns: [plan.columns[0], { column: 'a', field: 'account', matchBy: 'town' }] },
  ]);

  await publishDefinition(open.workspace, { kind: 'object', name: 'account', body: account.body }, { by: null, summary: '' });
  expect(await read('sys_view', 'body')).toEqual([view, some]);
  const { city: own, ...others } = deal.body.fields;
  const body = { ...deal.body, fields: { ...others, place: { ...own, was: 'city' } } };
  await publishDefinition(open.workspace, { kind: 'object', name: 'deal', body }, { by: null, summary: '' });
  expect(await read('sys_view', 'body')).toEqual([
    { ...view, columns: [{ field: 'place', width: 90 }, { field: 'account.city' }] },
    { ...some, filter: { some: 'deals', filter: { field: 'place', op: 'eq', value: 1 } } },
  ]);
  expect(await read('sys_import_map', 'plan')).toMatchObject([{ columns: [{ field: 'place' }, {}], defaults: { place: 'x' } }]);
});

async function keep(table: string, text: string, body: unknown): Promise<void> {
  await open.database.platform.query({ text: text.replace('{}', `ws_main.${table}`), values: [JSON.stringify(body)] });
}

async function read(table: string, column: string): Promise<unknown[]> {
  const rows = await open.database.platform.query<{ body: unknown }>({
    text: `select ${column} as body from ws_main.${table} order by name`,
    values: [],
  });
  return rows.map(({ body }) => body);
}
