import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportColumn, ImportPlan, ImportPreview, ReportRow } from '@tenon/metadata';
import type { Actor } from '@tenon/server/src/access/actor.ts';
import { actorForUser } from '@tenon/server/src/access/actors.ts';
import { runNamedReport } from '@tenon/server/src/analytics/run-dashboard.ts';
import { createLog } from '@tenon/server/src/base/log.ts';
import { testUsers } from '@tenon/server/src/catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '@tenon/server/src/catalog/test-workspace.ts';
import { type ImportState, readImport } from '@tenon/server/src/data/import/import-jobs.ts';
import { previewUpload } from '@tenon/server/src/data/import/preview-upload.ts';
import { saveUpload } from '@tenon/server/src/data/import/uploads.ts';
import { readRecords } from '@tenon/server/src/data/read-records.ts';
import { checkImport, startImport } from '@tenon/server/src/process/import-jobs.ts';
import { type Jobs, openJobs } from '@tenon/server/src/process/jobs.ts';
import { runnersFor } from '@tenon/server/src/process/runners.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sales } from './solution.ts';

/** Real files that are no part of the project; without them these tests are skipped. */
const data = join(import.meta.dirname, '../../../shared/data');

describe.skipIf(!existsSync(data))('the main job on real files', () => {
  let test: TestWorkspace;
  let actor: Actor;
  let jobs: Jobs;
  let dataFolder: string;

  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'tenon-import-'));
    test = await openTestWorkspace({ definitions: sales.definitions, dataFolder });
    actor = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
    const { database, url, workspaces } = test;
    jobs = await openJobs({
      database,
      databaseUrl: url,
      workspaces,
      log: createLog('error'),
      runners: runnersFor([]),
      tidy: async () => {},
    });
  });

  afterAll(async () => {
    await jobs?.stop();
    await test?.drop();
    await rm(dataFolder, { recursive: true, force: true });
  });

  async function look(file: string, object: string): Promise<ImportPreview> {
    const content = createReadStream(join(data, file));
    const upload = await saveUpload(test.workspace, actor, { name: file, content });
    return previewUpload(test.workspace, actor, { upload, object });
  }

  async function run(preview: ImportPreview, plan: ImportPlan): Promise<ImportState> {
    const request = { upload: preview.upload, plan: plan as never, dryRun: false };
    const { id } = await startImport(jobs, test.workspace, actor, { input: await checkImport(test.workspace, actor, request) });
    for (;;) {
      const state = await readImport(test.workspace, actor, id);
      if (!['queued', 'checking', 'running'].includes(state.status)) return state;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const fields = (preview: ImportPreview) =>
    Object.fromEntries(preview.columns.map(({ column, suggestion }) => [column, suggestion?.field ?? null]));

  /** The suggestions, with the choices that a person makes on top. */
  function columns(preview: ImportPreview, choices: Record<string, Partial<ImportColumn>> = {}): ImportColumn[] {
    return preview.columns.flatMap(({ column, suggestion }) => (suggestion ? [{ ...suggestion, ...choices[column] }] : []));
  }

  async function report(name: string): Promise<ReportRow[]> {
    const result = await runNamedReport(test.workspace, actor, { name, request: {} });
    if (result.type !== 'summary') throw new Error(`${name} is no summary`);
    return result.rows;
  }

  it('takes accounts with parents that stand further down', async () => {
    const preview = await look('sales-pipeline/accounts.csv', 'account');
    expect(fields(preview)).toEqual({
      account: 'name',
      sector: 'industry',
      year_established: 'founded',
      revenue: 'annual_revenue',
      employees: 'employees',
      office_location: 'location',
      subsidiary_of: 'parent',
    });
    expect(preview.columns.flatMap(({ unmatched }) => unmatched)).toEqual([]);
    const state = await run(preview, { object: 'account', mode: 'create', columns: columns(preview) });
    expect(state).toMatchObject({ status: 'done', created: 85, failed: 0, errors: [] });
    const filter = { field: 'parent', op: 'notEmpty' } as const;
    const { count } = await readRecords(test.workspace, actor, { object: 'account', filter, count: 'exact' });
    expect(count?.value).toBe(15);
  });

  it('takes products', async () => {
    const preview = await look('sales-pipeline/products.csv', 'product');
    expect(fields(preview)).toEqual({ product: 'name', series: 'series', sales_price: 'price' });
    const state = await run(preview, { object: 'product', mode: 'upsert', key: ['name'], columns: columns(preview) });
    expect(state).toMatchObject({ status: 'done', created: 7, failed: 0 });
  });

  it('takes teams as users, and makes their managers and offices', async () => {
    const preview = await look('sales-pipeline/sales_teams.csv', 'user');
    expect(fields(preview)).toEqual({ sales_agent: 'name', manager: 'superior', regional_office: 'department' });
    const choices = { manager: { missing: 'create' }, regional_office: { missing: 'create' } } as const;
    const state = await run(preview, { object: 'user', mode: 'upsert', key: ['name'], columns: columns(preview, choices) });
    expect(state).toMatchObject({ status: 'done', created: 35, failed: 0 });
    const users = await readRecords(test.workspace, actor, { object: 'user', count: 'exact', limit: 1 });
    expect(users.count?.value).toBe(35 + 6 + Object.keys(testUsers).length);
    const offices = await readRecords(test.workspace, actor, {
      object: 'department',
      filter: { field: 'name', op: 'in', value: ['Central', 'East', 'West'] },
    });
    expect(offices.records).toHaveLength(3);
  });

  it('takes 8,800 opportunities with US dates, a misspelt product and gaps', async () => {
    const preview = await look('sales-pipeline/sales_pipeline.csv', 'deal');
    expect(fields(preview)).toEqual({
      opportunity_id: 'external_id',
      sales_agent: 'owner',
      product: 'product',
      account: 'account',
      deal_stage: 'stage',
      engage_date: 'started_on',
      close_date: 'closed_on',
      close_value: 'amount',
    });
    const column = (name: string) => preview.columns.find((each) => each.column === name);
    expect(column('product')?.unmatched).toEqual([{ value: 'GTXPro', count: 1480, same: 'GTX Pro' }]);
    expect([column('engage_date')?.dateOrder, column('close_date')?.dateOrder]).toEqual(['mdy', 'mdy']);
    expect([column('account')?.empty, column('engage_date')?.empty]).toEqual([1425, 500]);
    const plan: ImportPlan = {
      object: 'deal',
      mode: 'upsert',
      key: ['external_id'],
      columns: columns(preview, { product: { values: { GTXPro: 'GTX Pro' } } }),
    };
    const state = await run(preview, plan);
    expect(state).toMatchObject({ status: 'done', processed: 8800, created: 8800, failed: 0, errors: [] });
  }, 60_000);

  it('shows the known answers', async () => {
    const [rate] = await report('win_rate');
    expect(rate?.values).toMatchObject({ won: 4238, lost: 2473 });
    expect(Number(rate?.values.rate).toFixed(3)).toBe('63.150');
    expect((await report('won_amount'))[0]?.values).toEqual({ amount: '10005534.00', deals: 4238 });
    const [cycle] = await report('average_cycle');
    expect(Number(cycle?.values.mean).toFixed(2)).toBe('51.78');
    expect(Number(cycle?.values.median)).toBe(57);
    const quarters = await report('won_by_quarter');
    expect(quarters.map(({ values }) => Number(values.amount))).toEqual([1134672, 3086111, 2982255, 2802496]);
    const managers = await report('won_by_manager');
    expect(managers.map(({ keys, values }) => [(keys[0] as { title: string }).title, Number(values.amount)])).toEqual([
      ['Melvin Marxen', 2251930],
      ['Summer Sewald', 1964750],
      ['Rocco Neubert', 1960545],
      ['Celia Rouche', 1603897],
      ['Cara Losch', 1130049],
      ['Dustin Brinkmann', 1094363],
    ]);
    const stages = await report('open_by_stage');
    expect(Object.fromEntries(stages.map(({ keys, values }) => [keys[0], values.deals]))).toEqual({
      prospecting: 500,
      qualification: 1589,
      won: 4238,
      lost: 2473,
    });
  });

  it('takes an export of Salesforce whose files are linked by ids', async () => {
    const source = { values: { 'External Referral': 'referral', Partner: 'referral', 'Public Relations': 'advertisement' } };
    const empty = { missing: 'empty' } as const;
    // An ampersand stands in no domain.
    const badContacts = [[['Email', 'b.levy@expressl&t.net']], [['Email', 'j.davis@expressl&t.net']]];
    const files = [
      { file: 'Account', object: 'account', rows: 18, bad: [], choices: {} },
      { file: 'Contact', object: 'contact', rows: 23, bad: badContacts, choices: { LeadSource: source } },
      { file: 'Opportunity', object: 'deal', rows: 36, bad: [], choices: { LeadSource: source } },
      { file: 'Lead', object: 'lead', rows: 22, bad: [], choices: { ConvertedAccountId: empty, ConvertedContactId: empty } },
    ] as const;
    for (const { file, object, rows, bad, choices } of files) {
      const preview = await look(`salesforce-export/${file}.csv`, object);
      expect(fields(preview)).toMatchObject(salesforceFields[file]);
      const plan: ImportPlan = { object, mode: 'upsert', key: ['external_id'], columns: columns(preview, choices) };
      const state = await run(preview, plan);
      expect({ file, ...state }).toMatchObject({ status: 'done', created: rows, failed: bad.length });
      expect(state.errors.map(({ errors }) => errors.map(({ column, seen }) => [column, seen]))).toEqual(bad);
      const again = await run(preview, plan);
      expect({ file, ...again }).toMatchObject({ status: 'done', created: 0, updated: 0, skipped: rows, failed: bad.length });
    }
    const { records } = await readRecords(test.workspace, actor, {
      object: 'deal',
      select: ['account.external_id', 'stage', 'created_at'],
      filter: { field: 'external_id', op: 'eq', value: '006bm00000LKJNNAA5' },
    });
    expect(records[0]).toMatchObject({ 'account.external_id': '001bm00001ZL8UCAA1', stage: 'qualification' });
    expect(records[0]?.created_at).toBe('2026-02-22T16:00:00.000Z');
  });
});

const salesforceFields = {
  Account: {
    ...{ Id: 'external_id', Name: 'name', Type: 'type', ParentId: 'parent', Industry: 'industry', Rating: 'level' },
    ...{ BillingCity: 'address.city', BillingState: 'address.province', BillingPostalCode: 'address.postcode' },
    ...{ AnnualRevenue: 'annual_revenue', NumberOfEmployees: 'employees' },
  },
  Contact: {
    ...{ Id: 'external_id', AccountId: 'account', Name: 'name', Title: 'title', Department: 'unit', Email: 'email' },
    ...{ Phone: 'office_phone', MobilePhone: 'phone', LeadSource: 'source' },
  },
  Lead: {
    ...{ Id: 'external_id', Name: 'name', Company: 'company', Status: 'status', Industry: 'industry', OwnerId: null },
    ...{ Phone: 'office_phone', MobilePhone: 'phone', Email: 'email', Website: 'website', LeadSource: 'source' },
    ...{ ConvertedAccountId: 'converted_account', ConvertedContactId: 'converted_contact' },
  },
  Opportunity: {
    ...{ Id: 'external_id', AccountId: 'account', Name: 'name', StageName: 'stage', Amount: 'amount', NextStep: 'next_step' },
    ...{ CloseDate: 'expected_close', CreatedDate: 'created_at', Probability: 'probability', LeadSource: 'source' },
  },
} as const;
