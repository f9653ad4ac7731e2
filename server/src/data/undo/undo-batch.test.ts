import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../base/ids.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { convertRecord } from '../write/convert/convert-record.ts';
import { describeConverted } from '../write/convert/describe-converted.ts';
import { previewConversion } from '../write/convert/preview-conversion.ts';
import { undoBatch } from './undo-batch.ts';

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

test('fields that still hold what the batch wrote are taken back, the others are told', async () => {
  const { create, write, update, rows, workspace, admin } = bench;
  const id = await create('account', { name: newId(), region: 'east', note: 'old' });
  const records = [{ id, values: { region: 'west', note: 'new' } }];
  const { batch = '' } = await write({ object: 'account', action: 'update', records, batch: bulk });
  await update('account', id, { region: 'north' });
  const { ids, failed } = await undoBatch(workspace, admin, batch);
  expect([ids, failed.map((each) => [each.id, each.problems[0]?.field])]).toEqual([[id], [[id, 'region']]]);
  expect(await rows('select region, note from ws.account where id = $1', id)).toEqual([{ region: 'north', note: 'old' }]);
});

test('what went to the trash because of another stays there with it, where that cannot come back', async () => {
  const { create, write, workspace, admin, isLive } = bench;
  const [name, other] = [newId(), newId()];
  const [account, free] = [await create('account', { name }), await create('account', { name: other })];
  const [contact, apart] = [
    await create('contact', { name: 'c', account }),
    await create('contact', { name: 'd', account: free }),
  ];
  const note = await create('follow_up', { text: 'x', about: { object: 'account', id: account } });
  const { batch = '' } = await write({ object: 'account', action: 'delete', ids: [account, free] });
  await create('account', { name });
  const { failed } = await undoBatch(workspace, admin, batch);
  expect(failed.map(({ id, problems }) => [id, problems[0]?.code])).toEqual([[account, 'notUnique']]);
  const live = await Promise.all(
    [account, contact, note, free, apart].map((id, n) =>
      isLive(['account', 'contact', 'follow_up', 'account', 'contact'][n] as string, id),
    ),
  );
  expect(live).toEqual([false, false, false, true, true]);
});

test('records that somebody may no longer change are left, and told', async () => {
  const { create, write, workspace, manager, rep, rows } = bench;
  const id = await create('account', { name: newId(), owner: testUsers.liLei.id }, manager);
  const records = [{ id, values: { owner: testUsers.zhangWei.id } }];
  const { batch = '' } = await write({ object: 'account', action: 'update', records, batch: bulk }, manager);
  expect(await problemsOf(undoBatch(workspace, rep, batch))).toEqual(['notFound']);
  const { ids, failed } = await undoBatch(workspace, manager, batch);
  expect([ids, failed.map((each) => [each.id, each.problems[0]?.code])]).toEqual([[], [[id, 'notAllowed']]]);
  expect(await rows('select owner_id from ws.account where id = $1', id)).toEqual([{ owner_id: testUsers.zhangWei.id }]);
});

test.each(['create', 'update', 'delete'] as const)(
  'a batch of %s is not taken back with rights that reach none of it',
  async (action) => {
    const { create, write, workspace, admin, rep, rows } = bench;
    const [object, owner] = ['deal', testUsers.hanMeimei.id];
    const id = action === 'create' ? newId() : await create(object, { name: 'a', owner });
    const { batch = '' } = await write(
      action === 'create'
        ? { object, action, records: [{ name: 'a', owner }], ids: [id], batch: bulk }
        : action === 'update'
          ? { object, action, records: [{ id, values: { name: 'b' } }], batch: bulk }
          : { object, action, ids: [id] },
    );
    const state = () => rows('select name, deleted_at, version from ws.deal where id = $1', id);
    const before = await state();
    // Whoever made the batch, with the roles that are left to them.
    const { ids, failed } = await undoBatch(workspace, { ...admin, rights: rep.rights }, batch);
    expect(ids).toEqual([]);
    expect(failed).toMatchObject([{ id, problems: [{ code: action === 'update' ? 'recordNotFound' : 'notAllowed' }] }]);
    expect(await state()).toEqual(before);
    expect((await undoBatch(workspace, admin, batch)).failed).toEqual([]);
  },
);

test('made records that people have worked with since stay, with what they point at', async () => {
  const { create, write, update, workspace, admin, isLive } = bench;
  const batch = { id: newId(), kind: 'import' };
  const make = async (object: string, values: Record<string, unknown>) =>
    (await write({ object, action: 'create', records: [values], batch })).ids[0] as string;
  const account = () => make('account', { name: newId() });
  const [untouched, edited, used, above] = [await account(), await account(), await account(), await account()];
  const below = await make('contact', { name: 'of the file', account: untouched });
  const editedBelow = await make('contact', { name: 'of the file', account: above });
  await update('account', edited, { note: 'by hand' });
  const byHand = await create('contact', { name: 'by hand', account: used });
  await update('contact', editedBelow, { name: 'by hand' });

  const { ids, failed } = await undoBatch(workspace, admin, batch.id);
  expect(new Set(ids)).toEqual(new Set([untouched, below]));
  const reasons = Object.fromEntries(failed.map(({ id, problems }) => [id, problems.map(({ code }) => code)]));
  expect(reasons).toEqual({
    [edited]: ['editedSince'],
    [used]: ['usedSince'],
    [above]: ['usedSince'],
    [editedBelow]: ['editedSince'],
  });
  for (const id of [edited, used, above]) expect(await isLive('account', id)).toBe(true);
  for (const id of [byHand, editedBelow]) expect(await isLive('contact', id)).toBe(true);
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
