import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../base/ids.ts';
import { testUsers } from '../catalog/test-cast.ts';
import { convertRecord, describeConverted, previewConversion } from './convert-record.ts';
import { undoBatch } from './undo-batch.ts';
import { openWriteBench, problemsOf, type WriteBench } from './write-bench.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

const bulk = { kind: 'bulk' };

test('a bulk edit is taken back, except where somebody changed the field since', async () => {
  const { create, write, update, rows, workspace, admin } = bench;
  const ids = await Promise.all(['a', 'b', 'c'].map((name) => create('contact', { name })));
  const { batch = '' } = await write({
    object: 'contact',
    action: 'update',
    records: ids.map((id) => ({ id, values: { name: 'x' } })),
    batch: bulk,
  });
  await update('contact', ids[1] as string, { name: 'later' });
  await update('contact', ids[2] as string, { tags: ['vip'] });
  const result = await undoBatch(workspace, admin, batch);
  expect(result.failed.map(({ id, problems }) => [id, problems[0]?.code])).toEqual([[ids[1], 'changedSince']]);
  const names = await rows('select name from ws.contact where id = any($1) order by array_position($1, id)', ids);
  expect(names.map(({ name }) => name)).toEqual(['a', 'later', 'c']);
  expect(await problemsOf(undoBatch(workspace, admin, batch))).toEqual(['alreadyDone']);
  await undoBatch(workspace, admin, result.undo);
  expect(await rows('select name from ws.contact where id = $1', ids[0])).toEqual([{ name: 'x' }]);
});

test('a batch of which nothing could be taken back is not undone, and can be tried again', async () => {
  const { create, write, update, rows, workspace, admin } = bench;
  const id = await create('contact', { name: 'a' });
  const { batch = '' } = await write({
    object: 'contact',
    action: 'update',
    records: [{ id, values: { name: 'x' } }],
    batch: bulk,
  });
  await update('contact', id, { name: 'later' });
  const { ids, failed } = await undoBatch(workspace, admin, batch);
  expect([ids, failed[0]?.problems[0]?.code]).toEqual([[], 'changedSince']);

  await update('contact', id, { name: 'x' });
  expect((await undoBatch(workspace, admin, batch)).failed).toEqual([]);
  expect(await rows('select name from ws.contact where id = $1', id)).toEqual([{ name: 'a' }]);
});

test('a transfer is taken back by who made it, though the records are no longer his', async () => {
  const { create, write, workspace, manager, rep, rows } = bench;
  const id = await create('account', { name: newId(), owner: testUsers.liLei.id }, manager);
  const records = [{ id, values: { owner: testUsers.zhangWei.id } }];
  const { batch = '' } = await write({ object: 'account', action: 'update', records, batch: bulk }, manager);
  expect(await problemsOf(undoBatch(workspace, rep, batch))).toEqual(['notFound']);
  await undoBatch(workspace, manager, batch);
  expect(await rows('select owner_id from ws.account where id = $1', id)).toEqual([{ owner_id: testUsers.liLei.id }]);
});

test('a delete comes back with its children and the links it cleared', async () => {
  const { create, write, workspace, admin, rows, isLive } = bench;
  const account = await create('account', { name: newId() });
  const below = await create('account', { name: newId(), parent: account });
  const contact = await create('contact', { name: 'c', account });
  const { batch = '' } = await write({ object: 'account', action: 'delete', ids: [account] });
  expect((await undoBatch(workspace, admin, batch)).failed).toEqual([]);
  expect([await isLive('account', account), await isLive('contact', contact)]).toEqual([true, true]);
  expect(await rows('select parent_id from ws.account where id = $1', below)).toEqual([{ parent_id: account }]);
});

test('a lead becomes a customer, a contact and a deal, once, and becomes a lead again', async () => {
  const { create, workspace, admin, rows, isLive } = bench;
  const company = newId();
  const lead = await create('lead', { name: '王小明', company });
  const note = await create('follow_up', { text: '电话', about: { object: 'lead', id: lead } });
  const preview = await previewConversion(workspace, admin, { object: 'lead', id: lead });
  expect(preview.targets.map(({ object, optional, values, matches }) => [object, optional, values, matches])).toEqual([
    ['account', false, { name: company }, []],
    ['contact', false, { name: '王小明' }, []],
    ['deal', true, { name: company }, []],
  ]);
  const converted = await convertRecord(workspace, admin, {
    object: 'lead',
    id: lead,
    targets: { deal: { create: true, values: { amount: '100' } } },
  });
  const { records, undo } = await describeConverted(workspace, admin, converted);
  expect(records.account?.title).toBe(company);
  const [deal] = await rows('select account_id, amount from ws.deal where id = $1', records.deal?.id);
  expect(deal).toEqual({ account_id: records.account?.id, amount: '100.00' });
  expect(await rows('select about_object, about_id from ws.follow_up where id = $1', note)).toEqual([
    { about_object: 'deal', about_id: records.deal?.id },
  ]);
  expect(await rows('select status, converted_deal_id from ws.lead where id = $1', lead)).toEqual([
    { status: 'converted', converted_deal_id: records.deal?.id },
  ]);
  expect(await problemsOf(convertRecord(workspace, admin, { object: 'lead', id: lead, targets: {} }))).toEqual(['alreadyDone']);

  expect((await undoBatch(workspace, admin, undo)).failed).toEqual([]);
  expect(
    await Promise.all(['account', 'contact', 'deal'].map((object) => isLive(object, records[object]?.id as string))),
  ).toEqual([false, false, false]);
  expect(await rows('select status, converted_deal_id from ws.lead where id = $1', lead)).toEqual([
    { status: 'open', converted_deal_id: null },
  ]);
  expect(await rows('select about_object, about_id from ws.follow_up where id = $1', note)).toEqual([
    { about_object: 'lead', about_id: lead },
  ]);
});

test('a conversion that fails half way leaves nothing', async () => {
  const { create, workspace, admin, rows } = bench;
  const company = newId();
  const lead = await create('lead', { name: 'x', company });
  const targets = { deal: { create: true as const, values: { amount: 'much' } } };
  expect((await problemsOf(convertRecord(workspace, admin, { object: 'lead', id: lead, targets })))?.[0]).toBe('invalid');
  expect(await rows('select from ws.account where name = $1', company)).toEqual([]);
});
