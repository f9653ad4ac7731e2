import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign } from '@tenon/connectors/src/webhook/webhook.actions.ts';
import type { CallLine, ConnectionBody, ConnectionLine, HttpRequest } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimCall } from '../../server/src/process/connections/call-rows.ts';
import { sendDue } from '../../server/src/process/connections/send-calls.ts';
import { workOff } from '../../server/src/process/work-off-events.ts';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

type Received = { headers: Record<string, string>; body: Record<string, unknown>; text: string };

let test: TestApp;
let call: Caller;
let receiver: Server;
let address: string;
let received: Received[] = [];
let status = 200;
let onReceived: () => Promise<unknown> = async () => {};

const secret = 'whsec_dGhlIG1vcnRpc2UgYW5kIHRoZSB0ZW5vbiBob2xk';
const label = { zh: 'ERP', en: 'ERP' };

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    received.push({ headers: request.headers as Record<string, string>, body: JSON.parse(text), text });
    await onReceived();
    response.writeHead(status).end(`told ${secret}`);
  });
  await new Promise<void>((settle) => receiver.listen(0, '127.0.0.1', settle));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
  test = await openApp();
  call = await test.signIn();
});
afterAll(async () => {
  receiver.close();
  await test.close();
});
beforeEach(async () => {
  for (const { name } of await lines()) await call('DELETE', `/api/connections/${name}`);
  received = [];
  status = 200;
  onReceived = async () => {};
});

async function lines(): Promise<ConnectionLine[]> {
  return (await call('GET', '/api/connections')).json();
}

async function calls(name: string): Promise<CallLine[]> {
  return (await call('GET', `/api/connections/${name}/calls`)).json();
}

function bodyWith(part: Partial<ConnectionBody>): ConnectionBody {
  return { label, connector: 'webhook', settings: { url: address }, sends: {}, ...part };
}

/** A webhook that tells of deals, unless told otherwise. */
async function connect(send: object = {}, part: Partial<ConnectionBody> = {}, as = call): Promise<string> {
  const sends = { deals: { object: 'deal', on: ['create'], action: 'post', values: {}, ...send } };
  const answer = await as('POST', '/api/connections', { body: bodyWith({ sends, ...part } as never), secrets: { secret } });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().name;
}

async function makeDeal(values: object): Promise<string> {
  return (await call('POST', '/api/records/deal', { name: '榫卯展厅', ...values })).json().id;
}

/** What the server's own loops would do: once over the outbox, once over the calls that are due. */
async function passOn(name: string): Promise<void> {
  await workOff(test.workspace);
  await sendDue(test.outside, test.workspace, name);
}

/** Lets waiting calls be due again. */
async function letTimePass(): Promise<void> {
  await test.workspace.db.transaction((tx) =>
    tx.query({ text: `update ${test.workspace.schema}.sys_call set due_at = '2020-01-01' where status = 'waiting'`, values: [] }),
  );
}

describe('a webhook', () => {
  it('is sent once for the change, signed, with the chosen fields', async () => {
    const name = await connect({ fields: ['name', 'amount', 'account.name'] });
    const account = (await call('POST', '/api/records/account', { name: '东海汽配' })).json().id;
    const id = await makeDeal({ account, amount: { amount: '120', currency: 'CNY' } });
    await passOn(name);
    await passOn(name);
    expect(received).toHaveLength(1);
    const { headers, body, text } = received[0] as Received;
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
    expect(received).toEqual([]);
    await call('PATCH', `/api/records/deal/${id}`, { stage: 'won' });
    await passOn(name);
    expect(received.map(({ body }) => body.record)).toMatchObject([{ id, stage: 'won' }]);
  });

  it('tells of what was deleted, too', async () => {
    const name = await connect({ on: ['delete'], fields: ['name'] });
    const id = await makeDeal({});
    await call('DELETE', `/api/records/deal/${id}`);
    await passOn(name);
    expect(received.map(({ body }) => body)).toMatchObject([{ action: 'delete', record: { id, name: '榫卯展厅' } }]);
  });

  it('sends nothing while it is switched off', async () => {
    const name = await connect({}, { active: false });
    await makeDeal({});
    await passOn(name);
    expect([received, await calls(name)]).toEqual([[], []]);
  });

  it('sends no more of what waits once it is switched off', async () => {
    const name = await connect();
    for (const each of ['一', '二', '三']) await makeDeal({ name: each });
    const [line] = await lines();
    const body = line?.body;
    onReceived = () => call('PUT', `/api/connections/${name}`, { body: { ...body, active: false } });
    await passOn(name);
    expect(received).toHaveLength(1);
    expect(await lines()).toMatchObject([{ waiting: 2 }]);
  });
});

describe('a process that fails', () => {
  it('does not keep a send from its receiver, nor send it again when it is tried again', async () => {
    const withoutName = { node: 'createRecord', object: 'deal', values: {} };
    const process = { label, trigger: { object: 'deal', on: ['create'] }, steps: [withoutName] };
    await call('PUT', '/api/definitions/drafts', { drafts: [{ kind: 'process', name: 'stumble', body: process }] });
    expect((await call('POST', '/api/definitions/publish', {})).statusCode).toBe(200);
    const name = await connect();
    await makeDeal({});
    await passOn(name);
    await test.workspace.db.transaction((tx) =>
      tx.query({ text: `update ${test.workspace.schema}.sys_event set retry_at = '2020-01-01' where pending`, values: [] }),
    );
    await passOn(name);
    const attempts = `select attempts from ${test.workspace.schema}.sys_event where pending`;
    expect(await test.workspace.db.read({ text: attempts, values: [] })).toEqual([{ attempts: 2 }]);
    expect(received).toHaveLength(1);
    await call('PUT', '/api/definitions/drafts', { drafts: [{ kind: 'process', name: 'stumble', body: null }] });
    await call('POST', '/api/definitions/publish', {});
  });
});

describe('a receiver that fails', () => {
  it('is tried again with the same key, and at last left to a person, who sends it again', async () => {
    const name = await connect();
    await makeDeal({});
    status = 500;
    await passOn(name);
    expect(await calls(name)).toMatchObject([
      { status: 'waiting', attempts: 1, dueAt: expect.any(String), problem: { en: 'The receiver answered with status 500' } },
    ]);
    await passOn(name);
    expect(received).toHaveLength(1);
    for (let attempt = 2; attempt <= 8; attempt++) {
      await letTimePass();
      await passOn(name);
    }
    await letTimePass();
    await passOn(name);
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [failed] = await calls(name);
    expect(failed).toMatchObject({ status: 'failed', attempts: 8 });
    expect(await lines()).toMatchObject([{ failed: 1, lastDone: null, problem: { zh: '对方返回状态 500' } }]);

    status = 200;
    expect((await call('POST', `/api/calls/${failed?.id}/resend`)).statusCode).toBe(202);
    await passOn(name);
    expect(await calls(name)).toMatchObject([{ status: 'done', problem: null }]);
    expect(received.at(-1)?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id']);
    expect((await call('POST', `/api/calls/${failed?.id}/resend`)).statusCode).toBe(404);
  });

  it('is left alone once it says that it is gone, until a test shows otherwise', async () => {
    const name = await connect();
    await makeDeal({});
    status = 410;
    await passOn(name);
    await makeDeal({});
    await passOn(name);
    expect(received).toHaveLength(1);
    expect(await lines()).toMatchObject([{ stopped: { en: expect.stringContaining('gone for good') }, failed: 1 }]);
    status = 200;
    expect((await call('POST', `/api/connections/${name}/test`)).json()).toEqual({ problem: null });
    expect(await lines()).toMatchObject([{ stopped: null }]);
  });

  it('does not hold up processes, and processes do not hold it up', async () => {
    const name = await connect({ on: ['update'] });
    const id = await makeDeal({});
    status = 500;
    await call('PATCH', `/api/records/deal/${id}`, { stage: 'won' });
    await passOn(name);
    const filter = { field: 'related', op: 'eq', value: { object: 'deal', id } };
    expect((await call('POST', '/api/records/task/query', { filter })).json().records).toHaveLength(1);
  });
});

describe('a server that dies in the middle of a call', () => {
  it('leaves it to another, which sends it with the same key', async () => {
    const name = await connect();
    await makeDeal({});
    await workOff(test.workspace);
    const claimed = await claimCall(test.workspace, name);
    await sendDue(test.outside, test.workspace, name);
    expect(received).toEqual([]);
    await letTimePass();
    await sendDue(test.outside, test.workspace, name);
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([claimed?.key]);
    expect(await calls(name)).toMatchObject([{ status: 'done', attempts: 2 }]);
  });
});

describe('what waits', () => {
  it('is sent as soon as the receiver is there again, and what failed when somebody says so', async () => {
    const name = await connect();
    status = 503;
    for (const deal of ['甲', '乙', '丙']) {
      await makeDeal({ name: deal });
      await passOn(name);
    }
    expect((await calls(name)).map((line) => line.status)).toEqual(['waiting', 'waiting', 'waiting']);
    status = 200;
    await call('POST', `/api/connections/${name}/test`);
    await passOn(name);
    expect((await calls(name)).map((line) => line.status)).toEqual(['done', 'done', 'done', 'done']);

    status = 410;
    await makeDeal({ name: '丁' });
    await passOn(name);
    status = 200;
    await call('POST', `/api/connections/${name}/test`);
    expect((await call('POST', `/api/connections/${name}/resend`)).json()).toEqual({ count: 1 });
    await passOn(name);
    expect(await lines()).toMatchObject([{ waiting: 0, failed: 0 }]);
  });
});

describe('an address inside', () => {
  it.each(['http://localhost:PORT/hooks', 'http://127.0.0.2:PORT/hooks', 'http://[::1]:PORT/hooks', 'http://169.254.169.254/'])(
    'is not called unless the setting names it: %s',
    async (url) => {
      const settings = { url: url.replace('PORT', new URL(address).port) };
      const name = await connect({}, { settings });
      await makeDeal({});
      await passOn(name);
      expect(received).toEqual([]);
      expect(await calls(name)).toMatchObject([
        { status: 'failed', problem: { en: expect.stringContaining('TENON_PRIVATE_HOSTS') } },
      ]);
      expect((await call('POST', `/api/connections/${name}/test`)).json().problem.en).toContain('TENON_PRIVATE_HOSTS');
    },
  );
});

describe('a secret', () => {
  it('comes back nowhere: not in answers, definitions, problems or the database', async () => {
    const name = await connect();
    await makeDeal({});
    status = 400;
    await passOn(name);
    await call('POST', `/api/connections/${name}/test`);
    const paths = ['/api/connections', `/api/connections/${name}/calls`, '/api/definitions/export', '/api/definitions/revisions'];
    for (const path of paths) expect((await call('GET', path)).body, path).not.toContain(secret);
    const rows = await test.workspace.db.read({
      text: `select c::text from ${test.workspace.schema}.sys_connection c`,
      values: [],
    });
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(await lines()).toMatchObject([{ secrets: ['secret'], body: { settings: { url: address } } }]);
  });

  it('stays when it is not given anew, and is asked for when there is none', async () => {
    const name = await connect();
    const sends = { deals: { object: 'deal', on: ['create'], action: 'post', values: {} } };
    expect((await call('PUT', `/api/connections/${name}`, { body: bodyWith({ sends } as never) })).statusCode).toBe(200);
    await makeDeal({});
    await passOn(name);
    expect(received).toHaveLength(1);
    const without = await call('POST', '/api/connections', { body: bodyWith({}) });
    expect(without.json().problems).toMatchObject([{ field: 'secrets.secret', code: 'required' }]);
  });

  it('of one system is not taken along to another', async () => {
    const robot = { label, connector: 'wecom_robot', settings: {}, sends: {} };
    const { name } = (await call('POST', '/api/connections', { body: robot, secrets: { key: '693a91f6' } })).json();
    const answer = await call('PUT', `/api/connections/${name}`, { body: bodyWith({}) });
    expect(answer.json().problems).toMatchObject([{ field: 'secrets.secret', code: 'required' }]);
    expect((await call('PUT', `/api/connections/${name}`, { body: bodyWith({}), secrets: { secret } })).statusCode).toBe(200);
    expect(await lines()).toMatchObject([{ secrets: ['secret'] }]);
  });

  it('cannot be given as a plain setting', async () => {
    const answer = await call('POST', '/api/connections', { body: bodyWith({ settings: { url: address, secret } }) });
    expect(answer.statusCode).toBe(422);
    expect((await call('GET', '/api/definitions/export')).body).not.toContain(secret);
  });

  it('of a connection whose definition is gone is not the next one’s, nor is what waits there', async () => {
    const name = await connect();
    await makeDeal({});
    await workOff(test.workspace);
    await call('PUT', '/api/definitions/drafts', { drafts: [{ kind: 'connection', name, body: null }] });
    expect((await call('POST', '/api/definitions/publish', {})).statusCode).toBe(200);
    const answer = await call('POST', '/api/connections', { body: bodyWith({}) });
    expect(answer.json()).toMatchObject({ status: 422, problems: [{ field: 'secrets.secret', code: 'required' }] });
    expect(await connect()).toBe(name);
    await passOn(name);
    expect([received, await calls(name)]).toEqual([[], []]);
  });

  it('cannot be given as part of an address', async () => {
    const url = 'https://erp:mortise@example.com/hooks';
    const answer = await call('POST', '/api/connections', { body: bodyWith({ settings: { url } }), secrets: { secret } });
    expect(answer.json()).toMatchObject({ status: 422, problems: [{ field: 'settings.url', code: 'urlWithPassword' }] });
    expect(answer.body).not.toContain('mortise');
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
    expect(received).toEqual([]);
    expect(await calls(name)).toMatchObject([{ status: 'failed', problem: { en: expect.stringContaining('not visible') } }]);

    await call('PUT', '/api/roles/integrator', {
      body: { ...grant(['manageConnections'], { 'deal.amount': 'hidden' }).body, objects: { '*': { read: 'all' } } },
    });
    const [failed] = await calls(name);
    await call('POST', `/api/calls/${failed?.id}/resend`);
    await passOn(name);
    expect(received.map(({ body }) => body.record)).toMatchObject([{ id, name: '榫卯展厅' }]);
    expect(received[0]?.text).not.toContain('"amount":{');
  });

  it('is not told of what is hidden from them, by condition, by change or by name', async () => {
    const objects = { '*': { read: 'all' } };
    const body = { label, objects, system: ['manageConnections'], fields: { 'deal.amount': 'hidden' } };
    await call('POST', '/api/roles', { name: 'blindfold', body });
    const { call: integrator } = await inviteColleague(test, { name: '韩梅梅', roles: ['blindfold'] });
    const on = ['update'];
    const [byCondition, byChange, all] = [
      await connect({ on, when: 'amount > 100' }, {}, integrator),
      await connect({ on, changed: ['amount'] }, {}, integrator),
      await connect({ on }, {}, integrator),
    ];
    const id = await makeDeal({});
    await call('PATCH', `/api/records/deal/${id}`, { amount: { amount: '120', currency: 'CNY' }, next_step: '电话' });
    for (const name of [byCondition, byChange, all]) await passOn(name);
    expect(await calls(byCondition)).toMatchObject([
      { status: 'failed', problem: { en: expect.stringContaining('may not read') } },
    ]);
    expect(await calls(byChange)).toEqual([]);
    expect(received.map(({ body: told }) => told)).toMatchObject([{ record: { id, next_step: '电话' } }]);
    expect(received[0]?.body.changed).toEqual(['next_step']);
    expect(received[0]?.body.record).not.toHaveProperty('amount');
  });

  it('is nothing of objects that are not theirs at all', async () => {
    await call('POST', '/api/roles', { name: 'plumber', body: { label, objects: {}, system: ['manageConnections'] } });
    const { call: plumber } = await inviteColleague(test, { name: '张伟', roles: ['plumber'] });
    const name = await connect({ when: 'amount > 100' }, {}, plumber);
    await makeDeal({ amount: { amount: '120', currency: 'CNY' } });
    await passOn(name);
    expect(received).toEqual([]);
    expect(await calls(name)).toMatchObject([{ status: 'failed', problem: { en: expect.stringContaining('not visible') } }]);
  });

  it('goes nowhere that whoever answers for it has not seen', async () => {
    const name = await connect();
    const body = { label, objects: {}, system: ['manageMetadata', 'manageConnections'] };
    await call('POST', '/api/roles', { name: 'smuggler', body });
    const { call: smuggler } = await inviteColleague(test, { name: '王芳', roles: ['smuggler'] });
    const [line] = await lines();
    const moved = { ...line?.body, settings: { url: `${address}/elsewhere` } };
    await smuggler('PUT', '/api/definitions/drafts', { drafts: [{ kind: 'connection', name, body: moved }] });
    expect((await smuggler('POST', '/api/definitions/publish', {})).statusCode).toBe(200);
    expect(await lines()).toMatchObject([{ setUpBy: null }]);
    await makeDeal({});
    await passOn(name);
    expect((await smuggler('POST', `/api/connections/${name}/test`)).json().problem.zh).toContain('保存');
    expect(received).toEqual([]);
    expect(await calls(name)).toMatchObject([
      {},
      { status: 'failed', problem: { en: expect.stringContaining('changed since') } },
    ]);
    await call('PUT', `/api/connections/${name}`, { body: moved });
    await call('POST', `/api/connections/${name}/resend`);
    await passOn(name);
    expect(received).toHaveLength(1);
  });

  it('must be there: every mistake is named', async () => {
    const sends = {
      one: { object: 'deal', on: ['create'], action: 'nothing', values: {} },
      two: { object: 'deal', on: ['create'], action: 'post', values: { more: 1 }, when: 'amont > 1' },
    };
    const answer = await call('POST', '/api/connections', { body: bodyWith({ sends, settings: { url: 'ftp://x' } } as never) });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().problems).toMatchObject([
      { field: 'settings.url', code: 'badUrl' },
      { field: 'secrets.secret', code: 'required' },
      { field: 'sends.one.action', code: 'unknownOption' },
      { field: 'sends.two.values.more', code: 'unknownField' },
    ]);
    const condition = await call('POST', '/api/connections', {
      body: bodyWith({ sends: { deals: { object: 'deal', on: ['create'], action: 'post', values: {}, when: 'amont > 1' } } }),
      secrets: { secret },
    });
    expect(condition.json().problems).toMatchObject([{ field: expect.stringContaining('sends.deals.when') }]);
    expect(await lines()).toEqual([]);
  });
});

describe('a message to a WeCom group', () => {
  async function tellGroup(reply: string): Promise<{ name: string; requests: HttpRequest[] }> {
    const template = '**{name}** {amount} {stage} {owner.name} {closed_on} {nothing here}';
    const sends = { won: { object: 'deal', on: ['create'], action: 'markdown', values: { content: { template } } } };
    const body = { label, connector: 'wecom_robot', settings: {}, sends };
    const { name } = (await call('POST', '/api/connections', { body, secrets: { key: '693a91f6' } })).json();
    await makeDeal({ name: '榫卯 <@all>', amount: { amount: '1200', currency: 'CNY' } });
    await workOff(test.workspace);
    const requests: HttpRequest[] = [];
    const request = async (asked: HttpRequest) => {
      requests.push(asked);
      return { status: 200, text: reply };
    };
    await sendDue({ ...test.outside, request }, test.workspace, name);
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

  it('must have a text', async () => {
    const sends = { won: { object: 'deal', on: ['create'], action: 'text', values: { content: { template: ' ' } } } };
    const answer = await call('POST', '/api/connections', {
      body: { label, connector: 'wecom_robot', settings: {}, sends },
      secrets: { key: '693a91f6' },
    });
    expect(answer.json().problems).toMatchObject([{ field: 'sends.won.values.content' }]);
  });
});

describe('a process', () => {
  it('calls a connection once for its event, as the person who set it off', async () => {
    const name = await connect({ object: 'account' });
    const step = { node: 'callConnection', connection: name, action: 'post', fields: ['name'], values: {} };
    const process = { label, trigger: { object: 'lead', on: ['create'] }, steps: [step] };
    await call('PUT', '/api/definitions/drafts', { drafts: [{ kind: 'process', name: 'tell_erp', body: process }] });
    expect((await call('POST', '/api/definitions/publish', {})).statusCode).toBe(200);
    expect(await lines()).toMatchObject([{ name, usedBy: [label] }]);
    const { id } = (await call('POST', '/api/records/lead', { name: '王先生', company: '榫卯木作' })).json();
    await passOn(name);
    await passOn(name);
    expect(received.map(({ body }) => body)).toMatchObject([
      { object: 'lead', action: 'create', record: { id, name: '王先生' } },
    ]);
    await call('POST', '/api/roles', { name: 'designer', body: { label, objects: {}, system: ['manageMetadata'] } });
    const { call: designer } = await inviteColleague(test, { name: '王芳', roles: ['designer'] });
    const draft = { kind: 'process', name: 'leak', body: process };
    expect((await designer('PUT', '/api/definitions/drafts', { drafts: [draft] })).statusCode).toBe(403);
    const refused = await call('DELETE', `/api/connections/${name}`);
    expect(refused.json().problems[0].field).toContain('process/tell_erp');
    await call('PUT', '/api/definitions/drafts', { drafts: [{ kind: 'process', name: 'tell_erp', body: null }] });
    await call('POST', '/api/definitions/publish', {});
  });
});
