import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Transaction } from '../../base/database/database.ts';
import { publishDefinition } from '../../catalog/publish.ts';
import { openWriteBench, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { writeRecords } from './write-records.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

test('who makes a record while a dry run is on its way waits for no number, and numbers have no gap for it', async () => {
  const { workspace, admin, rows } = bench;
  await bench.create('deal', { name: 'before' });
  const records = [{ name: 'rehearsed 1' }, { name: 'rehearsed 2' }];
  const [written, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const rehearsed = workspace.db.transaction(async (tx) => {
    await writeRecords(workspace, admin, { object: 'deal', action: 'create', records, mode: { rehearses: true } }, tx);
    written.resolve();
    await over.promise;
    throw new Error('rolled back');
  });
  await written.promise;
  // Waits until the time is up where the counter is locked.
  await bench.create('deal', { name: 'meanwhile' }).finally(over.resolve);
  await expect(rehearsed).rejects.toThrow('rolled back');
  await bench.create('deal', { name: 'after' });
  const numbers = await rows(`select right(number, 4) as number from ws.deal order by created_at, id`);
  expect(numbers.map(({ number }) => number)).toEqual(['0001', '0002', '0003']);
});

test('numbers go up by a step, from record to record and within a batch', async () => {
  const { workspace, admin, rows } = bench;
  const label = { zh: '柜', en: 'Box' };
  const number = { type: 'autoNumber', label, pattern: 'B-{0000}', start: 100, step: 10 } as const;
  const body = { label, icon: 'box', title: 'number', fields: { number, note: { type: 'text', label } } } as const;
  await publishDefinition(workspace, { kind: 'object', name: 'box', body }, { by: null, summary: '' });
  for (const records of [[{ note: 'a' }, { note: 'b' }], [{ note: 'c' }]])
    await writeRecords(workspace, admin, { object: 'box', action: 'create', records });
  const numbers = await rows(`select number from ws.box order by number`);
  expect(numbers.map((each) => each.number)).toEqual(['B-0100', 'B-0110', 'B-0120']);
});

test('where gaps are allowed nobody waits for a record that is not committed yet, and no number is given twice', async () => {
  const { workspace, admin, rows } = bench;
  const label = { zh: '票', en: 'Ticket' };
  const number = { type: 'autoNumber', label, pattern: 'T-{0000}', gaps: true } as const;
  const body = { label, icon: 'ticket', title: 'number', fields: { number, note: { type: 'text', label } } } as const;
  await publishDefinition(workspace, { kind: 'object', name: 'ticket', body }, { by: null, summary: '' });
  const create = (notes: string[], tx?: Transaction) =>
    writeRecords(workspace, admin, { object: 'ticket', action: 'create', records: notes.map((note) => ({ note })) }, tx);
  await create(['first']);
  const last = async () => (await rows(`select value from ws.sys_counter where name = 'ticket.number'`))[0]?.value;
  // The first one finds no numbers in stock, and has some fetched; with them a record moves the counter no more.
  const takesFromStock = async () => {
    const before = await last();
    await create(['next']);
    return (await last()) === before;
  };
  await expect.poll(takesFromStock).toBe(true);
  const [written, over] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()];
  const failing = workspace.db.transaction(async (tx) => {
    await create(['lost'], tx);
    const [row] = await tx.query<{ number: string }>({
      text: `select number from "${workspace.schema}".ticket where note = 'lost'`,
      values: [],
    });
    written.resolve(row?.number ?? '');
    await over.promise;
    throw new Error('rolled back');
  });
  const lost = await written.promise;
  // Waits until the time is up where the counter is locked.
  await create(['meanwhile']).finally(over.resolve);
  await expect(failing).rejects.toThrow('rolled back');
  const before = (await rows(`select number from ws.ticket`)).length;
  await Promise.all([...Array(30).keys()].map((n) => create(n % 10 === 0 ? Array(60).fill('many') : ['one'])));
  const numbers = (await rows(`select number from ws.ticket`)).map((each) => String(each.number));
  expect(numbers).toHaveLength(before + 27 + 3 * 60);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toContain('T-0001');
  expect(numbers).not.toContain(lost);
});
