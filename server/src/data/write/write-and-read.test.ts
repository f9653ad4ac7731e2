import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../base/ids.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { openShownWrite } from './write-and-read.ts';
import type { Values } from './write-request.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

test('one record is saved and shown in two round trips, a changed one in as many', async () => {
  const account = await bench.create('account', { name: newId() });
  const deal = await create('deal', { name: '一' });
  expect(deal).toMatchObject({ version: 1, name: '一', number: expect.stringMatching(/^D-\d{4}-\d{4}$/) });
  // What may be in approval is asked with the first change after a publish.
  await change('deal', deal.id as string, { name: '一之二' });
  const trips = countTrips();
  const second = await create('deal', { name: '二', account });
  expect(trips()).toBe(2);
  expect(second).toMatchObject({ version: 1, name: '二', account: { id: account } });
  expect(await change('deal', second.id as string, { name: '三' })).toMatchObject({ version: 2, name: '三' });
  expect(trips()).toBe(4);
  expect((await bench.history(second.id as string)).map(({ action }) => action)).toEqual(['create', 'update']);
});

test('a record that is refused gives its number back', async () => {
  const before = await create('deal', { name: '前' });
  expect(await problemsOf(create('deal', { name: '无', account: newId() }))).toEqual(['invalid', 'notFound account 0']);
  const after = await create('deal', { name: '后' });
  expect(numberOf(after) - numberOf(before)).toBe(1);
});

test('of several at once with one name, one is saved, and the others hear what is wrong', async () => {
  const name = newId();
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => create('account', { name }).then(({ name }) => [name], toProblems)),
  );
  expect(outcomes.filter(([said]) => said === name)).toHaveLength(1);
  expect(outcomes.filter(([said]) => said === 'invalid')).toEqual(Array(5).fill(['invalid', 'notUnique name 0']));
});

test('what the saving statement fails with is told as a refusal', async () => {
  const id = newId();
  await create('account', { name: newId() }, id);
  expect(await problemsOf(create('account', { name: newId() }, id))).toEqual(['alreadyDone']);
});

test('what was carried out before is read', async () => {
  const id = await bench.create('account', { name: newId() });
  const { workspace, admin } = bench;
  expect(await openShownWrite(workspace, admin, { object: 'account', id }).read(id)).toMatchObject({ id, version: 1 });
});

async function create(object: string, values: Values, id = newId()): Promise<Record<string, unknown>> {
  const shown = openShownWrite(bench.workspace, bench.admin, { object, id });
  await shown.write({ object, action: 'create', ids: [id], records: [values] });
  return shown.read(id);
}

async function change(object: string, id: string, values: Values): Promise<Record<string, unknown>> {
  const shown = openShownWrite(bench.workspace, bench.admin, { object, id });
  await shown.write({ object, action: 'update', records: [{ id, values }] });
  return shown.read(id);
}

const toProblems = (error: unknown) => problemsOf(Promise.reject(error));

function numberOf({ number }: Record<string, unknown>): number {
  return Number(String(number).split('-').at(-1));
}

/** How often something was sent to the database by now. Hints to live screens are no part of a request: they are told a moment later. */
function countTrips(): () => number {
  let trips = 0;
  const count = (sent: string) => {
    if (!sent.includes('pg_notify')) trips += 1;
  };
  const seen = new WeakSet<Duplex>();
  bench.database.pool.on('acquire', (client) => {
    const { stream } = (client as pg.PoolClient & { connection: { stream: Duplex } }).connection;
    if (seen.has(stream)) return;
    seen.add(stream);
    const [write, writev] = [stream._write.bind(stream), stream._writev?.bind(stream)];
    stream._write = (...sent) => {
      count(String(sent[0]));
      write(...sent);
    };
    if (writev)
      stream._writev = (...sent) => {
        count(sent[0].map(({ chunk }) => String(chunk)).join(''));
        writev(...sent);
      };
  });
  return () => trips;
}
