import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { type TestUser, testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { writeRecords } from '../../write/write-records.ts';
import { offerLikeness } from '../columns/offer-likeness.ts';
import { saveUpload } from '../file/uploads.ts';
import { previewUpload } from './preview-upload.ts';

const label = (en: string) => ({ zh: en, en });
const name = { type: 'text', label: label('Name'), required: true } as const;
const definitions = [
  defineObject('firm', {
    label: label('Firm'),
    icon: 'building',
    title: 'name',
    fields: { name, external_id: { type: 'text', label: label('External ID'), unique: true } },
  }),
  defineObject('visit', {
    label: label('Visit'),
    icon: 'map-pin',
    title: 'name',
    fields: {
      name,
      firm: { type: 'relation', to: 'firm', label: label('Firm') },
      person: { type: 'user', label: label('Person') },
      after: { type: 'relation', to: 'visit', label: label('After') },
      campaign: { type: 'relation', to: 'firm', label: label('Campaign Id') },
      size: {
        type: 'choice',
        label: label('Size'),
        options: ['small', 'large deal'].map((value) => ({ value: value.replace(' ', '_'), label: label(value) })),
      },
    },
  }),
  defineRole('clerk', {
    label: label('Clerk'),
    objects: { firm: { read: 'own' }, visit: { read: 'all', create: true, import: true }, user: { read: 'all' } },
  }),
  defineRole('blind', {
    label: label('Blind'),
    objects: { firm: { read: 'all' }, visit: { read: 'all', create: true, import: true } },
    fields: { 'firm.name': 'hidden' },
  }),
];

let opened: TestWorkspace;
let folder: string;
let admin: Actor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-preview-'));
  opened = await openTestWorkspace({ definitions, users: { liLei: ['clerk'], hanMeimei: ['blind'] }, dataFolder: folder });
  admin = await actorOf('admin');
  const names = [
    '苏州星河精密制造有限公司',
    '广州南粤电子有限公司',
    'Harbor Logistics Group',
    'GTX Pro',
    'Zanzibar Holdings Hidden',
    'Omega',
    'OMEGA',
  ];
  await make(
    'firm',
    names.map((each) => ({ name: each })),
  );
});
afterAll(async () => {
  await opened.drop();
  await rm(folder, { recursive: true, force: true });
});

async function actorOf(user: TestUser): Promise<Actor> {
  return (await actorForUser(opened.workspace, testUsers[user].id, 'web')) as Actor;
}

async function make(object: string, records: Record<string, unknown>[]): Promise<void> {
  for (let at = 0; at < records.length; at += 5000)
    await writeRecords(opened.workspace, admin, { object, action: 'create', records: records.slice(at, at + 5000) });
}

async function look(csv: string, actor = admin) {
  const upload = await saveUpload(opened.workspace, actor, { name: 'a.csv', content: Readable.from([Buffer.from(csv)]) });
  const { columns } = await previewUpload(opened.workspace, actor, { upload, object: 'visit' });
  return (column: string) => columns.find((each) => each.column === column);
}

test('of records and people that are merely alike nothing is taken, and what is spelt the same is found', async () => {
  const column = await look(
    'Name,Firm,Person\n1,苏州金河机密仪表有限公司,李娜\n2,Parker Logistics Group,王磊\n3,ＧＴＸ-pro,韩 梅梅\n4,Habor Logistics Group,\n5,广州南粤电子公司,\n6,omega,\n',
  );
  expect(column('Firm')?.unmatched).toEqual([
    { value: '苏州金河机密仪表有限公司', count: 1 },
    { value: 'Parker Logistics Group', count: 1 },
    { value: 'Habor Logistics Group', count: 1, nearest: 'Harbor Logistics Group' },
    { value: '广州南粤电子公司', count: 1, nearest: '广州南粤电子有限公司' },
  ]);
  expect(column('Person')?.unmatched).toEqual([
    { value: '李娜', count: 1 },
    { value: '王磊', count: 1 },
    { value: '韩 梅梅', count: 1 },
  ]);
});

test('a choice is taken from other spellings of its own words only', async () => {
  const column = await look('Name,Size\n1,Large-Deal\n2,smal\n3,medium\n');
  expect(column('Size')?.unmatched).toEqual([
    { value: 'Large-Deal', count: 1, same: 'large_deal' },
    { value: 'smal', count: 1, nearest: 'small' },
    { value: 'medium', count: 1 },
  ]);
});

test('every record is found by its id, however many there are, and no other is offered for one that is missing', async () => {
  await make(
    'firm',
    Array.from({ length: 6000 }, (_, n) => ({ name: `F ${n}`, external_id: `${100_000 + n}` })),
  );
  const column = await look('Name,Firm ID\n1,100000\n2,100007\n3,999999\n4,10007\n');
  expect(column('Firm ID')?.suggestion).toMatchObject({ field: 'firm', matchBy: 'external_id' });
  expect(column('Firm ID')?.unmatched).toEqual([
    { value: '999999', count: 1 },
    { value: '10007', count: 1 },
  ]);
}, 30_000);

test('rows of the same file are known, also beyond those that are counted', async () => {
  const rows = Array.from({ length: 2500 }, (_, n) => `V ${n},v ${n + 1}`);
  const column = await look(`Name,After\n${rows.join('\n')}\n`);
  expect(column('After')?.unmatched).toEqual([]);
  const last = await look('Name,After\nW 1,W 2\n');
  expect(last('After')?.unmatched).toEqual([{ value: 'W 2', count: 1 }]);
});

test('a name that may not be read is neither offered nor said to be what records are found by', async () => {
  const csv = 'Name,Firm\n1,Zanzibar Holdings Hiden\n2,GTXPro\n';
  const stranger = (await look(csv, await actorOf('liLei')))('Firm');
  expect(stranger?.unmatched).toEqual([
    { value: 'Zanzibar Holdings Hiden', count: 1 },
    { value: 'GTXPro', count: 1 },
  ]);
  const blind = await look(csv.replace('Firm', 'Firm,Firm ID').replaceAll(/,([ZG].*)/g, ',$1,$1'), await actorOf('hanMeimei'));
  expect(blind('Firm')).toMatchObject({ suggestion: null, unmatched: [] });
  expect(blind('Firm ID')?.suggestion?.matchBy).toBe('external_id');
  expect(blind('Firm ID')?.unmatched).toEqual(stranger?.unmatched);
});

test('looking for likeness lets others have their turn', async () => {
  const names = Array.from({ length: 4000 }, (_, n) => {
    const name = `${'northern lights trading house of the '.slice(n % 7)}${n}`;
    return { name, means: name };
  });
  const values = Array.from({ length: 50 }, (_, n) => ({ value: `northern light trading house of the ${n}`, count: 1 }));
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await offerLikeness(values, () => names);
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(40);
});

test('a link whose label asks for an id is found by the ids of the other system, and by names where the column has names', async () => {
  const suggested = async (header: string) => {
    const { field, matchBy } = (await look(`name,${header}\n1,x\n`))(header)?.suggestion ?? {};
    return [field, matchBy];
  };
  expect(await suggested('Campaign Id')).toEqual(['campaign', 'external_id']);
  expect(await suggested('CAMPAIGNID')).toEqual(['campaign', 'external_id']);
  expect(await suggested('Campaign')).toEqual(['campaign', 'name']);
  expect(await suggested('Firm Id')).toEqual(['firm', 'external_id']);
});
