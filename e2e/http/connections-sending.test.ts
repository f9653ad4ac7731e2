import { sign } from '@tenon/connectors/src/webhook/webhook.actions.ts';
import type { HttpRequest } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendDue } from '../../server/src/process/connections/send-calls.ts';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { inviteColleague } from './colleagues.ts';
import { type ConnectionBench, label, openConnectionBench, type Received, secret } from './connection-bench.ts';
import { publishDrafts, startChangeSet } from './publish-drafts.ts';

let bench: ConnectionBench;
let { test, workspace, outside, call, receiver, lines, calls, connect, makeDeal, passOn } = {} as ConnectionBench;

beforeAll(async () => {
  bench = await openConnectionBench();
  ({ test, workspace, outside, call, receiver, lines, calls, connect, makeDeal, passOn } = bench);
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

describe('a webhook', () => {
  it('is sent once for the change, signed, with the chosen fields', async () => {
    const name = await connect({ fields: ['name', 'amount', 'account.name'] });
    const account = (await call('POST', '/api/records/account', { name: '东海汽配' })).json().id;
    const id = await makeDeal({ account, amount: { amount: '120', currency: 'CNY' } });
    await passOn(name);
    await passOn(name);
    expect(receiver.received).toHaveLength(1);
    const { headers, body, text } = receiver.received[0] as Received;
    expect(body).toMatchObject({ object: 'deal', action: 'create', changed: expect.arrayContaining(['name', 'amount']) });
    expect(body.record).toEqual({
      ...{ id, version: 1, name: '榫卯展厅', 'account.name': '东海汽配' },
      amount: expect.objectContaining({ amount: '120.00', currency: 'CNY' }),
    });
    const { 'webhook-id': key, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
    expect(key).toBe(`${body.id}_deals`);
    expect(signature).toBe(`v1,${sign(secret, `${key}.${at}.${text}`)}`);
    expect(await lines()).toMatchObject([{ name, lastDone: expect.any(String), lastFailed: null, waiting: 0, failed: 0 }]);
    expect(await calls(name)).toMatchObject([
      { action: 'post', status: 'done', record: { id, object: 'deal', title: '榫卯展厅' } },
    ]);
  });

  it('is sent only for what its condition and its fields name', async () => {
    const name = await connect({
      on: ['update'],
      changed: ['stage'],
      when: 'AND(stage = "won", amount > 100)',
      fields: ['stage'],
    });
    const id = await makeDeal({ amount: { amount: '120', currency: 'CNY' } });
    await call('PATCH', `/api/records/deal/${id}`, { next_step: '电话' });
    await call('PATCH', `/api/records/deal/${id}`, { stage: 'lost', loss_reason: 'price' });
    await passOn(name);
    expect(receiver.received).toEqual([]);
    await call('PATCH', `/api/records/deal/${id}`, { stage: 'won' });
    await passOn(name);
    expect(receiver.received.map(({ body }) => body.record)).toMatchObject([{ id, stage: 'won' }]);
  });

  it('tells of what was deleted, too', async () => {
    const name = await connect({ on: ['delete'], fields: ['name'] });
    const id = await makeDeal({});
    await call('DELETE', `/api/records/deal/${id}`);
    await passOn(name);
    expect(receiver.received.map(({ body }) => body)).toMatchObject([{ action: 'delete', record: { id, name: '榫卯展厅' } }]);
  });

  it('sends nothing while it is switched off', async () => {
    const name = await connect({}, { active: false });
    await makeDeal({});
    await passOn(name);
    expect([receiver.received, await calls(name)]).toEqual([[], []]);
  });

  it('sends no more of what waits once it is switched off', async () => {
    const name = await connect();
    for (let made = 0; made < 20; made += 1) await makeDeal({});
    const [line] = await lines();
    const body = line?.body;
    receiver.onReceived = () => call('PUT', `/api/connections/${name}`, { body: { ...body, active: false } });
    await passOn(name);
    // Some are on their way already when the first is answered.
    expect(receiver.received.length).toBeLessThanOrEqual(8);
    expect(await lines()).toMatchObject([{ waiting: 20 - receiver.received.length }]);
  });
});

describe('what is sent', () => {
  it('is what whoever set it up may read when it is sent', async () => {
    const grant = (system: string[], fields: object) => ({
      body: { label, objects: { '*': { read: 'own' } }, system, fields },
    });
    await call('POST', '/api/roles', { name: 'integrator', ...grant(['manageConnections'], { 'deal.amount': 'hidden' }) });
    const { call: integrator } = await inviteColleague(test, { name: '李雷', roles: ['integrator'] });
    const name = await connect({}, {}, integrator);
    await connect({ fields: ['name'] });
    const id = await makeDeal({ amount: { amount: '120', currency: 'CNY' } });
    await passOn(name);
    expect(receiver.received).toEqual([]);
    expect(await calls(name)).toMatchObject([{ status: 'failed', problem: { en: expect.stringContaining('not visible') } }]);

    await call('PUT', '/api/roles/integrator', {
      body: { ...grant(['manageConnections'], { 'deal.amount': 'hidden' }).body, objects: { '*': { read: 'all' } } },
    });
    const [failed] = await calls(name);
    await call('POST', `/api/calls/${failed?.id}/resend`);
    await passOn(name);
    expect(receiver.received.map(({ body }) => body.record)).toMatchObject([{ id, name: '榫卯展厅' }]);
    expect(receiver.received[0]?.text).not.toContain('"amount":{');
  });

  it('is not told of what is hidden from them, by condition, by change or by name', async () => {
    await tellOfAmount('hidden');
    expect(receiver.received.map(({ body: told }) => told)).toMatchObject([{ record: { next_step: '电话' } }]);
    expect(receiver.received[0]?.body.changed).toEqual(['next_step']);
    expect(receiver.received[0]?.body.record).not.toHaveProperty('amount');
  });

  it('is masked where it is masked to them', async () => {
    await tellOfAmount('masked');
    expect(receiver.received.map(({ body: told }) => told.record)).toMatchObject([
      { next_step: '电话', amount: { masked: '***' } },
    ]);
    expect(receiver.received[0]?.text).not.toContain('120');
  });

  /** An amount changes, of which three connections of somebody with this right over it hear: by a condition on it, by its change, and by any. */
  async function tellOfAmount(right: 'hidden' | 'masked'): Promise<void> {
    const body = { label, objects: { '*': { read: 'all' } }, system: ['manageConnections'], fields: { 'deal.amount': right } };
    await call('POST', '/api/roles', { name: right, body });
    const { call: integrator } = await inviteColleague(test, { name: '韩梅梅', roles: [right] });
    const on = ['update'];
    const byCondition = await connect({ on, when: 'amount > 100' }, {}, integrator);
    const byChange = await connect({ on, changed: ['amount'] }, {}, integrator);
    const all = await connect({ on }, {}, integrator);
    const id = await makeDeal({});
    await call('PATCH', `/api/records/deal/${id}`, { amount: { amount: '120', currency: 'CNY' }, next_step: '电话' });
    for (const name of [byCondition, byChange, all]) await passOn(name);
    expect(await calls(byCondition)).toMatchObject([
      { status: 'failed', problem: { en: expect.stringContaining('may not read') } },
    ]);
    expect(await calls(byChange)).toEqual([]);
    expect(receiver.received[0]?.body.record).toMatchObject({ id });
  }

  it('is nothing of objects that are not theirs at all', async () => {
    await call('POST', '/api/roles', { name: 'plumber', body: { label, objects: {}, system: ['manageConnections'] } });
    const { call: plumber } = await inviteColleague(test, { name: '张伟', roles: ['plumber'] });
    const name = await connect({ when: 'amount > 100' }, {}, plumber);
    await makeDeal({ amount: { amount: '120', currency: 'CNY' } });
    await passOn(name);
    expect(receiver.received).toEqual([]);
    expect(await calls(name)).toMatchObject([{ status: 'failed', problem: { en: expect.stringContaining('not visible') } }]);
  });

  it('goes nowhere that whoever answers for it has not seen', async () => {
    const name = await connect();
    const body = { label, objects: {}, system: ['manageMetadata', 'manageConnections'] };
    await call('POST', '/api/roles', { name: 'smuggler', body });
    const { call: smuggler } = await inviteColleague(test, { name: '王芳', roles: ['smuggler'] });
    const [line] = await lines();
    const moved = { ...line?.body, settings: { url: `${receiver.address}/elsewhere` } };
    expect((await publishDrafts(smuggler, [{ kind: 'connection', name, body: moved }])).statusCode).toBe(200);
    expect(await lines()).toMatchObject([{ setUpBy: null }]);
    await makeDeal({});
    await passOn(name);
    expect((await smuggler('POST', `/api/connections/${name}/test`)).json().problem.zh).toContain('保存');
    expect(receiver.received).toEqual([]);
    expect(await calls(name)).toMatchObject([
      {},
      { status: 'failed', problem: { en: expect.stringContaining('changed since') } },
    ]);
    await call('PUT', `/api/connections/${name}`, { body: moved });
    await call('POST', `/api/connections/${name}/resend`);
    await passOn(name);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a message to a WeCom group', () => {
  async function tellGroup(reply: string): Promise<{ name: string; requests: HttpRequest[] }> {
    const template = '**{name}** {amount} {stage} {owner.name} {closed_on} {nothing here}';
    const sends = { won: { object: 'deal', on: ['create'], action: 'markdown', values: { content: { template } } } };
    const body = { label, connector: 'wecom_robot', settings: {}, sends };
    const { name } = (await call('POST', '/api/connections', { body, secrets: { key: '693a91f6' } })).json();
    await makeDeal({ name: '榫卯 <@all>', amount: { amount: '1200', currency: 'CNY' } });
    await drainOutbox(workspace);
    const requests: HttpRequest[] = [];
    const request = async (asked: HttpRequest) => {
      requests.push(asked);
      return { status: 200, text: reply };
    };
    await sendDue({ ...outside, request }, workspace, name);
    return { name, requests };
  }

  it('holds values of the record as a person reads them', async () => {
    const { name, requests } = await tellGroup('{"errcode":0,"errmsg":"ok"}');
    expect(requests.map(({ url }) => url)).toEqual(['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6']);
    expect(JSON.parse(requests[0]?.body ?? '').markdown.content).toBe(
      '**榫卯 ＜@all＞** ¥1,200.00 初步接触 管理员  {nothing here}',
    );
    expect(await calls(name)).toMatchObject([{ status: 'done' }]);
  });

  it('that the group refuses for good is not tried again, and the key is not told', async () => {
    const { name } = await tellGroup('{"errcode":93000,"errmsg":"invalid webhook url 693a91f6"}');
    const answer = await call('GET', `/api/connections/${name}/calls`);
    expect(answer.json()).toMatchObject([{ status: 'failed', attempts: 1, problem: { en: expect.stringContaining('93000') } }]);
    expect(answer.body).not.toContain('693a91f6');
  });
});

describe('a process', () => {
  it('calls a connection once for its event, as the person who set it off', async () => {
    const name = await connect({ object: 'account' });
    const step = {
      id: 'call',
      kind: 'callConnection',
      inputs: { connection: name, action: 'post', fields: ['name'], values: {} },
    };
    const process = { label, trigger: { object: 'lead', on: ['create'] }, steps: [step] };
    expect((await publishDrafts(call, [{ kind: 'process', name: 'tell_erp', body: process }])).statusCode).toBe(200);
    expect(await lines()).toMatchObject([{ name, usedBy: [label] }]);
    const { id } = (await call('POST', '/api/records/lead', { name: '王先生', company: '榫卯木作' })).json();
    await passOn(name);
    await passOn(name);
    expect(receiver.received.map(({ body }) => body)).toMatchObject([
      { object: 'lead', action: 'create', record: { id, name: '王先生' } },
    ]);
    await call('POST', '/api/roles', { name: 'designer', body: { label, objects: {}, system: ['manageMetadata'] } });
    const { call: designer } = await inviteColleague(test, { name: '王芳', roles: ['designer'] });
    const draft = { kind: 'process', name: 'leak', body: process };
    expect((await designer('PUT', `${await startChangeSet(designer)}/drafts`, { drafts: [draft] })).statusCode).toBe(403);
    const refused = await call('DELETE', `/api/connections/${name}`);
    expect(refused.json().problems[0].field).toContain('process/tell_erp');
    await publishDrafts(call, [{ kind: 'process', name: 'tell_erp', body: null }]);
  });
});
