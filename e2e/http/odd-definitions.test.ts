import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSlowDdl } from '../../server/src/catalog/sync-schema/schema-tasks.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let call: Caller;

beforeAll(async () => {
  test = await openApp({ isBlank: true });
  call = await test.signIn();
});
afterAll(() => test.close());

const label = (zh: string, en = zh) => ({ zh, en });
const text = { type: 'text', label: label('文字', 'Text') };
const thing = (name: string, fields: object = {}) => ({
  kind: 'object',
  name,
  body: { label: label('物', 'Thing'), icon: 'box', title: 'name', fields: { name: text, ...fields } },
});

async function publish(definition: object, wishes: object = {}): Promise<void> {
  const answer = await publishDrafts(call, [definition as ReturnType<typeof thing>], wishes);
  expect(answer.statusCode, answer.body).toBe(200);
}

async function values(object: string, field: string): Promise<unknown[]> {
  const { records } = (await call('GET', `/api/records/${object}`)).json();
  return records.map((record: Record<string, unknown>) => record[field]);
}

it('gives a field its values back after its name was used for another type meanwhile', async () => {
  await publish(thing('swap', { v: text }));
  await call('POST', '/api/records/swap', { name: 'first', v: '007' });
  await publish(thing('swap'));
  await publish(thing('swap', { v: { ...text, type: 'integer' } }));
  expect(await values('swap', 'v')).toEqual([null]);
  await call('POST', '/api/records/swap', { name: 'second', v: 5 });
  await publish(thing('swap'));
  await publish(thing('swap', { v: text }));
  expect((await values('swap', 'v')).sort()).toEqual(['007', null]);
});

it('publishes where the building of an index was broken off, and has it built', async () => {
  const { platform } = test.workspace.database;
  await publish(thing('built', { code: { ...text, unique: true } }));
  const [index] = await platform.query<{ name: string; definition: string }>({
    text: `select x.relname as name, pg_get_indexdef(x.oid) as definition from pg_index i join pg_class x on x.oid = i.indexrelid
      where i.indrelid = 'ws_main.built'::regclass and x.relname like 'ux%'`,
    values: [],
  });
  const isBuilt = async () => {
    const text = 'select from pg_index where indexrelid = to_regclass($1) and indisvalid';
    return (await platform.query({ text, values: [`ws_main.${index?.name}`] })).length === 1;
  };
  await platform.query({ text: `drop index ws_main.${index?.name}`, values: [] });
  await platform.query({
    text: `insert into ws_main.built (id, code, created_at, updated_at) select gen_random_uuid(), 'same', now(), now() from generate_series(1, 2)`,
    values: [],
  });
  const beside = index?.definition.replace('UNIQUE INDEX', 'UNIQUE INDEX CONCURRENTLY') ?? '';
  await expect(platform.alone({ text: beside, values: [] })).rejects.toThrow();
  await platform.query({ text: 'delete from ws_main.built', values: [] });
  expect(await isBuilt()).toBe(false);

  await publish(thing('built', { code: { ...text, unique: true }, note: text }));
  await runSlowDdl(test.workspace);
  expect(await isBuilt()).toBe(true);
  expect((await call('GET', '/api/schema-tasks')).json().tasks).toEqual([]);
});

it('says what is the matter where the fields of a record do not fit together', async () => {
  const names = Array.from({ length: 450 }, (_, index) => `f${index}`);
  await publish(thing('wide', Object.fromEntries(names.map((name) => [name, text]))));
  const full = Object.fromEntries(names.map((name) => [name, 'x'.repeat(24)]));
  const answer = await call('POST', '/api/records/wide', { name: 'full', ...full }, { 'accept-language': 'en' });
  expect(answer.json()).toMatchObject({ status: 400, title: expect.stringContaining('too large together') });
});

it('says so when a table has had as many columns as the database takes', async () => {
  await publish(thing('old'));
  await test.workspace.database.platform.query({
    text: `do $$ begin for n in 1..1580 loop execute format('alter table ws_main.old add column "~x%s" int', n); end loop; end $$`,
    values: [],
  });
  const more = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index}`, text]));
  const refused = await publishDrafts(call, [thing('old', more)]);
  expect(refused.json()).toMatchObject({ status: 422, problems: [{ message: expect.stringMatching(/1,?600/) }] });
});

it('asks what becomes of an option by whatever name', async () => {
  const options = (...names: string[]) => ({
    c: { type: 'choice', label: label('选', 'Choice'), options: names.map((value) => ({ value, label: label(value) })) },
  });
  await publish(thing('chosen', options('constructor', 'other')));
  await call('POST', '/api/records/chosen', { name: 'one', c: 'constructor' });
  const refused = await publishDrafts(call, [thing('chosen', options('other'))]);
  expect(refused.json()).toMatchObject({ status: 422, problems: [{ message: expect.stringContaining('constructor') }] });
  await publish(thing('chosen', options('other')), { replace: { 'chosen.c': { constructor: 'other' } } });
  expect(await values('chosen', 'c')).toEqual(['other']);
});
