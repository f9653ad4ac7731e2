import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { inviteColleague } from './colleagues.ts';
import { type ConnectionBench, label, openConnectionBench, secret } from './connection-bench.ts';
import type { Caller } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let bench: ConnectionBench;
let { workspace, call, receiver, lines, calls, bodyWith, connect, makeDeal, passOn } = {} as ConnectionBench;

beforeAll(async () => {
  bench = await openConnectionBench();
  ({ workspace, call, receiver, lines, calls, bodyWith, connect, makeDeal, passOn } = bench);
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

describe('a connection that is set up', () => {
  it('has every mistake named', async () => {
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

  it('as a message must have a text', async () => {
    const sends = { won: { object: 'deal', on: ['create'], action: 'text', values: { content: { template: ' ' } } } };
    const answer = await call('POST', '/api/connections', {
      body: { label, connector: 'wecom_robot', settings: {}, sends },
      secrets: { key: '693a91f6' },
    });
    expect(answer.json().problems).toMatchObject([{ field: 'sends.won.values.content' }]);
  });
});

describe('a secret', () => {
  it('comes back nowhere: not in answers, definitions, problems or the database', async () => {
    const name = await connect();
    await makeDeal({});
    receiver.status = 400;
    await passOn(name);
    await call('POST', `/api/connections/${name}/test`);
    const paths = ['/api/connections', `/api/connections/${name}/calls`, '/api/definitions/export', '/api/definitions/revisions'];
    for (const path of paths) expect((await call('GET', path)).body, path).not.toContain(secret);
    const rows = await workspace.db.read({
      text: `select c::text from ${workspace.schema}.sys_connection c`,
      values: [],
    });
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(await lines()).toMatchObject([{ secrets: ['secret'], body: { settings: { url: receiver.address } } }]);
  });

  it('stays when it is not given anew, and is asked for when there is none', async () => {
    const name = await connect();
    const sends = { deals: { object: 'deal', on: ['create'], action: 'post', values: {} } };
    expect((await call('PUT', `/api/connections/${name}`, { body: bodyWith({ sends } as never) })).statusCode).toBe(200);
    await makeDeal({});
    await passOn(name);
    expect(receiver.received).toHaveLength(1);
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
    const answer = await call('POST', '/api/connections', { body: bodyWith({ settings: { url: receiver.address, secret } }) });
    expect(answer.statusCode).toBe(422);
    expect((await call('GET', '/api/definitions/export')).body).not.toContain(secret);
  });

  it('of a connection whose definition is gone is not the next one’s, nor is what waits there', async () => {
    const name = await connect();
    await makeDeal({});
    await drainOutbox(workspace);
    expect((await publishDrafts(call, [{ kind: 'connection', name, body: null }])).statusCode).toBe(200);
    const answer = await call('POST', '/api/connections', { body: bodyWith({}) });
    expect(answer.json()).toMatchObject({ status: 422, problems: [{ field: 'secrets.secret', code: 'required' }] });
    expect(await connect()).toBe(name);
    await passOn(name);
    expect([receiver.received, await calls(name)]).toEqual([[], []]);
  });

  it('cannot be given as part of an address', async () => {
    const url = 'https://erp:mortise@example.com/hooks';
    const answer = await call('POST', '/api/connections', { body: bodyWith({ settings: { url } }), secrets: { secret } });
    expect(answer.json()).toMatchObject({ status: 422, problems: [{ field: 'settings.url', code: 'urlWithPassword' }] });
    expect(answer.body).not.toContain('mortise');
  });
});

describe('who manages connections and no more', () => {
  it('leads nowhere else what processes send and they may not read, even what waits', async () => {
    const name = await connect({});
    const process = {
      label,
      trigger: { object: 'deal', on: ['update'], changed: ['next_step'] },
      steps: [
        {
          id: 'call',
          kind: 'callConnection',
          inputs: { connection: name, action: 'post', fields: ['name', 'next_step'], values: {} },
        },
      ],
    };
    const publish = (body: object | null) => publishDrafts(call, [{ kind: 'process', name: 'tells', body }]);
    expect((await publish(process)).statusCode).toBe(200);
    await call('POST', '/api/roles', {
      name: 'plumber',
      body: { label, objects: { deal: { read: 'own' } }, system: ['manageConnections'] },
    });
    const { call: plumber } = await inviteColleague(bench.test, { name: '管道', roles: ['plumber'] });
    const save = async (by: Caller, url: string, more: object = {}) =>
      (await by('PUT', `/api/connections/${name}`, { body: bodyWith({ settings: { url }, ...more }), secrets: { secret } }))
        .statusCode;
    const elsewhere = `${receiver.address}/mine`;
    expect(await save(plumber, elsewhere)).toBe(403);
    expect(await save(plumber, receiver.address, { label: { zh: '改名', en: 'Renamed' } })).toBe(200);
    expect(await save(call, elsewhere)).toBe(200);

    const id = await makeDeal({});
    receiver.status = 500;
    await call('PATCH', `/api/records/deal/${id}`, { next_step: '绝密' });
    await passOn(name);
    expect((await publish(null)).statusCode).toBe(200);
    expect(await save(plumber, receiver.address)).toBe(403);
    receiver.status = 200;
    expect(await save(call, receiver.address)).toBe(200);
    await passOn(name);
    expect(await save(plumber, elsewhere)).toBe(200);
  });
});
