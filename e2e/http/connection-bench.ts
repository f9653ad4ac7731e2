import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallLine, ConnectionBody, ConnectionLine } from '@tenon/metadata';
import { expect } from 'vitest';
import type { Outside } from '../../server/src/base/outside/outside.ts';
import type { Workspace } from '../../server/src/catalog/workspace.ts';
import { sendDue } from '../../server/src/process/connections/send-calls.ts';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';

export type Received = { headers: Record<string, string>; body: Record<string, unknown>; text: string };

/** A system of somebody else on this machine: what it was told, what it answers, and what it does before it answers. */
export type Receiver = {
  address: string;
  received: Received[];
  status: number;
  answer: string;
  onReceived: () => Promise<unknown>;
  close(): void;
};

export type ConnectionBench = {
  test: TestApp;
  workspace: Workspace;
  outside: Outside;
  call: Caller;
  receiver: Receiver;
  lines(): Promise<ConnectionLine[]>;
  calls(name: string): Promise<CallLine[]>;
  /** The body of a webhook to the receiver. */
  bodyWith(part: Partial<ConnectionBody>): ConnectionBody;
  /** Sets up a webhook that tells of deals, unless told otherwise; answers its name. */
  connect(send?: object, part?: Partial<ConnectionBody>, as?: Caller): Promise<string>;
  makeDeal(values: object): Promise<string>;
  /** What the server's own loops would do: once over the outbox, once over the calls that are due. */
  passOn(name: string): Promise<void>;
  /** Lets waiting calls be due again. */
  letTimePass(): Promise<void>;
  /** No connection, and a receiver that answers well. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

export const secret = 'whsec_dGhlIG1vcnRpc2UgYW5kIHRoZSB0ZW5vbiBob2xk';
export const label = { zh: 'ERP', en: 'ERP' };

/** The whole server, and a receiver that it may call. */
export async function openConnectionBench(): Promise<ConnectionBench> {
  const receiver = await openReceiver();
  const test = await openApp();
  const call = await test.signIn();
  const { workspace, outside } = test;
  const lines = async () => (await call('GET', '/api/connections')).json();
  const bodyWith = (part: Partial<ConnectionBody>): ConnectionBody => ({
    ...{ label, connector: 'webhook', settings: { url: receiver.address }, sends: {} },
    ...part,
  });
  return {
    ...{ test, workspace, outside, call, receiver, lines, bodyWith },
    calls: async (name) => (await call('GET', `/api/connections/${name}/calls`)).json(),
    async connect(send = {}, part = {}, as = call) {
      const sends = { deals: { object: 'deal', on: ['create'], action: 'post', values: {}, ...send } };
      const answer = await as('POST', '/api/connections', { body: bodyWith({ sends, ...part } as never), secrets: { secret } });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().name;
    },
    makeDeal: async (values) => (await call('POST', '/api/records/deal', { name: '榫卯展厅', ...values })).json().id,
    async passOn(name) {
      await drainOutbox(workspace);
      await sendDue(outside, workspace, name);
    },
    async letTimePass() {
      await workspace.db.transaction((tx) =>
        tx.query({ text: `update ${workspace.schema}.sys_call set due_at = '2020-01-01' where status = 'waiting'`, values: [] }),
      );
    },
    async reset() {
      for (const { name } of await lines()) await call('DELETE', `/api/connections/${name}`);
      Object.assign(receiver, { received: [], status: 200, answer: `told ${secret}`, onReceived: async () => {} });
    },
    async close() {
      receiver.close();
      await test.close();
    },
  };
}

async function openReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    receiver.received.push({ headers: request.headers as Record<string, string>, body: JSON.parse(text), text });
    await receiver.onReceived();
    response.writeHead(receiver.status).end(receiver.answer);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  const answers = { status: 200, answer: `told ${secret}` };
  const receiver: Receiver = { address, received: [], ...answers, onReceived: async () => {}, close: () => server.close() };
  return receiver;
}
