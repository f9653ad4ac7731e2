import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defineObject } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { newId } from '../../../base/ids.ts';
import { testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { writeRecords } from '../../write/write-records.ts';
import { saveUpload } from '../file/uploads.ts';
import { listImports, readImport } from '../run/import-jobs.ts';
import { batchSize } from '../run/row-source.ts';
import { runImport } from '../run/run-import.ts';
import type { GivenPlan } from './import-plan.ts';

const label = (en: string) => ({ zh: `${en}（中）`, en });
const name = { type: 'text', label: label('Name'), required: true } as const;
const options = ['hot', 'cold'].map((value) => ({ value, label: label(value), aliases: [`very ${value}`] }));
const definitions = [
  defineObject('firm', { label: label('Firm'), icon: 'building', title: 'name', fields: { name } }),
  defineObject('visit', {
    label: label('Visit'),
    icon: 'map-pin',
    title: 'name',
    fields: {
      name,
      firm: { type: 'relation', to: 'firm', label: label('Firm') },
      after: { type: 'relation', to: 'visit', label: label('After') },
      heat: { type: 'choice', label: label('Heat'), options },
      marks: { type: 'choices', label: label('Marks'), options },
      note: { type: 'text', label: label('Note') },
    },
  }),
];

let opened: TestWorkspace;
let folder: string;
let admin: Actor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-replacements-'));
  opened = await openTestWorkspace({ definitions, dataFolder: folder });
  admin = (await actorForUser(opened.workspace, testUsers.admin.id, 'import')) as Actor;
  const records = ['Harbor Logistics', 'Omega', '星河（苏州）有限公司'].map((each) => ({ name: each }));
  await writeRecords(opened.workspace, admin, { object: 'firm', action: 'create', records });
});
afterAll(async () => {
  await opened.drop();
  await rm(folder, { recursive: true, force: true });
});

async function rehearse(csv: string, { columns = {}, ...more }: { columns?: Record<string, object>; blanks?: string[] } = {}) {
  const upload = await saveUpload(opened.workspace, admin, { name: 'a.csv', content: Readable.from([Buffer.from(csv)]) });
  const planned = upload.columns.map(({ column }) => ({ column, field: column, ...columns[column] }));
  const plan: GivenPlan = { object: 'visit', mode: 'create', columns: planned, ...more };
  const input = { upload: upload.id, name: 'a.csv', object: 'visit', rows: upload.rows, plan, dryRun: true };
  const id = newId();
  await opened.database.platform.query({
    text: `insert into "${opened.workspace.schema}".sys_job (id, kind, status, input, created_by) values ($1, 'import', 'running', $2, $3)`,
    values: [id, JSON.stringify(input), admin.userId],
  });
  await runImport(opened.workspace, admin, { id, input, progress: {} }, { check: async () => {} });
  const state = await readImport(opened.workspace, admin, id);
  return {
    state,
    told: state.replacements?.map(({ column, value, becomes, isNew, count }) => [
      column,
      value,
      becomes,
      count,
      ...(isNew ? ['new'] : []),
    ]),
  };
}

test('a dry run tells every value for which something else is taken, and in how many rows', async () => {
  const csv = [
    'name,firm,heat,marks,note',
    '1,harbor logistics,hot,hot; cold,N/A',
    '2,harbor logistics,HOT,very cold,as it is',
    '3,Harbour,warm,hot（中）,',
    '4,星河(苏州)有限公司,hot（中）,,-',
    '5,Omega,cold,,',
    '6,Nobody Here,not an option,,',
  ].join('\n');
  const values = { Harbour: 'Harbor Logistics' };
  const { told } = await rehearse(csv, {
    columns: { firm: { values, missing: 'empty' }, heat: { values: { warm: 'cold' } } },
    blanks: ['n/a', '-'],
  });
  expect(told).toEqual([
    ['firm', 'harbor logistics', 'Harbor Logistics', 2],
    ['note', 'N/A', null, 1],
    ['heat', 'HOT', { zh: 'hot（中）', en: 'hot' }, 1],
    ['marks', 'very cold', { zh: 'cold（中）', en: 'cold' }, 1],
    ['heat', 'warm', { zh: 'cold（中）', en: 'cold' }, 1],
    ['note', '-', null, 1],
    ['firm', 'Harbour', 'Harbor Logistics', 1],
    ['firm', '星河(苏州)有限公司', '星河（苏州）有限公司', 1],
  ]);
});

test('records that an import would make, and rows of the file that are called otherwise, are told too', async () => {
  const { told } = await rehearse('name,firm,after\nFirst,New Firm,\nSecond,new firm,FIRST\n', {
    columns: { firm: { missing: 'create' } },
  });
  expect(told).toEqual([
    ['firm', 'New Firm', 'New Firm', 1, 'new'],
    ['firm', 'new firm', 'New Firm', 1, 'new'],
    ['after', 'FIRST', 'First', 1],
  ]);
});

test('they are counted over all batches, the most frequent first, and not loaded with the list of imports', async () => {
  const rows = Array.from({ length: batchSize * 2 }, (_, at) => `${at},${at % 2 === 0 ? 'OMEGA' : 'Omega'},x${at % 1100}`);
  const values = Object.fromEntries(Array.from({ length: 1100 }, (_, at) => [`x${at}`, `y${at}`]));
  const { state, told } = await rehearse(`name,firm,note\n${rows.join('\n')}\n`, { columns: { note: { values } } });
  expect(told?.[0]).toEqual(['firm', 'OMEGA', 'Omega', batchSize]);
  expect([told?.length, state.replaced]).toEqual([1000, 1101]);
  const listed = (await listImports(opened.workspace, admin)).find(({ id }) => id === state.id);
  expect([listed?.replacements, listed?.replaced]).toEqual([undefined, undefined]);
});

test('nothing is told of values that are taken as they stand', async () => {
  expect((await rehearse('name,firm,heat,marks\n1,Omega,cold,"hot,cold"\n')).told).toBeUndefined();
});
