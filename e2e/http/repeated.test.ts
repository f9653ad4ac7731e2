import { randomUUID } from 'node:crypto';
import type { ImportPreview } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let test: TestApp;
let call: Caller;
beforeAll(async () => {
  test = await openApp();
  call = await test.signIn();
});
afterAll(() => test.close());

type Method = Parameters<Caller>[0];

/** Sends the same request twice under one key; both are answered alike. */
async function twice(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const key = { 'idempotency-key': randomUUID(), ...headers };
  const first = await call(method, path, body, key);
  const again = await call(method, path, body, key);
  expect([again.statusCode, toldBy(again)]).toEqual([first.statusCode, toldBy(first)]);
  expect(again.headers.etag).toEqual(first.headers.etag);
  expect(again.headers.location).toEqual(first.headers.location);
  return { key, status: first.statusCode, answer: first.body === '' ? undefined : first.json() };
}

/** Each refusal has a number of its own. */
const toldBy = ({ body }: { body: string }) => body.replace(/"instance":"[^"]*"/, '');

async function make(object: string, values: Record<string, unknown>): Promise<string> {
  const answer = await call('POST', `/api/records/${object}`, values);
  expect(answer.statusCode).toBe(201);
  return answer.json().id;
}

const versionOf = async (path: string) => (await call('GET', path)).json().version;
const countOf = async (object: string, name: string) =>
  (
    await call('POST', `/api/records/${object}/query`, { filter: { field: 'name', op: 'eq', value: name }, count: 'exact' })
  ).json().count.value;

it('makes, changes, deletes and restores a record once for one key', async () => {
  const name = randomUUID();
  const made = await twice('POST', '/api/records/account', { name });
  expect(made.status).toBe(201);
  expect(await countOf('account', name)).toBe(1);
  const path = `/api/records/account/${made.answer.id}`;
  expect((await twice('PATCH', path, { level: 'a' }, { 'if-match': '"1"' })).answer).toMatchObject({ level: 'a', version: 2 });
  expect(await twice('DELETE', path, undefined, { 'if-match': '"2"' })).toMatchObject({ status: 204 });
  expect((await twice('POST', `${path}/restore`)).answer.version).toBe(4);
  expect(await versionOf(path)).toBe(4);
});

it('answers a repeated making with the record, also of an object with nothing to look up before it is saved', async () => {
  const note = { label: { zh: '便条', en: 'Note' }, icon: 'note', title: 'name' };
  const fields = { name: { type: 'text', label: note.label } };
  expect((await publishDrafts(call, [{ kind: 'object', name: 'note', body: { ...note, fields } }])).statusCode).toBe(200);
  expect((await twice('POST', '/api/records/note', { name: 'A' })).answer).toMatchObject({ name: 'A', version: 1 });
});

it('does not take a key for a request that means something else', async () => {
  const path = `/api/records/account/${await make('account', { name: randomUUID() })}`;
  const { key } = await twice('PATCH', path, { level: 'a' }, { 'if-match': '"1"' });
  const others: [Method, string, unknown, Record<string, string>][] = [
    ['PATCH', path, { level: 'a' }, { ...key, 'if-match': '"2"' }],
    ['PATCH', path, { level: 'b' }, key],
    ['PATCH', `${path}?select=name`, { level: 'a' }, key],
    ['DELETE', path, undefined, key],
  ];
  for (const each of others) expect((await call(...each)).json().code).toBe('idempotencyMismatch');
  expect((await call('PATCH', path, { level: 'a' }, { ...key, 'accept-language': 'zh' })).json().version).toBe(2);
  expect(await versionOf(path)).toBe(2);
});

it('a conflict under a key tells what is stored now, and leaves the key free', async () => {
  const path = `/api/records/account/${await make('account', { name: randomUUID() })}`;
  await call('PATCH', path, { level: 'b' });
  const { key, answer } = await twice('PATCH', path, { level: 'a' }, { 'if-match': '"1"' });
  expect(answer).toMatchObject({ code: 'conflict', current: { version: 2, level: 'b' } });
  expect((await call('PATCH', path, { level: 'a' }, { ...key, 'if-match': '"2"' })).json().version).toBe(3);
});

it('changes in bulk, pastes and undoes once for one key', async () => {
  const name = randomUUID();
  const records = [{ name: `${name} 1` }, { name: `${name} 2` }, { nothing: 1 }];
  const bulk = await twice('POST', '/api/records/account/bulk', { action: 'create', records, partial: true });
  expect(bulk.answer).toMatchObject({ done: 2, failed: [{ row: 2 }] });
  expect(await countOf('account', `${name} 1`)).toBe(1);
  const { ids } = bulk.answer;
  const named = { action: 'update', ids, values: { level: 'a' } };
  const changed = await twice('POST', '/api/records/account/bulk', named);
  expect(changed.answer).toMatchObject({ done: 2, undo: expect.any(String) });
  const filter = { field: 'id', op: 'in', value: ids };
  expect(
    (await twice('POST', '/api/records/account/bulk', { action: 'update', filter, values: { level: 'b' } })).answer,
  ).toMatchObject({ done: 2 });
  const cells = ids.map(() => ['C 级']);
  const pasted = await twice('POST', '/api/records/account/paste', { fields: ['description'], ids, cells });
  expect(pasted.answer).toMatchObject({ done: 2, failed: [] });
  expect((await twice('POST', `/api/undo/${pasted.answer.undo}`)).answer).toMatchObject({ done: 2 });
  for (const id of ids) expect(await versionOf(`/api/records/account/${id}`)).toBe(5);
});

it('starts one long change for one key', async () => {
  const records = Array.from({ length: 1001 }, (_, n) => ({ name: `长 ${n}` }));
  const { ids } = (await call('POST', '/api/records/product/bulk', { action: 'create', records })).json();
  const long = await twice('POST', '/api/records/product/bulk', { action: 'update', ids, values: { unit: '个' } });
  expect(long).toMatchObject({ status: 202, answer: { job: expect.any(String) } });
  const jobs = (await call('GET', '/api/jobs')).json().jobs as { kind: string }[];
  expect(jobs.filter(({ kind }) => kind === 'bulkChange')).toHaveLength(1);
});

it('converts once for one key, to a new customer or to one that is there', async () => {
  const company = randomUUID();
  const lead = await make('lead', { name: '李雷', company, phone: '13800000000' });
  const { answer } = await twice('POST', `/api/records/lead/${lead}/convert`, { targets: {} });
  expect(answer.records.account).toMatchObject({ object: 'account', title: company });
  expect(await countOf('account', company)).toBe(1);
  const other = await make('lead', { name: '韩梅梅', company, phone: '13800000001' });
  const targets = { account: { id: answer.records.account.id } };
  const joined = await twice('POST', `/api/records/lead/${other}/convert`, { targets });
  expect(joined.answer.records.account.id).toBe(answer.records.account.id);
  expect((await call('POST', `/api/records/lead/${other}/convert`, { targets })).json().code).toBe('alreadyDone');
});

it('starts and undoes an import once for one key', async () => {
  const headers = { 'content-type': 'text/csv' };
  const csv = `客户名称\n${randomUUID()}\n`;
  const preview = (await call('POST', '/api/imports/uploads?object=account&name=a.csv', csv, headers)).json();
  const { upload, columns } = preview as ImportPreview;
  const plan = { object: 'account', mode: 'create', columns: columns.flatMap(({ suggestion }) => suggestion ?? []) };
  const key = { 'idempotency-key': randomUUID() };
  const started = await Promise.all([1, 2].map(() => call('POST', '/api/imports', { upload, plan }, key)));
  const [id] = new Set(started.map((each) => each.json().id));
  expect(started.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
  await vi.waitUntil(async () => (await call('GET', `/api/imports/${id}`)).json().status === 'done', { timeout: 10_000 });
  expect((await call('POST', '/api/imports', { upload, plan }, key)).json()).toMatchObject({ id, status: 'done' });
  const back = { 'idempotency-key': randomUUID() };
  for (const _ of [1, 2]) {
    expect((await call('POST', `/api/imports/${id}/undo`, undefined, back)).statusCode).toBe(202);
    await vi.waitUntil(async () => (await call('GET', `/api/imports/${id}`)).json().status === 'undone', { timeout: 10_000 });
  }
  expect((await call('GET', '/api/imports')).json()).toHaveLength(1);
});

it('asks for rights again: what was withdrawn is not told by a repetition', async () => {
  const body = {
    label: { zh: '复述', en: 'Repeater' },
    objects: { account: { read: 'own', create: true, edit: 'own', bulk: true } },
  };
  const saveRole = (more: object) => call('PUT', '/api/roles/repeater', { body: { ...body, ...more } });
  expect((await call('POST', '/api/roles', { name: 'repeater', body })).statusCode).toBe(201);
  const colleague = await inviteColleague(test, { name: '复述者', roles: ['repeater'] });
  const key = { 'idempotency-key': 'again' };
  const create = () => colleague.call('POST', '/api/records/account', { name: '前情', level: 'a' }, key);
  const bulk = () => {
    const records = [{ name: '后话', level: 'none such' }];
    return colleague.call(
      'POST',
      '/api/records/account/bulk',
      { action: 'create', records, partial: true },
      { 'idempotency-key': 'b' },
    );
  };
  const first = (await create()).json();
  expect(first).toMatchObject({ level: 'a', version: 1 });
  expect((await bulk()).json().failed[0].problems).toMatchObject([{ code: 'unknownOption', field: 'level' }]);

  await saveRole({ fields: { 'account.level': 'hidden' } });
  const again = await create();
  expect(again.json()).toMatchObject({ id: first.id, name: '前情' });
  expect(again.json()).not.toHaveProperty('level');
  expect((await bulk()).json().failed[0].problems).toMatchObject([{ code: 'unknownField', field: 'level' }]);

  await saveRole({ objects: { account: { create: true, bulk: true } } });
  expect((await create()).json()).toEqual({ id: first.id });
});
