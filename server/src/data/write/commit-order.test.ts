import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { saveFile } from '../files/files.ts';
import { openWriteBench, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { type CommitOrder, locking, type WriteStep } from './commit-order.ts';
import type { LockingWrite } from './write.ts';
import { writeRecords } from './write-records.ts';
import type { Values } from './write-request.ts';

let bench: WriteBench;
let folder: string;
beforeAll(async () => {
  bench = await openWriteBench();
  folder = await mkdtemp(join(tmpdir(), 'tenon-commit-order-'));
});
afterAll(async () => {
  await bench.drop();
  await rm(folder, { recursive: true });
});

test('a step that may lock does not pass for one that looks', () => {
  const lockRows = async ({ tx }: LockingWrite) => void (await tx.query({ text: 'select from t for update', values: [] }));
  // @ts-expect-error It wants a transaction, which steps that run ahead are not given.
  const ahead: WriteStep = lockRows;
  // @ts-expect-error Nor is what looks for the work of a step.
  const looking: WriteStep = { look: lockRows, lock() {} };
  const inTurn: WriteStep = locking(lockRows);
  expect([ahead, looking, inTurn]).toHaveLength(3);
});

const stopped = new Error('stopped');

/** An order in which this batch's turn does not come. `asked` says that the batch waits for it. */
function endless(): { order: CommitOrder; asked: Promise<void>; stop(): void } {
  const [asked, turn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  turn.promise.catch(() => {});
  const wait = () => {
    asked.resolve();
    return turn.promise;
  };
  const order = {
    get turn() {
      return wait();
    },
    get copyGate() {
      return wait();
    },
    openCopyGate() {},
  };
  return { order, asked: asked.promise, stop: () => turn.reject(stopped) };
}

/** What others would have to wait for. */
async function heldBy(tx: Transaction): Promise<unknown[]> {
  const text = `select locktype, mode, relation::regclass::text from pg_locks
    where pid = pg_backend_pid() and locktype <> 'virtualxid' and mode <> 'AccessShareLock'`;
  return tx.query({ text, values: [] });
}

async function heldAhead(object: string, records: Values[], ids?: string[]): Promise<unknown[]> {
  const { workspace, admin } = bench;
  const { order, asked, stop } = endless();
  let held: unknown[] = [];
  const written = workspace.db.transaction(async (tx) => {
    const request = { object, action: 'create', records, partial: true, order, ...(ids && { ids }) } as const;
    const done = writeRecords(workspace, admin, request, tx);
    await Promise.race([asked, done]);
    held = await heldBy(tx);
    stop();
    await done;
  });
  await expect(written).rejects.toBe(stopped);
  return held;
}

test('nothing is locked and nothing written before the batch ahead is committed', async () => {
  const account = await bench.create('account', { name: 'parent' });
  const contact = await bench.create('contact', { name: 'person' });
  const workspace: Workspace = Object.create(bench.workspace, { dataFolder: { value: folder } });
  const { id: file } = await saveFile(workspace, bench.admin, { name: 'a.txt', content: Readable.from([Buffer.from('a')]) });
  const [upper, lower] = [newId(), newId()];
  const held = {
    unique: await heldAhead('account', [{ name: 'fresh', region: 'north', code: '1' }]),
    link: await heldAhead('contact', [{ name: 'linked', account }]),
    links: await heldAhead('deal', [{ name: 'linked', contacts: [contact] }]),
    file: await heldAhead('deal', [{ name: 'with a file', contract: [file] }]),
    number: await heldAhead('deal', [{ name: 'numbered', amount: { amount: '1', currency: 'CNY' } }]),
    circle: await heldAhead('account', [{ name: 'upper' }, { name: 'lower', parent: upper }], [upper, lower]),
    givenAway: await heldAhead('lead', [{ name: 'given', owner: bench.rep.userId }]),
    user: await heldAhead('user', [{ name: 'somebody', email: 'somebody@example.com' }]),
    many: await heldAhead(
      'lead',
      Array.from({ length: 120 }, (_, n) => ({ name: `copied ${n}` })),
    ),
  };
  expect(held).toEqual(Object.fromEntries(Object.keys(held).map((name) => [name, []])));
  expect(await bench.rows('select from ws.lead')).toEqual([]);
});
