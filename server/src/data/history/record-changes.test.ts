import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWriteBench, problemsOf, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { type RecordEvent, recordChanges } from './record-changes.ts';

let bench: WriteBench;
let payloads: string[];
beforeAll(async () => {
  bench = await openWriteBench();
  payloads = [];
  await bench.database.listen(
    'tenon_live',
    (payload) => payloads.push(payload),
    () => {},
  );
});
afterAll(() => bench.drop());

async function heardDuring(work: () => Promise<unknown>): Promise<RecordEvent[]> {
  const heard: RecordEvent[] = [];
  const end = recordChanges(bench.workspace).subscribe((event) => heard.push(event));
  await work();
  await sleep(150);
  end();
  return heard;
}

test('a storm of committed writes is told in one hint, here and to other nodes', async () => {
  const { create, admin } = bench;
  const heard = await heardDuring(() => Promise.all([1, 2, 3].map((n) => create('contact', { name: `c${n}` }))));
  expect(heard.flatMap(({ ids }) => ids)).toHaveLength(3);
  expect(heard.length).toBeLessThan(3);
  expect(heard[0]).toMatchObject({ type: 'records', object: 'contact', action: 'create', by: admin.userId });
  expect(payloads.map((payload) => JSON.parse(payload).event)).toEqual(heard);
});

test('a workspace with a clock of its own, as sample data has, is the same workspace', async () => {
  payloads = [];
  const { workspace, admin } = bench;
  const event = { type: 'records', object: 'contact', action: 'create', by: admin.userId } as const;
  const ids = Array.from({ length: 100 }, (_, n) => `id${n}`);
  const heard = await heardDuring(async () => {
    for (const id of ids) recordChanges({ ...workspace }).publish({ ...event, ids: [id] });
  });
  expect(heard).toEqual([{ ...event, ids }]);
  await expect.poll(() => payloads).toHaveLength(1);
});

test('while the database has no time, hints for other nodes stand in line once for all', async () => {
  payloads = [];
  const { workspace, admin, database } = bench;
  const done = Promise.withResolvers<void>();
  const held = Array.from({ length: 4 }, () => database.platform.transaction(() => done.promise));
  const event = { type: 'records', object: 'contact', action: 'create', by: admin.userId } as const;
  for (let n = 0; n < 5; n += 1) {
    recordChanges(workspace).publish({ ...event, ids: [`id${n}`] });
    await sleep(70);
  }
  done.resolve();
  await Promise.all(held);
  await expect.poll(() => payloads.flatMap((payload) => JSON.parse(payload).event.ids)).toHaveLength(5);
  expect(payloads).toHaveLength(2);
});

test('what was refused is not told', async () => {
  expect(await heardDuring(() => problemsOf(bench.create('contact', {})))).toEqual([]);
});

test('very many records are told as many', async () => {
  const records = Array.from({ length: 500 }, (_, n) => ({ name: `m${n}` }));
  const heard = await heardDuring(() => bench.write({ object: 'contact', action: 'create', records }));
  expect(heard).toMatchObject([{ object: 'contact', action: 'create', ids: [] }]);
});
