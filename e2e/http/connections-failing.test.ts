import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimCalls } from '../../server/src/process/connections/call-rows.ts';
import { sendDue } from '../../server/src/process/connections/send-calls.ts';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { keyCaller } from './colleagues.ts';
import { type ConnectionBench, label, openConnectionBench } from './connection-bench.ts';
import { publishDrafts } from './publish-drafts.ts';

let bench: ConnectionBench;
let { workspace, outside, call, receiver, lines, calls, connect, makeDeal, passOn, letTimePass } = {} as ConnectionBench;

beforeAll(async () => {
  bench = await openConnectionBench();
  ({ workspace, outside, call, receiver, lines, calls, connect, makeDeal, passOn, letTimePass } = bench);
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

describe('a process that fails', () => {
  it('does not keep a send from its receiver, nor send it again when it is tried again', async () => {
    const withoutName = {
      id: 'create',
      kind: 'createRecord',
      inputs: { object: 'deal', values: { name: { expression: 'next_step' } } },
    };
    const process = { label, trigger: { object: 'deal', on: ['create'] }, steps: [withoutName] };
    expect((await publishDrafts(call, [{ kind: 'process', name: 'stumble', body: process }])).statusCode).toBe(200);
    const name = await connect();
    await makeDeal({});
    await passOn(name);
    await workspace.db.transaction((tx) =>
      tx.query({ text: `update ${workspace.schema}.sys_run set due_at = '2020-01-01'`, values: [] }),
    );
    await passOn(name);
    const attempts = `select process, attempts from ${workspace.schema}.sys_run where status = 'waiting'`;
    expect(await workspace.db.read({ text: attempts, values: [] })).toEqual([{ process: 'stumble', attempts: 2 }]);
    expect(receiver.received).toHaveLength(1);
    await publishDrafts(call, [{ kind: 'process', name: 'stumble', body: null }]);
  });
});

describe('an API key that is revoked', () => {
  it('sends nothing any more of what it set off, be it a call that waits or a change', async () => {
    const name = await connect({}, { sends: {} });
    const tell = {
      id: 'tell',
      kind: 'callConnection',
      inputs: { connection: name, action: 'post', fields: ['name'], values: {} },
    };
    const process = { label, trigger: { object: 'deal', on: ['create'] }, steps: [tell] };
    expect((await publishDrafts(call, [{ kind: 'process', name: 'telling', body: process }])).statusCode).toBe(200);
    const key = await keyCaller(bench.test, call, ['administrator']);
    const make = async (by: typeof call) =>
      expect((await by('POST', '/api/records/deal', { name: '榫卯展厅' })).statusCode).toBe(201);
    await make(key.call);
    receiver.status = 500;
    await passOn(name);
    await make(key.call);
    expect((await call('DELETE', `/api/api-keys/${key.id}`)).statusCode).toBe(204);
    receiver.status = 200;
    await letTimePass();
    await passOn(name);
    expect(receiver.received).toHaveLength(1);
    expect(await calls(name)).toMatchObject([
      { status: 'failed', problem: { en: expect.stringContaining('API key is revoked') } },
    ]);
    await make(call);
    await passOn(name);
    expect(receiver.received).toHaveLength(2);
    await publishDrafts(call, [{ kind: 'process', name: 'telling', body: null }]);
  });
});

describe('a receiver that fails', () => {
  it('is tried again with the same key, and at last left to a person, who sends it again', async () => {
    const name = await connect();
    await makeDeal({});
    receiver.status = 500;
    await passOn(name);
    expect(await calls(name)).toMatchObject([
      { status: 'waiting', attempts: 1, dueAt: expect.any(String), problem: { en: 'The receiver answered with status 500' } },
    ]);
    await passOn(name);
    expect(receiver.received).toHaveLength(1);
    for (let attempt = 2; attempt <= 8; attempt++) {
      await letTimePass();
      await passOn(name);
    }
    await letTimePass();
    await passOn(name);
    expect(receiver.received).toHaveLength(8);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [failed] = await calls(name);
    expect(failed).toMatchObject({ status: 'failed', attempts: 8 });
    expect(await lines()).toMatchObject([{ failed: 1, lastDone: null, problem: { zh: '对方返回状态 500' } }]);

    receiver.status = 200;
    expect((await call('POST', `/api/calls/${failed?.id}/resend`)).statusCode).toBe(202);
    await passOn(name);
    expect(await calls(name)).toMatchObject([{ status: 'done', problem: null }]);
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(receiver.received[0]?.headers['webhook-id']);
    expect((await call('POST', `/api/calls/${failed?.id}/resend`)).statusCode).toBe(404);
  });

  it('is left alone once it says that it is gone, until a test shows otherwise', async () => {
    const name = await connect();
    await makeDeal({});
    receiver.status = 410;
    await passOn(name);
    await makeDeal({});
    await passOn(name);
    expect(receiver.received).toHaveLength(1);
    expect(await lines()).toMatchObject([{ stopped: { en: expect.stringContaining('gone for good') }, failed: 1 }]);
    receiver.status = 200;
    expect((await call('POST', `/api/connections/${name}/test`)).json()).toEqual({ problem: null });
    expect(await lines()).toMatchObject([{ stopped: null }]);
  });

  it('does not hold up processes, and processes do not hold it up', async () => {
    const name = await connect({ on: ['update'] });
    const id = await makeDeal({});
    receiver.status = 500;
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
    await drainOutbox(workspace);
    const [claimed] = await claimCalls(workspace, name, 8);
    await sendDue(outside, workspace, name);
    expect(receiver.received).toEqual([]);
    await letTimePass();
    await sendDue(outside, workspace, name);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([claimed?.key]);
    expect(await calls(name)).toMatchObject([{ status: 'done', attempts: 2 }]);
  });
});

describe('a database that fails once a call was made', () => {
  it('leaves what was not made to be made at once, with all its attempts', async () => {
    const name = await connect({ on: ['update'] });
    const id = await makeDeal({});
    for (const step of ['一', '二', '三']) await call('PATCH', `/api/records/deal/${id}`, { next_step: step });
    await drainOutbox(workspace);
    const schema = `"${workspace.schema}"`;
    const platform = (text: string) => workspace.database.platform.query({ text, values: [] });
    await platform(`create function ${schema}.no_end() returns trigger language plpgsql as $$ begin raise 'no end'; end $$`);
    await platform(`create trigger no_end before update on ${schema}.sys_call for each row when (new.status = 'done')
      execute function ${schema}.no_end()`);
    await expect(sendDue(outside, workspace, name)).rejects.toThrow('no end');
    await platform(`drop trigger no_end on ${schema}.sys_call`);
    await sendDue(outside, workspace, name);
    expect(receiver.received).toHaveLength(3);
    expect((await calls(name)).map(({ status, attempts }) => `${status} ${attempts}`).sort()).toEqual([
      'done 1',
      'done 1',
      'waiting 1',
    ]);
  });
});

describe('what waits', () => {
  it('is sent as soon as the receiver is there again, and what failed when somebody says so', async () => {
    const name = await connect();
    receiver.status = 503;
    for (const deal of ['甲', '乙', '丙']) {
      await makeDeal({ name: deal });
      await passOn(name);
    }
    expect((await calls(name)).map((line) => line.status)).toEqual(['waiting', 'waiting', 'waiting']);
    receiver.status = 200;
    await call('POST', `/api/connections/${name}/test`);
    await passOn(name);
    expect((await calls(name)).map((line) => line.status)).toEqual(['done', 'done', 'done', 'done']);

    receiver.status = 410;
    await makeDeal({ name: '丁' });
    await passOn(name);
    receiver.status = 200;
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
      const settings = { url: url.replace('PORT', new URL(receiver.address).port) };
      const name = await connect({}, { settings });
      await makeDeal({});
      await passOn(name);
      expect(receiver.received).toEqual([]);
      expect(await calls(name)).toMatchObject([
        { status: 'failed', problem: { en: expect.stringContaining('TENON_PRIVATE_HOSTS') } },
      ]);
      expect((await call('POST', `/api/connections/${name}/test`)).json().problem.en).toContain('TENON_PRIVATE_HOSTS');
    },
  );
});
