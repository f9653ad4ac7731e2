import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../base/ids.ts';
import { openWriteBench, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import type { Values } from '../write/write-request.ts';
import { readHistory } from './read-history.ts';

let bench: WriteBench;
let people: string[];

beforeAll(async () => {
  bench = await openWriteBench();
  people = await Promise.all(['甲', '乙', '丙'].map((name) => bench.create('contact', { name })));
});
afterAll(() => bench.drop());

async function toldOfCreation(id: string): Promise<unknown> {
  const { entries } = await readHistory(bench.workspace, bench.admin, { object: 'deal', id });
  expect(entries.at(-1)?.action).toBe('create');
  return entries.at(-1)?.changes;
}

const values: fc.Arbitrary<Values> = fc.record(
  {
    name: fc.constantFrom('年框', '"quoted" \\ name', '云帆'),
    amount: fc.constantFrom(null, 0, 12.5, 99_000),
    stage: fc.constantFrom('lead', 'offer'),
    contacts: fc.subarray([0, 1, 2]),
  },
  { requiredKeys: ['name'] },
);
const withPeople = (given: Values): Values =>
  'contacts' in given ? { ...given, contacts: (given.contacts as number[]).map((at) => people[at]) } : given;

test('what a record was made with is told the same whatever is done to it afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(values, fc.array(values, { maxLength: 6 }), fc.boolean(), async (given, changes, trashed) => {
      const id = await bench.create('deal', withPeople(given));
      const told = await toldOfCreation(id);
      for (const change of changes) await bench.update('deal', id, withPeople(change));
      if (trashed) {
        await bench.write({ object: 'deal', action: 'delete', ids: [id] });
        await bench.write({ object: 'deal', action: 'restore', ids: [id] });
      }
      expect(await toldOfCreation(id)).toEqual(told);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('a record tells all that it was made with, and no field that was empty', async () => {
  const id = await bench.create('deal', { name: '首单', amount: 1200, contacts: [people[0]] });
  await bench.update('deal', id, { name: '改名', amount: null, contacts: [] });
  expect(await toldOfCreation(id)).toMatchObject({
    name: { from: null, to: '首单' },
    amount: { from: null, to: { amount: '1200.00', currency: 'CNY' } },
    contacts: { from: null, to: [{ id: people[0], title: '甲' }] },
    stage: { from: null, to: 'lead' },
  });
  expect(await toldOfCreation(id)).not.toHaveProperty('closed_on');
});

test('history that an earlier release kept in full is told as it was kept', async () => {
  const id = await bench.create('account', { name: newId() });
  await bench.rows(`update ws.sys_history set changes = '{"name": [null, "旧名"]}' where record_id = $1`, id);
  const { entries } = await readHistory(bench.workspace, bench.admin, { object: 'account', id });
  expect(entries[0]?.changes).toEqual({ name: { from: null, to: '旧名' } });
});
