import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportPlan } from '@tenon/metadata';
import { readRecords } from '@tenon/server/src/data/read/read-records.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipelineFields, salesforceFields } from './test-files/column-meanings.test-support.ts';
import { chosenColumns, type ImportBench, openImportBench, suggestedFields } from './test-files/import-bench.test-support.ts';

/** Public files that are no part of the project. Whoever names a folder of them means them to be read: it must be there. */
const data = process.env.TENON_REAL_DATA ?? '';
if (data !== '' && !existsSync(data)) throw new Error(`TENON_REAL_DATA names ${data}, which is not there.`);

const files: [file: string, object: string, fields: Record<string, string>][] = [
  [
    'sales-pipeline/sales_pipeline.csv',
    'deal',
    {
      ...{ opportunity_id: 'external_id', sales_agent: 'owner', product: 'product', account: 'account', deal_stage: 'stage' },
      ...{ engage_date: 'started_on', close_date: 'closed_on', close_value: 'amount' },
    },
  ],
  [
    'salesforce-export/Account.csv',
    'account',
    {
      ...{ Id: 'external_id', Name: 'name', Type: 'type', ParentId: 'parent', Industry: 'industry', Rating: 'level' },
      ...{ BillingCity: 'address.city', BillingState: 'address.province', BillingPostalCode: 'address.postcode' },
      ...{ AnnualRevenue: 'annual_revenue', NumberOfEmployees: 'employees', Active__c: 'status' },
    },
  ],
  [
    'salesforce-export/Contact.csv',
    'contact',
    {
      ...{ Id: 'external_id', AccountId: 'account', Name: 'name', Title: 'title', Department: 'unit', Email: 'email' },
      ...{ Phone: 'office_phone', MobilePhone: 'phone', LeadSource: 'source' },
    },
  ],
  [
    'salesforce-export/Lead.csv',
    'lead',
    {
      ...{ Id: 'external_id', Name: 'name', Company: 'company', Status: 'status', Industry: 'industry', Title: 'title' },
      ...{ Phone: 'office_phone', MobilePhone: 'phone', Email: 'email', Website: 'website', LeadSource: 'source' },
      ...{ AnnualRevenue: 'annual_revenue', NumberOfEmployees: 'employees', ConvertedDate: 'converted_at', OwnerId: 'owner' },
      ...{ ConvertedAccountId: 'converted_account', ConvertedContactId: 'converted_contact' },
      ...{ ConvertedOpportunityId: 'converted_deal' },
    },
  ],
  [
    'salesforce-export/Opportunity.csv',
    'deal',
    {
      ...{ Id: 'external_id', AccountId: 'account', Name: 'name', StageName: 'stage', Amount: 'amount', NextStep: 'next_step' },
      ...{ CloseDate: 'expected_close', CreatedDate: 'created_at', Probability: 'probability', LeadSource: 'source' },
      Description: 'description',
    },
  ],
  [
    'northwind/Customers.csv',
    'account',
    {
      ...{ CustomerID: 'external_id', CompanyName: 'name', Address: 'address', City: 'address.city', Region: 'address.province' },
      ...{ PostalCode: 'address.postcode', Country: 'address.country', Phone: 'phone' },
    },
  ],
  ['northwind/Customers.csv', 'contact', { CompanyName: 'account', ContactName: 'name', ContactTitle: 'title', Phone: 'phone' }],
  ['northwind/Products.csv', 'product', { ProductID: 'external_id', ProductName: 'name', UnitPrice: 'price' }],
  ['northwind/Order_Details.csv', 'deal_line', { ProductID: 'product', UnitPrice: 'unit_price', Quantity: 'quantity' }],
  [
    'northwind/Employees.csv',
    'user',
    { EmployeeID: 'employee_no', Title: 'position', ReportsTo: 'superior', HomePhone: 'phone' },
  ],
  [
    'contacts/us-500.csv',
    'lead',
    {
      ...{ 'First Name': 'name', 'Last Name': 'name', 'Company Name': 'company', Address: 'address', City: 'address.city' },
      ...{ County: 'address.district', Statie: 'address.province', Zip: 'address.postcode', 'Phone 1': 'phone' },
      ...{ 'Phone 2': 'office_phone', Email: 'email', Website: 'website' },
    },
  ],
];

describe.skipIf(data === '')('public files (read where TENON_REAL_DATA names their folder)', () => {
  let bench: ImportBench;
  beforeAll(async () => {
    bench = await openImportBench();
  });
  afterAll(() => bench?.close());

  const look = (file: string, object: string) => bench.look(createReadStream(join(data, file)), object);

  it.each(files)('%s as %s: at least four of five columns are recognised, and none put wrong', async (file, object, meant) => {
    const found = suggestedFields(await look(file, object));
    const right = Object.entries(meant).filter(([column, field]) => found[column] === field);
    const wrong = Object.entries(found).filter(([column, field]) => field !== null && column in meant && meant[column] !== field);
    expect(wrong).toEqual([]);
    expect(right.length / Object.keys(meant).length).toBeGreaterThanOrEqual(0.8);
  });

  it('a sales team moves in, and its reports give the published answers', async () => {
    const accounts = await look('sales-pipeline/accounts.csv', 'account');
    expect(suggestedFields(accounts)).toEqual(pipelineFields.accounts);
    const created = await bench.run(accounts, { object: 'account', mode: 'create', columns: chosenColumns(accounts) });
    expect(created).toMatchObject({ status: 'done', created: 85, failed: 0, errors: [] });
    const products = await look('sales-pipeline/products.csv', 'product');
    const upsert: Pick<ImportPlan, 'mode' | 'key'> = { mode: 'upsert', key: ['name'] };
    const took = await bench.run(products, { object: 'product', ...upsert, columns: chosenColumns(products) });
    expect(took).toMatchObject({ status: 'done', created: 7, failed: 0 });
    const teams = await look('sales-pipeline/sales_teams.csv', 'user');
    const choices = { manager: { missing: 'create' }, regional_office: { missing: 'create' } } as const;
    const joined = await bench.run(teams, { object: 'user', ...upsert, columns: chosenColumns(teams, choices) });
    expect(joined).toMatchObject({ status: 'done', created: 35, failed: 0 });
    const deals = await look('sales-pipeline/sales_pipeline.csv', 'deal');
    expect(suggestedFields(deals)).toEqual(pipelineFields.sales);
    const plan: ImportPlan = { object: 'deal', mode: 'upsert', key: ['external_id'], columns: chosenColumns(deals) };
    const rehearsal = await bench.run(deals, plan, { dryRun: true });
    expect(rehearsal.replacements).toContainEqual({ column: 'product', value: 'GTXPro', becomes: 'GTX Pro', count: 1480 });
    const state = await bench.run(deals, plan);
    expect(state).toMatchObject({ status: 'done', created: 8800, failed: 0, errors: [] });
    await givesPublishedAnswers(bench);
  }, 120_000);

  it('an export of Salesforce is taken, and again without a change', async () => {
    const source = { values: { 'External Referral': 'referral', Partner: 'referral', 'Public Relations': 'advertisement' } };
    const empty = { missing: 'empty' } as const;
    // An ampersand stands in no domain.
    const badContacts = [[['Email', 'b.levy@expressl&t.net']], [['Email', 'j.davis@expressl&t.net']]];
    const jobs = [
      { file: 'Account', object: 'account', rows: 18, bad: [], choices: {} },
      { file: 'Contact', object: 'contact', rows: 23, bad: badContacts, choices: { LeadSource: source } },
      { file: 'Opportunity', object: 'deal', rows: 36, bad: [], choices: { LeadSource: source } },
      { file: 'Lead', object: 'lead', rows: 22, bad: [], choices: { ConvertedAccountId: empty, ConvertedContactId: empty } },
    ] as const;
    for (const { file, object, rows, bad, choices } of jobs) {
      const preview = await look(`salesforce-export/${file}.csv`, object);
      expect(suggestedFields(preview)).toMatchObject(salesforceFields[file]);
      const plan: ImportPlan = { object, mode: 'upsert', key: ['external_id'], columns: chosenColumns(preview, choices) };
      const state = await bench.run(preview, plan);
      expect({ file, ...state }).toMatchObject({ status: 'done', created: rows, failed: bad.length });
      expect(state.errors.map(({ errors }) => errors.map(({ column, seen }) => [column, seen]))).toEqual(bad);
      const again = await bench.run(preview, plan);
      expect({ file, ...again }).toMatchObject({ status: 'done', created: 0, updated: 0, skipped: rows, failed: bad.length });
    }
    const { records } = await readRecords(bench.workspace, bench.actor, {
      object: 'deal',
      select: ['account.external_id', 'stage', 'created_at'],
      filter: { field: 'external_id', op: 'eq', value: '006bm00000LKJNNAA5' },
    });
    expect(records[0]).toMatchObject({ 'account.external_id': '001bm00001ZL8UCAA1', stage: 'qualification' });
    expect(records[0]?.created_at).toBe('2026-02-22T16:00:00.000Z');
  });
});

async function givesPublishedAnswers(bench: ImportBench): Promise<void> {
  const [rate] = await bench.report('win_rate');
  expect(rate?.values).toMatchObject({ won: 4238, lost: 2473 });
  expect(Number(rate?.values.rate).toFixed(3)).toBe('63.150');
  expect((await bench.report('won_amount'))[0]?.values).toEqual({ amount: '10005534.00', deals: 4238 });
  const [cycle] = await bench.report('average_cycle');
  expect(Number(cycle?.values.mean).toFixed(2)).toBe('51.78');
  expect(Number(cycle?.values.median)).toBe(57);
  const amounts = async (name: string) => (await bench.report(name)).map(({ values }) => Number(values.amount));
  expect(await amounts('won_by_quarter')).toEqual([1134672, 3086111, 2982255, 2802496]);
  expect(await amounts('won_by_manager')).toEqual([2251930, 1964750, 1960545, 1603897, 1130049, 1094363]);
  const stages = await bench.report('open_by_stage');
  expect(Object.fromEntries(stages.map(({ keys, values }) => [keys[0], values.deals]))).toEqual({
    ...{ prospecting: 500, qualification: 1589, won: 4238, lost: 2473 },
  });
}
