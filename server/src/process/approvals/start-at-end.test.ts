import { type ApprovalTrigger, defineObject, defineProcess, type ProcessBody } from '@tenon/metadata';
import { checkDefinitions } from '@tenon/metadata/check-definitions.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../catalog/test-cast.ts';
import { type ApprovalWorld, approves, asks, openApprovalWorld, payment, roles } from './approval-world.test-support.ts';

const label = { zh: '之后', en: 'Afterwards' };
const boss = asks('boss', { approvers: [{ superior: 1 }] });
const note = (value: string) => ({ id: 'note', kind: 'updateRecord', inputs: { values: { note: value } } });

/** What waits for the end of an approval. */
function after(name: string, trigger: Partial<ApprovalTrigger>, more: Partial<ProcessBody> = {}) {
  const waits: ApprovalTrigger = { kind: 'approval', object: 'payment', on: ['approved'], ...trigger };
  return defineProcess(name, { label, trigger: waits, steps: [note(name)], actsAs: 'owner', ...more });
}

const thing = defineObject('thing', { ...{ label, icon: 'box', title: 'name' }, fields: { name: { type: 'text', label } } });
const paid = approves('paid', [boss]);
const other = approves('other', [boss]);
let world: ApprovalWorld;
beforeAll(async () => {
  world = await openApprovalWorld([
    paid,
    other,
    after('well', { process: 'paid' }),
    after('badly', { process: 'paid', on: ['rejected', 'withdrawn'] }),
    after('off', { process: 'paid' }, { active: false }),
    after(
      'round',
      { process: 'other', when: { field: 'amount', op: 'gt', value: 3 } },
      { steps: [asks('again', { approvers: [{ superior: 1 }] })] },
    ),
    after(
      'circle',
      { when: { field: 'name', op: 'startsWith', value: 'other' } },
      { steps: [asks('once', { approvers: [{ superior: 1 }] })] },
    ),
  ]);
});
afterAll(() => world.drop());

const noteOf = async (id: string) => (await world.rows('select note from ws.payment where id = $1', id))[0]?.note;
const ran = (id: string) =>
  world.rows(
    "select process, status, actor, depth, cause is not null as follows from ws.sys_run where record_id = $1 and (process <> 'circle' or status <> 'skipped') order by id",
    id,
  );

test('what waits for an approval runs once it is approved, behind the run that asked, as whoever decided', async () => {
  const id = await world.submit('liLei', 'paid 1', { amount: 1 });
  await world.act('wangFang', id, { act: 'approve' });
  await world.work();
  await world.work();
  expect(await noteOf(id)).toBe('well');
  expect(await ran(id)).toMatchObject([
    { process: 'paid', status: 'done', depth: 0 },
    { process: 'well', status: 'done', depth: 1, actor: testUsers.wangFang.id, follows: true },
  ]);
});

test('a rejection and a withdrawal set off what waits for them, and nothing else', async () => {
  const rejected = await world.submit('liLei', 'paid 2', { amount: 1 });
  await world.act('wangFang', rejected, { act: 'reject', comment: 'no' });
  await world.work();
  await world.work();
  expect(await noteOf(rejected)).toBe('badly');
  expect(await ran(rejected)).toHaveLength(2);
});

test('the condition is asked of the record as it is then, and no circle goes round twice', async () => {
  const small = await world.submit('liLei', 'other 1', { amount: 1 });
  await world.act('wangFang', small, { act: 'approve' });
  await world.work();
  await world.work();
  expect((await ran(small)).map(({ process, status }) => `${process} ${status}`)).toEqual(
    expect.arrayContaining(['other done', 'round skipped', 'circle underway']),
  );
  // Wang Fang set it off, so her own superior is asked.
  await world.act('zhangWei', small, { act: 'approve' });
  await world.work();
  await world.work();
  expect((await ran(small)).map(({ process, status }) => `${process} ${status}`).sort()).toEqual([
    'circle done',
    'other done',
    'round skipped',
  ]);
});

test('publishing refuses an approval of a process that is not there, or is about other records', () => {
  const codes = (...bodies: ReturnType<typeof after>[]) =>
    checkDefinitions([payment, thing, ...roles, paid, ...bodies]).flatMap(({ kind, name, code }) =>
      kind === 'process' ? [`${name} ${code}`] : [],
    );
  expect(codes(after('well', { process: 'paid' }))).toEqual([]);
  expect(codes(after('none', { process: 'nothing' }))).toEqual(['none unknownProcess']);
  expect(codes(after('users', { process: 'paid', object: 'thing' }, { steps: [boss] }))).toContain('users otherRecords');
});
