import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client.ts';

/** What was acknowledged, to be compared with what the database holds. */
export type Ledger = {
  /** Names of accounts, each made by one acknowledged request. */
  accounts: Set<string>;
  /** Id of an account → how often its update was acknowledged. */
  updates: Map<string, number>;
  /** Names of companies whose lead was converted. */
  converted: Set<string>;
  /** Ids of deals that were won once. */
  won: Set<string>;
  /** Ids of contacts about which it was decided twice. */
  approved: Set<string>;
  /** Ids of contacts for which a run waits a minute. */
  waiting: Set<string>;
  acknowledged: number;
};

export type Writers = { ledger: Ledger; stop(): Promise<void> };

type Work = (client: Client, ledger: Ledger) => Promise<void>;

const bulkSize = 20;
const patience = 120_000;

/** Starts so many writers; each does one thing after the other, and repeats each under the same key until it is acknowledged. */
export function startWriters(client: Client, count: number): Writers {
  const ledger: Ledger = {
    ...{ accounts: new Set(), updates: new Map(), converted: new Set(), won: new Set(), approved: new Set(), waiting: new Set() },
    acknowledged: 0,
  };
  let stopped = false;
  const running = Array.from({ length: count }, async (_, n) => {
    for (let turn = n; !stopped; turn += 1) {
      const work = works[turn % works.length] as Work;
      // What was refused is in the list of wrong answers; the writer goes on.
      await work(client, ledger).catch(() => {});
    }
  });
  return {
    ledger,
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}

const works: Work[] = [create, update, approve, create, bulk, convert, wait, update, win];

async function create(client: Client, ledger: Ledger): Promise<void> {
  const name = `fault ${randomUUID()}`;
  await post(client, '/api/records/account', { name });
  ledger.accounts.add(name);
  ledger.acknowledged += 1;
}

/** A record of the writer's own: its version counts the updates. */
async function update(client: Client, ledger: Ledger): Promise<void> {
  const name = `fault ${randomUUID()}`;
  const { body } = await post(client, '/api/records/account', { name });
  ledger.accounts.add(name);
  ledger.updates.set(body.id as string, 0);
  ledger.acknowledged += 1;
  for (let n = 1; n <= 3; n += 1) {
    await keyed(client, { method: 'PATCH', path: `/api/records/account/${body.id}`, body: { description: `change ${n}` } });
    ledger.updates.set(body.id as string, n);
    ledger.acknowledged += 1;
  }
}

async function bulk(client: Client, ledger: Ledger): Promise<void> {
  const names = Array.from({ length: bulkSize }, () => `fault ${randomUUID()}`);
  await post(client, '/api/records/account/bulk', { action: 'create', records: names.map((name) => ({ name })) });
  for (const name of names) ledger.accounts.add(name);
  ledger.acknowledged += 1;
}

async function convert(client: Client, ledger: Ledger): Promise<void> {
  const company = `fault ${randomUUID()}`;
  const { body } = await post(client, '/api/records/lead', { name: '李雷', company });
  const targets = { account: { create: true }, contact: { create: true }, deal: { skip: true } };
  await post(client, `/api/records/lead/${body.id}/convert`, { targets });
  ledger.converted.add(company);
  ledger.accounts.add(company);
  ledger.acknowledged += 2;
}

/** Sets off the automation that makes a task. */
async function win(client: Client, ledger: Ledger): Promise<void> {
  const account = `fault ${randomUUID()}`;
  const { body: made } = await post(client, '/api/records/account', { name: account });
  ledger.accounts.add(account);
  const { body: deal } = await post(client, '/api/records/deal', { name: account, account: made.id });
  await keyed(client, { method: 'PATCH', path: `/api/records/deal/${deal.id}`, body: { stage: 'won' } });
  ledger.won.add(deal.id as string);
  ledger.acknowledged += 3;
}

/** Decides in both steps, each time once the step has come. */
async function approve(client: Client, ledger: Ledger): Promise<void> {
  const { body } = await post(client, '/api/records/contact', { name: `approve ${randomUUID()}` });
  ledger.acknowledged += 1;
  for (const step of ['first', 'second']) {
    const task = await findTask(client, body.id as string, step);
    if (!task) return;
    await post(client, `/api/tasks/${task}/acts`, { act: 'approve' });
    ledger.acknowledged += 1;
  }
  ledger.approved.add(body.id as string);
}

type Task = { id: string; step: string; state: string };

/** The task of a step about a record, once it is open; undefined where it does not come. */
async function findTask(client: Client, contact: string, step: string): Promise<string | undefined> {
  for (const begun = performance.now(); performance.now() - begun < patience; ) {
    const { body } = await client.until({ method: 'GET', path: `/api/records/contact/${contact}/approvals` });
    const tasks = (body.approvals as { tasks: Task[] }[]).flatMap((approval) => approval.tasks);
    const open = tasks.find((task) => task.step === step && task.state === 'open');
    if (open) return open.id;
    await sleep(300);
  }
  return undefined;
}

async function wait(client: Client, ledger: Ledger): Promise<void> {
  const { body } = await post(client, '/api/records/contact', { name: `wait ${randomUUID()}` });
  ledger.waiting.add(body.id as string);
  ledger.acknowledged += 1;
}

function post(client: Client, path: string, body: unknown) {
  return keyed(client, { method: 'POST', path, body });
}

function keyed(client: Client, ask: { method: string; path: string; body: unknown }) {
  return client.until({ ...ask, headers: { 'idempotency-key': randomUUID() } });
}
