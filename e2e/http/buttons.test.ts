import type { Button, ObjectBody, ObjectModel, PressedRow } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteColleague } from './colleagues.ts';
import { type ConnectionBench, openConnectionBench } from './connection-bench.ts';
import { type Caller, jobEnd } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let bench: ConnectionBench;
let { call, receiver, makeDeal } = {} as ConnectionBench;
const label = (zh: string, en: string) => ({ zh, en });

beforeAll(async () => {
  bench = await openConnectionBench();
  ({ call, receiver, makeDeal } = bench);
  await offer(buttons);
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

const change = (values: Record<string, unknown>, more: Partial<Button> = {}): Button => ({
  ...{ label: label('定下一步', 'Plan'), places: ['record', 'list', 'selection'] },
  ...more,
  does: { kind: 'changeFields', inputs: { values } },
});

const buttons: Record<string, Button> = {
  plan: change({ next_step: { template: '联系{name}' } }, { when: 'ISBLANK(next_step)', confirm: label('确定？', 'Sure?') }),
  raise: change({ amount: { expression: 'amount * 2' } }),
  begin: change({ expected_close: { today: true } }),
  manage: change({ next_step: '经理' }, { when: 'HASROLE("sales_manager")' }),
  task: {
    ...{ label: label('安排任务', 'Make a task'), places: ['record'] },
    does: {
      kind: 'openForm',
      inputs: { object: 'task', values: { subject: { template: '联系{name}' }, related: { record: true }, owner: { me: true } } },
    },
  },
  reword: {
    ...{ label: label('改下一步', 'Reword'), places: ['record'] },
    does: { kind: 'openForm', inputs: { values: { next_step: { expression: 'name & "!"' } } } },
  },
  hidden: change({ next_step: 'x' }, { off: true }),
};

/** Publishes deals with these buttons. */
async function offer(given: Record<string, Button>): Promise<void> {
  const body = bench.workspace.snapshot.objects.get('deal')?.body as ObjectBody;
  const answer = await publishDrafts(call, [{ kind: 'object', name: 'deal', body: { ...body, buttons: given } }]);
  expect(answer.statusCode, answer.body).toBe(200);
}

const press = (id: string, button: string, body: object = {}, headers?: Record<string, string>, as: Caller = call) =>
  as('POST', `/api/records/deal/${id}/buttons/${button}`, body, headers);
const deal = async (id: string) => (await call('GET', `/api/records/deal/${id}`)).json();

describe('a button that changes fields', () => {
  it('changes them as its values say, is told in the history, and can be taken back', async () => {
    const id = await makeDeal({ amount: { amount: '120', currency: 'CNY' } });
    const pressed = await press(id, 'plan');
    expect(pressed.json()).toEqual({ undo: expect.any(String) });
    expect(await deal(id)).toMatchObject({ next_step: '联系榫卯展厅', version: 2 });
    const [{ button, changes }] = (await call('GET', `/api/records/deal/${id}/history`)).json().entries;
    expect([button, changes.next_step.to]).toEqual([label('定下一步', 'Plan'), '联系榫卯展厅']);
    expect((await call('POST', `/api/undo/${pressed.json().undo}`)).json()).toMatchObject({ done: 1 });
    expect((await deal(id)).next_step).toBeNull();
    await press(id, 'begin');
    expect(await deal(id)).toMatchObject({ expected_close: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    await press(id, 'raise');
    expect((await deal(id)).amount).toMatchObject({ amount: '240.00', currency: 'CNY' });
  });

  it('is pressed once for each key, and only for the version that was seen', async () => {
    const id = await makeDeal({ amount: { amount: '10', currency: 'CNY' } });
    const key = { 'idempotency-key': `press ${id}` };
    const [first, again] = [await press(id, 'raise', {}, key), await press(id, 'raise', {}, key)];
    expect(again.json()).toEqual(first.json());
    expect((await deal(id)).amount.amount).toBe('20.00');
    const late = await press(id, 'raise', { version: 1 });
    expect([late.statusCode, late.json().current.version]).toEqual([409, 2]);
  });

  it('says in words where its condition does not hold, and is not there for who does not have it', async () => {
    const id = await makeDeal({ next_step: '已定' });
    const refused = await press(id, 'plan');
    expect(refused.statusCode).toBe(422);
    expect(refused.json().problems).toEqual([{ code: 'notPressable', message: expect.stringContaining('“Plan”') }]);
    expect((await press(id, 'manage')).statusCode).toBe(422);
    for (const name of ['hidden', 'zzz']) expect((await press(id, name)).statusCode).toBe(404);
    expect((await press('01910000-0000-7000-8000-0000000000ff', 'raise')).statusCode).toBe(404);
  });

  it('asks of whoever presses what a change by hand asks', async () => {
    const readers = { label: label('读者', 'Readers'), objects: { deal: { read: 'all' } } };
    expect((await publishDrafts(call, [{ kind: 'role', name: 'deal_reader', body: readers }])).statusCode).toBe(200);
    const { call: reader } = await inviteColleague(bench.test, { name: '读者', roles: ['deal_reader'] });
    const id = await makeDeal({});
    expect((await press(id, 'raise', {}, undefined, reader)).statusCode).toBe(404);
    const model = (await reader('GET', '/api/metadata')).json().objects.deal as ObjectModel;
    expect(model.buttons).toBeUndefined();
    const own = (await call('GET', '/api/metadata')).json().objects.deal as ObjectModel;
    expect(Object.keys(own.buttons ?? {})).toEqual(['plan', 'raise', 'begin', 'manage', 'task', 'reword']);
    expect(own.buttons?.plan).toEqual({
      ...{ label: label('定下一步', 'Plan'), places: ['record', 'list', 'selection'], kind: 'changeFields', icon: 'pencil' },
      ...{ when: 'ISBLANK(next_step)', confirm: label('确定？', 'Sure?') },
    });
    expect(own.buttonTypes).toEqual({ next_step: 'text' });
    const blind = { ...readers, objects: { deal: { read: 'all', edit: 'all' } }, fields: { 'deal.next_step': 'hidden' } };
    expect((await publishDrafts(call, [{ kind: 'role', name: 'deal_blind', body: blind }])).statusCode).toBe(200);
    const { call: other } = await inviteColleague(bench.test, { name: '不看下一步', roles: ['deal_blind'] });
    const seen = (await other('GET', '/api/metadata')).json().objects.deal as ObjectModel;
    expect(Object.keys(seen.buttons ?? {})).toEqual(['raise', 'begin']);
    expect((await press(id, 'plan', {}, undefined, other)).statusCode).toBe(404);
  });
});

it('opens a form filled in: of a new record, with links that have their titles, or of the record itself', async () => {
  const id = await makeDeal({});
  const { form } = (await press(id, 'task')).json();
  expect(form).toEqual({
    object: 'task',
    values: {
      subject: '联系榫卯展厅',
      related: { object: 'deal', id, title: '榫卯展厅' },
      owner: { object: 'user', id: expect.any(String), title: '管理员' },
    },
  });
  expect((await press(id, 'reword')).json().form).toEqual({
    object: 'deal',
    edits: { id, version: 1 },
    values: { next_step: '榫卯展厅!' },
  });
  expect((await deal(id)).version).toBe(1);
});

describe('a button that calls a connection', () => {
  const calling = (connection: string, answer: Record<string, string>): Button => ({
    ...{ label: label('查询', 'Look up'), places: ['record', 'selection'] },
    does: { kind: 'callConnection', inputs: { connection, action: 'post', fields: ['name'], values: {}, answer } },
  });

  it('makes the call at once, and takes what comes back into fields', async () => {
    const name = await bench.connect({ on: ['delete'] });
    await offer({ ...buttons, look: calling(name, { next_step: 'data.steps.0' }) });
    receiver.answer = JSON.stringify({ data: { steps: ['寄样品'] } });
    const id = await makeDeal({});
    const pressed = await press(id, 'look');
    expect(pressed.json()).toEqual({ undo: expect.any(String), call: { status: 'done' } });
    expect(receiver.received.map(({ body }) => body)).toMatchObject([
      { object: 'deal', button: 'look', changed: [], record: { id, name: '榫卯展厅' } },
    ]);
    expect((await deal(id)).next_step).toBe('寄样品');
    expect((await call('POST', `/api/undo/${pressed.json().undo}`)).json()).toMatchObject({ done: 1 });
    await offer(buttons);
  });

  it('says why a call did not get through, or why its answer was not taken, and tells no secret', async () => {
    const name = await bench.connect({ on: ['delete'] });
    await offer({ ...buttons, look: calling(name, { amount: 'amount' }) });
    const id = await makeDeal({});
    expect((await press(id, 'look')).json().call).toEqual({ status: 'failed', problem: expect.stringContaining('JSON') });
    receiver.answer = JSON.stringify({ amount: 'many' });
    const refused = (await press(id, 'look')).json();
    expect(refused).toEqual({ call: { status: 'failed', problem: expect.stringContaining('“Amount”') } });
    receiver.status = 500;
    expect((await press(id, 'look')).json().call).toEqual({ status: 'waiting', problem: expect.stringContaining('500') });
    await offer(buttons);
  });
});

it('tells which buttons call a connection, and lets those alone lead it elsewhere who read what they send', async () => {
  const name = await bench.connect({ on: ['delete'] });
  const does = { kind: 'callConnection', inputs: { connection: name, action: 'post', fields: ['amount'], values: {} } };
  await offer({ ...buttons, tell: { label: label('通知', 'Tell'), places: ['record'], does } });
  expect((await bench.lines())[0]?.usedBy).toEqual([label('商机 · 通知', 'Deal · Tell')]);
  const role = {
    label: label('连接', 'Connections'),
    objects: { deal: { read: 'all' } },
    fields: { 'deal.amount': 'hidden' },
    system: ['manageConnections'],
  };
  expect((await publishDrafts(call, [{ kind: 'role', name: 'connector', body: role }])).statusCode).toBe(200);
  const { call: connector } = await inviteColleague(bench.test, { name: '连接', roles: ['connector'] });
  const elsewhere = { body: bench.bodyWith({ settings: { url: `${receiver.address}/elsewhere` } }), secrets: {} };
  const moved = await connector('PUT', `/api/connections/${name}`, elsewhere);
  expect([moved.statusCode, moved.json().code]).toEqual([403, 'beyondRights']);
  await offer(buttons);
});

it('goes through ticked records in the background, with an answer for each of them, and takes all of it back', async () => {
  const free = await Promise.all([makeDeal({}), makeDeal({})]);
  const taken = await makeDeal({ next_step: '已定' });
  const ids = [...free, taken];
  const started = await call('POST', '/api/records/deal/buttons/plan', { ids });
  expect(started.statusCode).toBe(202);
  const { job } = started.json();
  expect(await jobEnd(call, job)).toMatchObject({ status: 'done', progress: { done: 2, failed: 1, total: 3, undo: job } });
  const { rows } = (await call('GET', `/api/jobs/${job}/presses`)).json() as { rows: PressedRow[] };
  expect(rows.map(({ record, status }) => [record.id, status])).toEqual([
    [taken, 'failed'],
    [free[0], 'done'],
    [free[1], 'done'],
  ]);
  expect(rows[0]?.problems).toEqual([expect.stringContaining('“Plan”')]);
  const [listed] = (await call('GET', '/api/jobs')).json().jobs;
  expect(listed).toMatchObject({ label: { zh: '对{objects}执行“定下一步”' }, done: 2, failed: 1, undo: `/undo/${job}` });
  expect((await call('POST', `/api/undo/${job}`)).json()).toMatchObject({ done: 2 });
  expect((await call('POST', '/api/records/deal/buttons/task', { ids })).statusCode).toBe(404);
});

it('is tried on a real record before it is published, and nothing stays of it', async () => {
  await bench.connect({ on: ['update'] });
  const id = await makeDeal({});
  const trial = async (button: Button) => (await call('POST', '/api/definitions/object/deal/try-button', { id, button })).json();
  const changed = await trial(change({ next_step: '试一试' }));
  expect(changed).toEqual({ holds: true, changes: [{ field: 'next_step', from: null, to: '试一试' }] });
  expect(await trial(change({ next_step: 'x' }, { when: 'FALSE' }))).toEqual({ holds: false });
  expect((await trial(change({ stage: 'lost' }))).problems).toMatchObject([{ code: 'required', field: 'loss_reason' }]);
  expect((await trial(buttons.reword as Button)).form).toMatchObject({ values: { next_step: '榫卯展厅!' } });
  expect((await trial(change({ zzz: 1 }))).problems).toMatchObject([{ code: 'unknownField', field: 'zzz' }]);
  expect(await deal(id)).toMatchObject({ next_step: null, version: 1 });
  expect(receiver.received).toEqual([]);
});
