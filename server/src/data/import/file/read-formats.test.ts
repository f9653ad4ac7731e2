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
import { readRecords } from '../../read/read-records.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { previewUpload } from '../preview/preview-upload.ts';
import { readErrors } from '../run/import-errors.ts';
import { runImport } from '../run/run-import.ts';
import { saveUpload } from './uploads.ts';

const label = (en: string) => ({ zh: en, en });
const option = (value: string) => ({ value, label: label(value) });

const firm = defineObject('firm', {
  label: label('Firm'),
  icon: 'building',
  title: 'name',
  fields: {
    name: { type: 'text', label: label('Name'), required: true },
    code: { type: 'text', label: label('Code'), unique: true },
    worth: { type: 'money', label: label('Worth') },
    weight: { type: 'decimal', label: label('Weight'), scale: 3 },
    staff: { type: 'integer', label: label('Staff') },
    mail: { type: 'email', label: label('Mail') },
    phone: { type: 'phone', label: label('Phone') },
    kind: { type: 'choice', label: label('Kind'), options: ['none', 'big'].map(option) },
    active: { type: 'boolean', label: label('Active') },
    born: { type: 'date', label: label('Born') },
    parent: { type: 'relation', to: 'firm', label: label('Parent') },
  },
});

let site: TestWorkspace;
let folder: string;
let admin: Actor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-read-formats-'));
  site = await openTestWorkspace({ definitions: [firm], dataFolder: folder });
  admin = (await actorForUser(site.workspace, testUsers.admin.id, 'import')) as Actor;
});
afterAll(async () => {
  await site.drop();
  await rm(folder, { recursive: true, force: true });
});

function send(csv: string) {
  return saveUpload(site.workspace, admin, { name: 'test.csv', content: Readable.from([Buffer.from(csv)]) });
}

type Column = Partial<GivenPlan['columns'][number]>;

/** Imports a file whose columns are called as the fields are; answers what was refused and told, and what is there then. */
async function bring(csv: string, { per = {}, ...more }: Partial<GivenPlan> & { per?: Record<string, Column> } = {}) {
  const upload = await send(csv);
  const columns = upload.columns.map(({ column }) => ({ column, field: column, ...per[column] }));
  const plan: GivenPlan = { object: 'firm', mode: 'create', ...more, columns };
  const input = { upload: upload.id, name: upload.name, object: 'firm', rows: upload.rows, plan, dryRun: false };
  const id = newId();
  await site.database.platform.query({
    text: `insert into "${site.workspace.schema}".sys_job (id, kind, status, input, created_by) values ($1, 'import', 'running', $2, $3)`,
    values: [id, JSON.stringify(input), admin.userId],
  });
  const { notes } = await runImport(site.workspace, admin, { id, input, progress: {} }, { check: async () => {} });
  const failed = await readErrors(site.workspace, id, { limit: 100 });
  const errors = failed.flatMap(({ row, errors }) => errors.map(({ problem }) => [row, problem.code]));
  return { notes: notes?.map(({ problem, row, count }) => [problem.code, row, count]), errors };
}

async function valuesOf(field: string, prefix: string): Promise<unknown[]> {
  const filter = { field: 'name', op: 'startsWith', value: prefix } as const;
  const sort = [{ field: 'name', direction: 'asc' } as const];
  const { records } = await readRecords(site.workspace, admin, { object: 'firm', select: ['name', field], filter, sort });
  return records.map((record) => record[field] ?? null);
}

test('the decimal comma is found by column, shown, and taken where the plan does not say otherwise', async () => {
  const csv = 'name;worth;staff;weight\nEu1;1.234.567,89;1.250;0,125\nEu2;12,5;7;1.234,5\nEu3;1.234;3;7\n';
  const { columns } = await previewUpload(site.workspace, admin, { upload: await send(csv), object: 'firm' });
  expect(columns.map(({ decimalSign }) => decimalSign)).toEqual([undefined, 'comma', 'ambiguous', 'comma']);
  expect(columns[1]?.suggestion).toMatchObject({ field: 'worth', decimalSign: 'comma' });
  expect(await bring(csv)).toEqual({ notes: undefined, errors: [] });
  expect((await valuesOf('worth', 'Eu')).map((value) => (value as { amount: string }).amount)).toEqual([
    ...['1234567.89', '12.50', '1234.00'],
  ]);
  expect(await valuesOf('staff', 'Eu')).toEqual([1250, 7, 3]);
  expect(await valuesOf('weight', 'Eu')).toEqual(['0.125', '1234.500', '7.000']);
});

test('a number that can be read in two ways is refused until somebody says which is meant', async () => {
  const csv = (name: string) => `name,weight\n${name}1,"12,345"\n${name}2,7\n`;
  expect((await bring(csv('Two'))).errors).toEqual([[2, 'ambiguousNumber']]);
  await bring(csv('Pt'), { per: { weight: { decimalSign: 'point' } } });
  await bring(csv('Co'), { per: { weight: { decimalSign: 'comma' } } });
  expect(await valuesOf('weight', 'Pt')).toEqual(['12345.000', '7.000']);
  expect(await valuesOf('weight', 'Co')).toEqual(['12.345', '7.000']);
});

test('the order of dates is taken from the file, and dates that can be read in two ways are refused', async () => {
  expect((await bring('name,born\nDay1,25/03/2020\nDay2,04/03/2020\n')).errors).toEqual([]);
  expect(await valuesOf('born', 'Day')).toEqual(['2020-03-25', '2020-03-04']);
  expect((await bring('name,born\nAny,04/03/2020\n')).errors).toEqual([[2, 'ambiguousDate']]);
});

test('placeholders are told with the file, and are blank where the plan says so', async () => {
  const csv = 'name,mail,kind,active,phone\nPl1,N/A,None,无,-\nPl2,n/a,-,N/A,暂无\nPl3,a@b.cn,big,是,\n';
  const { columns } = await previewUpload(site.workspace, admin, { upload: await send(csv), object: 'firm' });
  expect(columns[1]?.placeholders).toEqual([
    { value: 'N/A', count: 1 },
    { value: 'n/a', count: 1 },
  ]);
  expect(columns[1]?.suggestion).toMatchObject({ field: 'mail' });
  expect((await bring(csv)).errors.length).toBeGreaterThan(2);
  const blanks = ['ｎ／ａ', 'None', '无', '-', '暂无'];
  expect((await bring(csv.replaceAll('Pl', 'Blank'), { blanks })).errors).toEqual([]);
  expect(await valuesOf('mail', 'Blank')).toEqual([null, null, 'a@b.cn']);
  expect(await valuesOf('kind', 'Blank')).toEqual(['none', null, 'big']);
  expect(await valuesOf('active', 'Blank')).toEqual([false, null, true]);
  expect(await valuesOf('phone', 'Blank')).toEqual([null, null, null]);
});

test('a blank cell of an update clears the value, or keeps it where the plan says so', async () => {
  await bring('name,code,mail,staff\nKeep,K1,a@b.cn,5\n');
  const change = 'name,code,mail,staff\nKeep,K1,,6\n';
  await bring(change, { mode: 'upsert', key: ['code'], keepBlank: true });
  expect([await valuesOf('mail', 'Keep'), await valuesOf('staff', 'Keep')]).toEqual([['a@b.cn'], [6]]);
  await bring(change, { mode: 'upsert', key: ['code'] });
  expect(await valuesOf('mail', 'Keep')).toEqual([null]);
});

test('of several rows of one key each blank cell keeps what the rows before it say, of records new and known', async () => {
  await bring('name,code,mail,staff\nSeveral 1,S1,a@b.cn,5\n');
  const change =
    'name,code,mail,staff\nSeveral 1,S1,,6\nSeveral 2,S2,c@d.cn,\nSeveral 1,S1,x@b.cn,\nSeveral 2,S2,,8\nSeveral 1,S1,,7\n';
  await bring(change, { mode: 'upsert', key: ['code'], keepBlank: true });
  expect([await valuesOf('mail', 'Several'), await valuesOf('staff', 'Several')]).toEqual([
    ['x@b.cn', 'c@d.cn'],
    [7, 8],
  ]);
});

test('what was made of a cell is told by kind, with the first row of each', async () => {
  const csv =
    'name,phone\nPh1,13800138000/13900139000\nPh2,860-253-6354\nPh3,13800138000 (Lin)\nPh4,1.38E+10\nPh5,13800138000.0\n';
  expect(await bring(csv)).toEqual({
    notes: [
      ['phonePart', 2, 2],
      ['phoneKept', 3, 1],
    ],
    errors: [[5, 'cutNumber']],
  });
  expect(await valuesOf('phone', 'Ph')).toEqual(['+8613800138000', '860-253-6354', '+8613800138000', '+8613800138000']);
});

test('nothing was made in the future', async () => {
  const { errors } = await bring('name,created_at\nPast,2019-05-01 08:00\nFuture,2099-05-01 08:00\n');
  expect(errors).toEqual([[3, 'futureDate']]);
});

test('a name is found in other widths, blanks and compositions, but what is spelt just so comes first', async () => {
  await bring('name,code\nCafé Rose,N1\n上海（榫卯）公司,N2\nTenon  Ltd,N3\nTenon Ltd,N4\n');
  const cells = ['Cafe\u0301  Rose', '上海(榫卯)公司', 'Tenon  Ltd', 'ＴＥＮＯＮ Ltd', 'Tenon\u200b Ltd', 'Rose'];
  const csv = `name,parent\n${cells.map((cell, at) => `Child${at},${cell}`).join('\n')}\n`;
  const { errors } = await bring(csv, { per: { parent: { matchBy: 'name' } } });
  expect(errors).toEqual([[7, 'notFound']]);
  const parents = (await valuesOf('parent.code', 'Child')) as unknown[];
  expect(parents).toEqual(['N1', 'N2', 'N3', 'N4', 'N4']);
});

test('whole numbers that only a later row groups are read by the sign that it groups them with', async () => {
  const few = Array.from({ length: 6 }, (_, at) => `Small${at};1${at}`);
  const csv = ['name;staff', ...few, 'Late;1,234'].join('\n');
  const { columns } = await previewUpload(site.workspace, admin, { upload: await send(csv), object: 'firm' });
  expect(columns[1]).toMatchObject({ decimalSign: 'ambiguous', samples: ['10', '11', '12', '13', '1,234'] });
  expect(await bring(csv)).toEqual({ notes: undefined, errors: [] });
  expect(await valuesOf('staff', 'Late')).toEqual([1234]);
});
