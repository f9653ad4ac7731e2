import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defineObject } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { readRecords } from '../../read/read-records.ts';
import { writeRecords } from '../../write/write-records.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { saveUpload } from '../file/uploads.ts';
import { previewRows } from './preview-rows.ts';

const label = (en: string) => ({ zh: en, en });

const definitions = [
  defineObject('place', {
    label: label('Place'),
    icon: 'map-pin',
    title: 'name',
    fields: { name: { type: 'text', label: label('Name'), required: true } },
  }),
  defineObject('firm', {
    label: label('Firm'),
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('Name'), required: true },
      parent: { type: 'relation', to: 'firm', label: label('Parent') },
      city: { type: 'relation', to: 'place', label: label('City') },
      born: { type: 'date', label: label('Founded') },
      site: { type: 'address', label: label('Address') },
    },
  }),
  defineObject('visit', {
    label: label('Visit'),
    icon: 'map-pin',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('Name') },
      about: { type: 'polymorphic', to: ['firm', 'place'], label: label('About'), required: true },
    },
  }),
];

let test: TestWorkspace;
let folder: string;
let actor: Actor;
let bonn: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-preview-rows-'));
  test = await openTestWorkspace({ definitions, dataFolder: folder });
  actor = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
  const made = await writeRecords(test.workspace, actor, { object: 'place', action: 'create', records: [{ name: 'Bonn' }] });
  bonn = made.ids[0] as string;
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

const csv = 'name,parent,city,born,town\nA,B,bonn,03/04/2019,Bonn\n,,Oz,2019-13-01,\nB,nobody,,,\n';

async function preview(missing: 'error' | 'empty' | 'create') {
  const upload = await saveUpload(test.workspace, actor, { name: 'a.csv', content: Readable.from([Buffer.from(csv)]) });
  const columns: GivenPlan['columns'] = [
    { column: 'name', field: 'name' },
    { column: 'parent', field: 'parent' },
    { column: 'city', field: 'city', missing },
    { column: 'born', field: 'born', dateOrder: 'dmy' },
    { column: 'town', field: 'site.city' },
  ];
  return previewRows(test.workspace, actor, { upload, plan: { object: 'firm', mode: 'create', columns } });
}

it('reads cells as values of their fields, and says of each what is wrong', async () => {
  const { columns, rows } = await preview('error');
  expect(columns).toEqual(['name', 'parent', 'city', 'born', 'town']);
  const seen = rows.map(({ row, cells }) => [row, ...cells.map(({ value, problem }) => problem?.problem.code ?? value)]);
  expect(seen).toEqual([
    [2, 'A', { id: '', object: 'firm', title: 'B' }, { id: bonn, object: 'place', title: 'bonn' }, '2019-04-03', 'Bonn'],
    [3, 'required', null, 'notFound', 'wrongType', null],
    [4, 'B', 'notFound', null, null, null],
  ]);
  expect(rows[1]?.cells[3]?.text).toBe('2019-13-01');
});

it('tells which related records will be made, and makes none', async () => {
  const { rows } = await preview('create');
  expect(rows[1]?.cells[2]).toEqual({ text: 'Oz', value: { id: '', object: 'place', title: 'Oz' }, isNew: true });
  expect((await readRecords(test.workspace, actor, { object: 'place' })).records).toHaveLength(1);
  const lenient = await preview('empty');
  expect(lenient.rows[1]?.cells[2]).toEqual({ text: 'Oz', value: null });
});

it('shows columns that fill one text together as one', async () => {
  const content = Readable.from([Buffer.from('family,given\n韩,梅梅\n')]);
  const upload = await saveUpload(test.workspace, actor, { name: 'a.csv', content });
  const columns = ['family', 'given'].map((column) => ({ column, field: 'name' }));
  const shown = await previewRows(test.workspace, actor, { upload, plan: { object: 'firm', mode: 'create', columns } });
  expect(shown.columns).toEqual(['family + given']);
  expect(shown.rows[0]?.cells).toEqual([{ text: '韩梅梅', value: '韩梅梅' }]);
});

it('shows a link of several columns in the one that has it, and what is wrong with it there alone', async () => {
  const content = Readable.from([Buffer.from('name,FIRM,PLACE\na,,Bonn\nb,,Oz\nc,,\n')]);
  const upload = await saveUpload(test.workspace, actor, { name: 'a.csv', content });
  const columns = ['firm', 'place'].map((object) => ({ column: object.toUpperCase(), field: 'about', object }));
  const { rows } = await previewRows(test.workspace, actor, { upload, plan: { object: 'visit', mode: 'create', columns } });
  expect(rows.map(({ cells }) => cells.map(({ value, problem }) => problem?.problem.code ?? value))).toEqual([
    [null, { id: bonn, object: 'place', title: 'Bonn' }],
    [null, 'notFound'],
    ['required', 'required'],
  ]);
});

it('shows the first ten rows', async () => {
  const many = ['name', ...Array.from({ length: 30 }, (_, n) => `F ${n}`)].join('\n');
  const upload = await saveUpload(test.workspace, actor, { name: 'a.csv', content: Readable.from([Buffer.from(many)]) });
  const plan: GivenPlan = { object: 'firm', mode: 'create', columns: [{ column: 'name', field: 'name' }] };
  expect((await previewRows(test.workspace, actor, { upload, plan })).rows).toHaveLength(10);
});
