import { Readable } from 'node:stream';
import type { ImportPlan } from '@tenon/metadata';
import { testUsers } from '@tenon/server/src/catalog/test-cast.ts';
import { readRecords } from '@tenon/server/src/data/read/read-records.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipelineFields, salesforceFields } from './test-files/column-meanings.test-support.ts';
import { chosenColumns, type ImportBench, openImportBench, suggestedFields } from './test-files/import-bench.test-support.ts';
import { dayOf, makePipeline, type Sale, writtenAs } from './test-files/pipeline.test-support.ts';
import { makeSalesforceExport } from './test-files/salesforce.test-support.ts';
import { type Table, writeCsv } from './test-files/table.test-support.ts';

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench();
});
afterAll(() => bench?.close());

const look = (table: Table, object: string) => bench.look(Readable.from([writeCsv(table)]), object);

describe('the main job: a sales team moves in with its files', () => {
  const { sales, managers, files } = makePipeline({ seed: 20_190_101, count: 8800 });
  const won = sales.filter(({ stage }) => stage === 'Won');

  it('takes accounts with parents that stand further down', async () => {
    const preview = await look(files.accounts, 'account');
    expect(suggestedFields(preview)).toEqual(pipelineFields.accounts);
    expect(preview.columns.flatMap(({ unmatched }) => unmatched)).toEqual([]);
    const state = await bench.run(preview, { object: 'account', mode: 'create', columns: chosenColumns(preview) });
    expect(state).toMatchObject({ status: 'done', created: files.accounts.length - 1, failed: 0, errors: [] });
    const filter = { field: 'parent', op: 'notEmpty' } as const;
    const { count } = await readRecords(bench.workspace, bench.actor, { object: 'account', filter, count: 'exact' });
    expect(count?.value).toBe(files.accounts.slice(1).filter((row) => row.at(-1) !== '').length);
  });

  it('takes products', async () => {
    const preview = await look(files.products, 'product');
    expect(suggestedFields(preview)).toEqual(pipelineFields.products);
    const plan: ImportPlan = { object: 'product', mode: 'upsert', key: ['name'], columns: chosenColumns(preview) };
    expect(await bench.run(preview, plan)).toMatchObject({ status: 'done', created: files.products.length - 1, failed: 0 });
  });

  it('takes teams as users, and makes their managers and offices', async () => {
    const preview = await look(files.teams, 'user');
    expect(suggestedFields(preview)).toEqual(pipelineFields.teams);
    const columns = chosenColumns(preview, { manager: { missing: 'create' }, regional_office: { missing: 'create' } });
    const state = await bench.run(preview, { object: 'user', mode: 'upsert', key: ['name'], columns });
    expect(state).toMatchObject({ status: 'done', created: managers.size, failed: 0 });
    const users = await readRecords(bench.workspace, bench.actor, { object: 'user', count: 'exact', limit: 1 });
    expect(users.count?.value).toBe(managers.size + new Set(managers.values()).size + Object.keys(testUsers).length);
    const offices = [...new Set(files.teams.slice(1).map((row) => row[2]))];
    const filter = { field: 'name', op: 'in', value: offices } as const;
    expect((await readRecords(bench.workspace, bench.actor, { object: 'department', filter })).records).toHaveLength(3);
  });

  it('takes 8,800 sales with American dates, a product that is spelt otherwise, and gaps', async () => {
    const preview = await look(files.sales, 'deal');
    expect(suggestedFields(preview)).toEqual(pipelineFields.sales);
    const column = (name: string) => preview.columns.find((each) => each.column === name);
    // A blank less is the same name; the dry run tells it.
    expect(column('product')?.unmatched).toEqual([]);
    expect([column('engage_date')?.dateOrder, column('close_date')?.dateOrder]).toEqual(['mdy', 'mdy']);
    expect([column('account')?.empty, column('engage_date')?.empty]).toEqual([
      sales.filter(({ account }) => account === '').length,
      sales.filter(({ engaged }) => engaged === undefined).length,
    ]);
    const plan: ImportPlan = { object: 'deal', mode: 'upsert', key: ['external_id'], columns: chosenColumns(preview) };
    const told = Object.entries(writtenAs).map(([becomes, value]) => ({
      ...{ column: 'product', value, becomes, count: sales.filter(({ product }) => product === becomes).length },
    }));
    expect(await bench.run(preview, plan, { dryRun: true })).toMatchObject({
      created: 8800,
      failed: 0,
      replacements: expect.arrayContaining(told),
    });
    const state = await bench.run(preview, plan);
    expect(state).toMatchObject({ status: 'done', processed: 8800, created: 8800, failed: 0, errors: [] });
  }, 60_000);

  it('shows the win rate, what was won, and how long it took', async () => {
    const lost = sales.filter(({ stage }) => stage === 'Lost').length;
    const [rate] = await bench.report('win_rate');
    expect(rate?.values).toMatchObject({ won: won.length, lost });
    expect(Number(rate?.values.rate)).toBeCloseTo((won.length / (won.length + lost)) * 100, 6);
    expect((await bench.report('won_amount'))[0]?.values).toEqual({ amount: `${amountOf(won)}.00`, deals: won.length });
    const days = won.map(({ engaged = 0, closed = 0 }) => closed - engaged).sort((a, b) => a - b);
    const middle = [days[Math.floor((days.length - 1) / 2)], days[Math.ceil((days.length - 1) / 2)]] as [number, number];
    const [cycle] = await bench.report('average_cycle');
    expect(Number(cycle?.values.mean)).toBeCloseTo(days.reduce((sum, each) => sum + each, 0) / days.length, 6);
    expect(Number(cycle?.values.median)).toBe((middle[0] + middle[1]) / 2);
  });

  it('shows what was won by quarter and by manager, and what stands at each stage', async () => {
    const quarters = await bench.report('won_by_quarter');
    expect(quarters.map(({ values }) => Number(values.amount))).toEqual(
      sumsBy(won, ({ closed = 0 }) => `${dayOf(closed).getUTCFullYear()} ${Math.floor(dayOf(closed).getUTCMonth() / 3)}`)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, amount]) => amount),
    );
    const byManager = await bench.report('won_by_manager');
    expect(byManager.map(({ keys, values }) => [(keys[0] as { title: string }).title, Number(values.amount)])).toEqual(
      sumsBy(won, ({ agent }) => managers.get(agent) as string).sort(([, a], [, b]) => b - a),
    );
    const stages = await bench.report('open_by_stage');
    const stageCount = (wanted: Sale['stage']) => sales.filter(({ stage }) => stage === wanted).length;
    expect(Object.fromEntries(stages.map(({ keys, values }) => [keys[0], values.deals]))).toEqual({
      ...{ prospecting: stageCount('Prospecting'), qualification: stageCount('Engaging'), won: won.length },
      lost: stageCount('Lost'),
    });
  });
});

it('takes an export of Salesforce whose files are linked by ids, and again without a change', async () => {
  const { files, badEmails, opportunities } = makeSalesforceExport(7);
  expect(badEmails).toHaveLength(2);
  const source = { values: { 'Partner Referral': 'referral' } };
  const converted = { ConvertedAccountId: { missing: 'empty' }, ConvertedContactId: { missing: 'empty' } } as const;
  const jobs = [
    { file: 'Account', object: 'account', bad: [], choices: {} },
    { file: 'Contact', object: 'contact', bad: badEmails.map((seen) => [['Email', seen]]), choices: { LeadSource: source } },
    { file: 'Opportunity', object: 'deal', bad: [], choices: { LeadSource: source } },
    { file: 'Lead', object: 'lead', bad: [], choices: { LeadSource: source, ...converted } },
  ] as const;
  for (const { file, object, bad, choices } of jobs) {
    const preview = await look(files[file], object);
    expect(suggestedFields(preview)).toMatchObject(salesforceFields[file]);
    const plan: ImportPlan = { object, mode: 'upsert', key: ['external_id'], columns: chosenColumns(preview, choices) };
    const state = await bench.run(preview, plan);
    const rows = files[file].length - 1 - bad.length;
    expect({ file, ...state }).toMatchObject({ status: 'done', created: rows, failed: bad.length });
    expect(state.errors.map(({ errors }) => errors.map(({ column, seen }) => [column, seen]))).toEqual(bad);
    const again = await bench.run(preview, plan);
    expect({ file, ...again }).toMatchObject({ status: 'done', created: 0, updated: 0, skipped: rows, failed: bad.length });
  }
  const { records } = await readRecords(bench.workspace, bench.actor, {
    object: 'deal',
    select: ['external_id', 'account.external_id', 'created_at'],
    filter: { field: 'external_id', op: 'in', value: opportunities.map(({ id }) => id) },
    limit: 100,
  });
  const found = new Map(records.map((record) => [record.external_id, record]));
  for (const { id, account, created } of opportunities) {
    const [month, day] = created.split('/').map(Number) as [number, number];
    // Midnight of that day in Shanghai.
    const made = new Date(Date.UTC(2025, month - 1, day) - 8 * 3_600_000).toISOString();
    expect(found.get(id)).toMatchObject({ 'account.external_id': account, created_at: made });
  }
});

function amountOf(sales: Sale[]): number {
  return sales.reduce((sum, { amount = 0 }) => sum + amount, 0);
}

function sumsBy(sales: Sale[], keyOf: (sale: Sale) => string): [string, number][] {
  const keys = [...new Set(sales.map(keyOf))];
  return keys.map((key) => [key, amountOf(sales.filter((sale) => keyOf(sale) === key))]);
}
