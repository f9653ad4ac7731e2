import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../base/database/database.ts';
import { openWriteBench, type WriteBench } from '../../test-cast/write-cast.test-support.ts';
import { NumbersTaken } from '../../write/assign-auto-numbers.ts';
import type { CommitOrder } from '../../write/commit-order.ts';
import { writeRecords } from '../../write/write-records.ts';
import { type Batch, startBatch } from './import-line.ts';

let bench: WriteBench;
/** Where somebody else works, who needs no connection of the import's. */
let elsewhere: Database;
beforeAll(async () => {
  bench = await openWriteBench();
  elsewhere = openDatabase(bench.url, { poolSize: 1, log: bench.workspace.log });
});
afterAll(async () => {
  await elsewhere.close();
  await bench.drop();
});

function createElsewhere(): Promise<unknown> {
  const workspace = { ...bench.workspace, database: elsewhere, db: elsewhere.workspace(`tenon_${bench.workspace.schema}`) };
  return writeRecords(workspace, bench.admin, { object: 'deal', action: 'create', records: [{ name: 'by somebody else' }] });
}

/** More than are copied. */
const rowsOfBatch = 120;
let attempts: string[];
beforeEach(() => {
  attempts = [];
});

type Meanwhile = {
  /** When its turn has come, before it goes on. */ inTurn?: () => Promise<unknown>;
  beforeCommit?: Promise<void>;
};

/** A batch of deals. */
function start(name: string, before?: Batch, { inTurn, beforeCommit }: Meanwhile = {}): Batch {
  const records = Array.from({ length: rowsOfBatch }, (_, n) => ({ name: `${name} ${n}` }));
  const request = { object: 'deal', action: 'create', records, partial: true, mode: { defers: true } } as const;
  const write = (order?: CommitOrder) =>
    bench.workspace.db.transaction(async (tx) => {
      attempts.push(`${name}${order ? '' : ' once more'}`);
      await writeRecords(bench.workspace, bench.admin, { ...request, ...(order && { order }) }, tx);
      await beforeCommit;
    });
  const first = ({ turn, ...order }: CommitOrder) => write({ ...order, turn: turn.then(async () => void (await inTurn?.())) });
  return startBatch({ first, again: write, isWorthAnother: (error) => error instanceof NumbersTaken }, before);
}

async function numbers(): Promise<number[]> {
  const rows = await bench.rows(`select right(number, 4)::int as number from ws.deal order by number`);
  return rows.map(({ number }) => Number(number));
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, n) => n + 1);
}

test('a batch knows its numbers and copies its rows before the one ahead is committed, and takes them then', async () => {
  const before = (await numbers()).length;
  const mayCommit = Promise.withResolvers<void>();
  const one = start('one', undefined, { beforeCommit: mayCommit.promise });
  const two = start('two', one);
  expect((await two.numbered)?.get('number')).toMatchObject({ last: before + 2 * rowsOfBatch });
  await two.copied;
  mayCommit.resolve();
  await two.committed;
  expect(attempts.toSorted()).toEqual(['one', 'two']);
  expect(await numbers()).toEqual(upTo(before + 2 * rowsOfBatch));
});

test('where somebody makes a record between two batches, those behind are numbered once more, and nothing is doubled or left out', async () => {
  const before = (await numbers()).length;
  const one = start('one');
  const two = start('two', one, { inTurn: createElsewhere });
  await two.committed;
  expect(attempts.toSorted()).toEqual(['one', 'two', 'two once more']);
  const three = start('three', two);
  await start('four', three).committed;
  expect(attempts.slice(3).toSorted()).toEqual(['four', 'three']);
  expect(await numbers()).toEqual(upTo(before + 4 * rowsOfBatch + 1));
});
