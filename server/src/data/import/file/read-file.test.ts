import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defineObject } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { previewRows } from '../preview/preview-rows.ts';
import { previewUpload } from '../preview/preview-upload.ts';
import type { ToldReading } from './read-file.ts';
import { readUpload, readUploadAnew, saveUpload, uploadFolder } from './uploads.ts';
import { rawRow, rawWorkbook } from './workbook/raw-workbook.test-support.ts';

const label = (en: string) => ({ zh: en, en });
const definitions = [
  defineObject('firm', {
    label: label('Firm'),
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('Name'), required: true },
      phone: { type: 'text', label: label('Phone') },
      size: { type: 'integer', label: label('Size') },
    },
  }),
];

let test: TestWorkspace;
let folder: string;
let actor: Actor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-read-file-'));
  test = await openTestWorkspace({ definitions, dataFolder: folder });
  actor = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

async function read(content: string | Buffer, told: ToldReading = {}) {
  const upload = await saveUpload(test.workspace, actor, {
    name: 'file',
    content: Readable.from([Buffer.from(content as string)]),
    told,
  });
  return preview(upload.id);
}

async function preview(id: string) {
  const upload = await readUpload(test.workspace, actor, id);
  const { columns, ...rest } = await previewUpload(test.workspace, actor, { upload, object: 'firm' });
  return {
    ...rest,
    columns: columns.map(({ column }) => column),
    fields: columns.map(({ suggestion }) => suggestion?.field ?? null),
  };
}

async function readAnew(id: string, told: ToldReading) {
  const upload = await readUpload(test.workspace, actor, id);
  return preview((await readUploadAnew(test.workspace, actor, { upload, told })).id);
}

it('finds the header below titles, and takes another row for it when told', async () => {
  const found = await read('2025 customers,,\n\nName,Phone,Size\n榫卯,021,5\n');
  expect(found).toMatchObject({ headerRow: 3, rows: 1, columns: ['Name', 'Phone', 'Size'], fields: ['name', 'phone', 'size'] });
  expect(found.head.map(({ row }) => row)).toEqual([1, 3, 4]);
  expect(await readAnew(found.upload, { headerRow: 1 })).toMatchObject({
    headerRow: 1,
    rows: 2,
    columns: ['2025 customers', '#2', '#3'],
  });
  // The first upload is what it was.
  expect(await preview(found.upload)).toMatchObject({ headerRow: 3, rows: 1 });
});

it('obeys the line that names the separator, and whoever names another', async () => {
  const found = await read('sep=;\r\nName;Phone\r\nA;1\r\n');
  expect(found).toMatchObject({ delimiter: ';', headerRow: 2, columns: ['Name', 'Phone'], rows: 1 });
  expect(await readAnew(found.upload, { delimiter: ',' })).toMatchObject({ columns: ['Name;Phone'] });
});

it('reports damaged characters with their rows, and reads the file in another encoding when told', async () => {
  const found = await read(
    Buffer.concat([Buffer.from('Name,Phone\n王小明,1\n李小'), Buffer.from('e7ba', 'hex'), Buffer.from(',2\n')]),
  );
  expect(found).toMatchObject({ encoding: 'utf-8', rows: 2, damaged: { count: 1, places: [{ row: 3, column: 'Name' }] } });
  const western = await readAnew(found.upload, { encoding: 'windows-1252' });
  expect(western).toMatchObject({ encoding: 'windows-1252', columns: ['Name', 'Phone'] });
  expect(western.damaged).toBeUndefined();
});

it('leaves out columns at the end that neither have a name nor hold anything', async () => {
  const blanks = ','.repeat(600);
  expect(await read(`Name,Phone${blanks}\nA,1${blanks}\n`)).toMatchObject({ columns: ['Name', 'Phone'] });
  expect(await read('Name,Phone,,\nA,1,,x\n')).toMatchObject({ columns: ['Name', 'Phone', '#3', '#4'] });
});

it('reads another sheet of a workbook that was kept, and goes away with all it left', async () => {
  const sheets = [
    { name: 'Readme', rows: rawRow('How to') + rawRow('Fill in') },
    { name: '客户', rows: rawRow('2025') + rawRow('Name', 'Phone', 'Size') + rawRow('榫卯', '021', '', 'more') },
  ];
  const found = await read(rawWorkbook({ sheets }));
  expect(found).toMatchObject({
    sheet: 'Readme',
    sheets: [
      { name: 'Readme', hidden: false },
      { name: '客户', hidden: false },
    ],
  });
  expect(await readAnew(found.upload, { sheet: '客户' })).toMatchObject({
    ...{ sheet: '客户', headerRow: 2, rows: 1, columns: ['Name', 'Phone', 'Size', '#4'], name: 'file' },
  });
  const kept = await readdir(uploadFolder(test.workspace));
  expect(kept.filter((name) => name.endsWith('-text'))).toHaveLength(2);
  await expect(readAnew(found.upload, { headerRow: 900 })).rejects.toMatchObject({ code: 'unreadableFile' });
  expect(await readdir(uploadFolder(test.workspace))).toHaveLength(kept.length);
});

it('says which cells hold errors of the spreadsheet, and makes nothing of them', async () => {
  const upload = await saveUpload(test.workspace, actor, {
    name: 'errors.csv',
    content: Readable.from([Buffer.from('Name,Phone,Size\n#NAME?,1,#FORMULA!\nA,#N/A,3\n#1 Shop,2,3\n')]),
  });
  const columns = [
    { column: 'Name', field: 'name' },
    { column: 'Phone', field: null },
    { column: 'Size', field: 'size' },
  ];
  const { rows } = await previewRows(test.workspace, actor, { upload, plan: { object: 'firm', mode: 'create', columns } });
  expect(rows.map(({ cells }) => cells.map(({ problem }) => problem?.problem.code))).toEqual([
    ['spreadsheetError', 'formulaWithoutValue'],
    [undefined, undefined],
    [undefined, undefined],
  ]);
});
