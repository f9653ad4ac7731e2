import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { readFile, saveFile } from '../../data/files/files.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld, statuses } from './approval-world.test-support.ts';
import { mayReadEvidence } from './evidence.ts';
import { requireAsked } from './open-task-state.ts';
import { readApprovalsOf, readCard } from './read-card.ts';

const label = { zh: '财务', en: 'Finance' };
const all = { read: 'all', create: true, edit: 'all', delete: 'all' } as const;
const people = (...names: TestUser[]) => ({ people: names.map((name) => testUsers[name].id) });
const boss = (inputs = {}) => asks('boss', { approvers: [people('wangFang')], shows: ['name'], ...inputs });
const chief = (inputs = {}) => asks('chief', { approvers: [people('zhangWei')], ...inputs });

let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld(
    [
      approves('edit', [boss({ edits: ['amount', 'note'], demands: ['amount'] }), chief()]),
      approves('again', [
        asks('first', { approvers: [people('wangFang')], edits: ['amount'] }),
        asks('second', { approvers: [people('wangFang')], repeats: 'adjacent' }),
        chief(),
      ]),
      approves('masked', [boss({ edits: ['secret', 'note'] })]),
      approves('granted', [boss({ edits: ['secret'] })], statuses, { role: 'finance' }),
      approves('signed', [boss({ shows: ['name', 'contract'], signature: 'yes', attachment: 'yes' }), chief()]),
    ],
    {
      beside: [
        defineRole('finance', { label, objects: { payment: all, user: { read: 'all' } } }),
        defineRole('veiled', {
          ...{ label, objects: { payment: { ...all, read: 'own' }, user: { read: 'all' } } },
          fields: { 'payment.secret': 'hidden' },
        }),
      ],
      users: { hanMeimei: ['veiled'] },
    },
  );
});
afterAll(() => world.drop());

const cardOf = async (by: TestUser, record: string, asked: TestUser = 'wangFang') =>
  readCard(world.workspace, await world.actorOf(by), await world.taskOf(record, asked));
const recordOf = async (id: string) => getRecord(world.workspace, await world.actorOf('liLei'), { object: 'payment', id });
const logOf = async (by: TestUser, id: string) =>
  (await readApprovalsOf(world.workspace, await world.actorOf(by), { object: 'payment', id }))[0]?.log ?? [];
const send = async (by: TestUser, content: string) =>
  saveFile(world.workspace, await world.actorOf(by), {
    name: `${content}.txt`,
    content: Readable.from(Buffer.from(content)),
    isAsked: true,
  });
const problems = (code: string, field: string) => ({ details: { problems: [{ code, field }] } });

test('字段权限: whoever approves changes what their step lets them, by the rules of every write, and the log keeps what it was', async () => {
  const id = await world.submit('liLei', 'edit 1');
  const { shown, version } = await cardOf('wangFang', id);
  expect(shown.map(({ path, edit, demanded }) => [path, edit, demanded])).toEqual([
    ['name', undefined, undefined],
    ['amount', true, true],
    ['note', true, false],
  ]);
  await expect(world.act('wangFang', id, { act: 'approve' })).rejects.toMatchObject(problems('required', 'amount'));
  const approve = (values: object, more = {}) => world.act('wangFang', id, { act: 'approve', values: { ...values }, ...more });
  await expect(approve({ amount: 5, secret: 'x' })).rejects.toMatchObject(problems('fieldReadOnly', 'secret'));
  await expect(approve({ amount: 'many' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(approve({ amount: 5 }, { version: (version ?? 0) - 1 })).rejects.toMatchObject({ code: 'conflict' });
  expect(await recordOf(id)).toMatchObject({ amount: null, note: null });
  expect(await approve({ amount: 5, note: 'paid in two parts' }, { version: version ?? 0 })).toEqual({ state: 'approved' });
  expect(await recordOf(id)).toMatchObject({ amount: 5, note: 'paid in two parts' });
  const [approved] = (await logOf('liLei', id)).filter(({ act }) => act === 'approve');
  expect(approved?.changes.map(({ path, from, to }) => [path, from, to])).toEqual([
    ['amount', null, 5],
    ['note', null, 'paid in two parts'],
  ]);
  const [history] = await world.rows(
    'select actor, source from ws.sys_history where record_id = $1 order by id desc limit 1',
    id,
  );
  expect(history).toMatchObject({ actor: testUsers.wangFang.id, source: 'process' });
  await world.work();
  await expect(world.act('zhangWei', id, { act: 'approve', values: { amount: 6 } })).rejects.toMatchObject(
    problems('fieldReadOnly', 'amount'),
  );
});

test('what is taken back is taken back in the record as well, and not over what has been changed since', async () => {
  const id = await world.submit('liLei', 'edit 2', { amount: 1 });
  await world.act('wangFang', id, { act: 'approve', values: { amount: 7 } });
  await world.work();
  await world.act('wangFang', id, { act: 'takeBack' });
  expect(await recordOf(id)).toMatchObject({ amount: 1 });
  await world.work();
  expect(await world.asked(id)).toEqual(['boss: wangFang']);
});

test('去重: who approved just before is asked again, where they changed the record with it', async () => {
  const same = await world.submit('liLei', 'again 1', { amount: 1 });
  await world.act('wangFang', same, { act: 'approve' });
  await world.work();
  expect(await world.asked(same)).toEqual(['chief: zhangWei']);
  const changed = await world.submit('liLei', 'again 2', { amount: 1 });
  await world.act('wangFang', changed, { act: 'approve', values: { amount: 2 } });
  await world.work();
  expect(await world.asked(changed)).toEqual(['second: wangFang']);
});

test('what the process may not read nobody changes through it, unless its role reads it', async () => {
  const id = await world.submit('hanMeimei', 'masked 1');
  const { shown } = await cardOf('wangFang', id);
  expect(shown.filter(({ edit }) => edit).map(({ path }) => path)).toEqual(['note']);
  await expect(world.act('wangFang', id, { act: 'approve', values: { secret: 'x' } })).rejects.toMatchObject(
    problems('fieldReadOnly', 'secret'),
  );
  const granted = await world.submit('hanMeimei', 'granted 1');
  await world.act('wangFang', granted, { act: 'approve', values: { secret: 'seen' } });
  const changesFor = async (by: TestUser) =>
    (await cardOf(by, granted)).log.flatMap(({ changes }) => changes.map(({ to }) => to));
  expect(await changesFor('wangFang')).toEqual(['seen']);
  expect(await changesFor('hanMeimei')).toEqual([]);
});

test('手写签名 and 附件: owed where the step says so, kept with their hash, and open to all who take part', async () => {
  const contract = await send('liLei', 'contract');
  const id = await world.submit('liLei', 'signed 1', { contract: [contract.id] });
  const hash = (content: string) => createHash('sha256').update(content).digest('hex');
  const card = await cardOf('wangFang', id);
  expect(card.needs).toEqual({ comment: false, signature: true, attachment: true });
  expect(card.shown.find(({ path }) => path === 'contract')?.hashes).toEqual({ [contract.id]: hash('contract') });
  await expect(world.act('wangFang', id, { act: 'approve' })).rejects.toMatchObject({
    details: { problems: [{ field: 'signature' }, { field: 'files' }] },
  });
  const [signature, quote] = [await send('wangFang', 'signature'), await send('wangFang', 'quote')];
  const approve = (more: object) =>
    world.act('wangFang', id, { act: 'approve', signature: signature.id, files: [quote.id], ...more });
  await expect(approve({ signature: (await send('zhangWei', 'forged')).id })).rejects.toMatchObject(
    problems('notFound', 'signature'),
  );
  await expect(approve({ files: [contract.id] })).rejects.toMatchObject(problems('notFound', 'attachment'));
  await approve({});
  const [approved] = (await logOf('liLei', id)).filter(({ act }) => act === 'approve');
  expect(approved).toMatchObject({
    signature: { sha256: hash('signature') },
    files: [{ name: 'quote.txt', sha256: hash('quote') }],
  });
  const reads = async (by: TestUser, file: string) => {
    const read = readFile(world.workspace, await world.actorOf(by), { id: file, also: mayReadEvidence });
    return read.then(
      ({ content }) => content.destroy() && 'yes',
      ({ code }) => code,
    );
  };
  // A cashier reads no payments: the file is theirs because they are asked.
  expect([await reads('wangFang', contract.id), await reads('zhangWei', contract.id)]).toEqual(['yes', 'notFound']);
  expect(await reads('zhangWei', quote.id)).toBe('notFound');
  await world.work();
  expect([await reads('zhangWei', quote.id), await reads('zhangWei', signature.id)]).toEqual(['yes', 'yes']);
});

test('a signature goes with one decision alone', async () => {
  const [one, other] = [await world.submit('liLei', 'signed 7'), await world.submit('liLei', 'signed 8')];
  const [signature, file] = [await send('wangFang', 'signature'), await send('wangFang', 'quote')];
  await world.act('wangFang', one, { act: 'approve', signature: signature.id, files: [file.id] });
  await expect(
    world.act('wangFang', other, { act: 'approve', signature: signature.id, files: [(await send('wangFang', 'new')).id] }),
  ).rejects.toMatchObject(problems('notFound', 'signature'));
});

test('only who is asked now sends files for a task', async () => {
  const id = await world.submit('liLei', 'signed 2');
  const task = await world.taskOf(id, 'wangFang');
  const asked = async (by: TestUser) => requireAsked(world.workspace, await world.actorOf(by), task);
  await asked('wangFang');
  await expect(asked('zhangWei')).rejects.toMatchObject({ code: 'notFound' });
  await expect(asked('liLei')).rejects.toMatchObject({ code: 'notFound' });
});

test('what was submitted is told from what the record holds since', async () => {
  const [before, after] = [await send('liLei', 'before'), await send('liLei', 'after')];
  const id = await world.submit('liLei', 'signed 3', { contract: [before.id] });
  const records = [{ id, values: { contract: [after.id] } }];
  await expect(
    writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records }),
  ).rejects.toMatchObject({ details: { problems: [{ code: 'inApproval' }] } });
  await world.act('wangFang', id, { act: 'return', step: null, back: 'here', comment: 'another' });
  await world.work();
  await writeRecords(world.workspace, await world.actorOf('liLei'), { object: 'payment', action: 'update', records });
  const { changed, shown } = await cardOf('wangFang', id);
  expect(changed).toBe(true);
  expect(shown.find(({ path }) => path === 'contract')).toMatchObject({ value: [{ id: before.id }], now: [{ id: after.id }] });
});
