import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { openWriteBench, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { undoBatch } from '../undo/undo-batch.ts';
import { type ConvertRequest, convertRecord } from './convert/convert-record.ts';

/** Several clients at once, each with operations of its own, on a few accounts, their contacts and leads. */
type Operation = { does: keyof typeof operations; pick: number; other: number };
type Site = { accounts: string[]; leads: string[]; batches: string[] };

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

const at = (list: readonly string[], pick: number) => list[pick % list.length] as string;
const names = ['甲', '乙', '丙'];

const operations = {
  rename: ({ accounts }: Site, { pick, other }: Operation) =>
    bench.update('account', at(accounts, pick), { name: at(names, other) }),
  note: ({ accounts }: Site, { pick }: Operation) => bench.update('account', at(accounts, pick), { note: newId() }),
  move: ({ accounts }: Site, { pick, other }: Operation) =>
    bench.update('account', at(accounts, pick), { parent: at(accounts, other) }),
  add: ({ accounts }: Site, { pick }: Operation) => bench.create('contact', { name: newId(), account: at(accounts, pick) }),
  remove: async (site: Site, { pick }: Operation) => {
    const { batch } = await bench.write({ object: 'account', action: 'delete', ids: [at(site.accounts, pick)] });
    site.batches.push(batch as string);
  },
  restore: ({ accounts }: Site, { pick }: Operation) =>
    bench.write({ object: 'account', action: 'restore', ids: [at(accounts, pick)] }),
  change: async (site: Site, { pick, other }: Operation) => {
    const [one, two] = [at(site.accounts, pick), at(site.accounts, other)];
    const records = [...new Set([one, two])].map((id) => ({ id, values: { region: newId() } }));
    const { batch } = await bench.write({ object: 'account', action: 'update', records, partial: true, batch: { kind: 'bulk' } });
    site.batches.push(batch as string);
  },
  undo: (site: Site, { pick }: Operation) => undoBatch(bench.workspace, bench.admin, at([...site.batches, newId()], pick)),
  convert: ({ accounts, leads }: Site, { pick, other }: Operation) => {
    const targets: ConvertRequest['targets'] = other % 2 === 0 ? {} : { account: { id: at(accounts, other) } };
    return convertRecord(bench.workspace, bench.admin, { object: 'lead', id: at(leads, pick), targets });
  },
};

/** What may come of meeting others; that somebody may not, or that the server failed, is none of it. */
const met = ['notFound', 'invalid', 'conflict', 'alreadyDone'];

const operation: fc.Arbitrary<Operation> = fc.record({
  does: fc.constantFrom(...(Object.keys(operations) as (keyof typeof operations)[])),
  pick: fc.nat(5),
  other: fc.nat(5),
});
const client = fc.array(operation, { minLength: 2, maxLength: 6 });

test('whatever several people do at once, nothing is lost, doubled or half done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(client, { minLength: 3, maxLength: 6 }), async (clients) => {
      const { rows, create } = bench;
      await rows(
        'truncate ws.account, ws.contact, ws.lead, ws.deal, ws.deal_stage, ws.follow_up, ws.sys_history, ws.sys_batch cascade',
      );
      const site: Site = { accounts: [], leads: [], batches: [] };
      for (const n of [0, 1, 2]) {
        site.accounts.push(await create('account', { name: `${n}` }));
        site.leads.push(await create('lead', { name: `${n}`, company: `公司 ${n}` }));
      }
      await Promise.all(clients.map((steps) => work(site, steps)));
      await expectWhole();
    }),
    { numRuns: 25 },
  );
}, 120_000);

async function work(site: Site, steps: readonly Operation[]): Promise<void> {
  for (const step of steps)
    try {
      await operations[step.does](site, step);
    } catch (error) {
      if (!(error instanceof TenonError && met.includes(error.code))) throw error;
    }
}

async function expectWhole(): Promise<void> {
  const { rows } = bench;
  for (const object of ['account', 'contact', 'lead', 'deal']) {
    const text = `select t.id, t.version, count(h.id)::int as changes from ws.${object} t join ws.sys_history h on h.record_id = t.id
      group by t.id having t.version <> count(h.id)`;
    expect(await rows(text), `${object}: a history row for each version`).toEqual([]);
  }
  expect(await rows('select lower(name) from ws.account where deleted_at is null group by 1 having count(*) > 1')).toEqual([]);
  const orphans = `select c.id from ws.contact c join ws.account a on a.id = c.account_id where c.deleted_at is null and a.deleted_at is not null`;
  expect(await rows(orphans), 'contacts of a deleted account').toEqual([]);
  const circle = `with recursive up(start, id) as (select id, parent_id from ws.account
    union select up.start, a.parent_id from up join ws.account a on a.id = up.id) select start from up where start = id`;
  expect(await rows(circle), 'a circle of accounts').toEqual([]);
  const halfConverted = `select id from ws.lead where (status = 'converted') <> (converted_account_id is not null)
    or (converted_account_id is null) <> (converted_contact_id is null)`;
  expect(await rows(halfConverted), 'half a conversion').toEqual([]);
}
