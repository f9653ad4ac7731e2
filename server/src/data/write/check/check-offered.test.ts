import { defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import { problemsOf } from '../../test-cast/write-cast.test-support.ts';
import { writeRecords } from '../write-records.ts';

const label = (en: string) => ({ zh: en, en });

const definitions = [
  defineObject('room', {
    label: label('Room'),
    icon: 'door',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('Name'), required: true },
      open: { type: 'boolean', label: label('Open') },
      keeper: { type: 'user', label: label('Keeper') },
      floor: { type: 'integer', label: label('Floor') },
    },
  }),
  defineObject('meeting', {
    label: label('Meeting'),
    icon: 'users',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('Name') },
      room: { type: 'relation', to: 'room', label: label('Room'), filter: { field: 'open', op: 'eq', value: true } },
      own: { type: 'relation', to: 'room', label: label('Own'), filter: { field: 'keeper', op: 'eq', value: { me: true } } },
      host: { type: 'user', label: label('Host') },
      hosted: { type: 'relation', to: 'room', label: label('Hosted') },
      beside: { type: 'relation', to: 'room', label: label('Beside') },
    },
    rules: {
      of_the_host: { offer: { hosted: { field: 'keeper', op: 'eq', value: { expression: 'host' } } } },
      on_the_floor: { offer: { beside: { field: 'floor', op: 'in', value: [{ expression: 'room.floor' }, 0] } } },
    },
  }),
  defineRole('guest', {
    label: label('Guest'),
    objects: { room: { read: 'all' }, meeting: { read: 'all', create: true, edit: 'all' }, user: { read: 'all' } },
    fields: { 'room.open': 'hidden' },
  }),
];

let test: TestWorkspace;
let admin: Actor;
let guest: Actor;
let open: string;
let shut: string;

beforeAll(async () => {
  test = await openTestWorkspace({ definitions, users: { liLei: ['guest'] } });
  admin = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
  guest = (await actorForUser(test.workspace, testUsers.liLei.id, 'web')) as Actor;
  const rooms = [
    { name: 'open', open: true, keeper: testUsers.liLei.id, floor: 3 },
    { name: 'shut', open: false, floor: 4 },
  ];
  const made = await writeRecords(test.workspace, admin, { object: 'room', action: 'create', records: rooms });
  [open, shut] = made.ids as [string, string];
});
afterAll(() => test.drop());

const meet = (records: Record<string, unknown>[], by = admin) =>
  writeRecords(test.workspace, by, { object: 'meeting', action: 'create', records });

it('takes records that the field offers, and refuses others by name of field and row', async () => {
  await meet([{ room: open }]);
  expect(await problemsOf(meet([{ room: open }, { room: shut }]))).toEqual(['invalid', 'notOffered room 1']);
});

it('holds for who may not see what the condition looks at, and knows who asks', async () => {
  await meet([{ room: open, own: open }], guest);
  expect(await problemsOf(meet([{ room: shut }], guest))).toEqual(['invalid', 'notOffered room 0']);
  expect(await problemsOf(meet([{ own: open }], admin))).toEqual(['invalid', 'notOffered own 0']);
});

it('leaves alone what a record holds already', async () => {
  const { ids } = await meet([{ name: 'kept', room: open }]);
  const id = ids[0] as string;
  const change = (object: string, values: Record<string, unknown>, of = id) =>
    writeRecords(test.workspace, admin, { object, action: 'update', records: [{ id: of, values }] });
  await change('room', { open: false }, open);
  await change('meeting', { name: 'renamed', room: open });
  expect(await problemsOf(change('meeting', { room: shut }))).toEqual(['invalid', 'notOffered room 0']);
  await change('room', { open: true }, open);
});

it('says that a record is missing, not that it does not fit', async () => {
  const absent = '01910000-0000-7000-8000-0000000000ff';
  expect(await problemsOf(meet([{ room: absent }]))).toEqual(['invalid', 'notFound room 0']);
});

it('offers records by what the record itself holds, and by what stands in records that it points at', async () => {
  const host = testUsers.liLei.id;
  const { ids } = await meet([{ host, hosted: open }, { hosted: shut }, { room: open, beside: open }]);
  const records = [
    { host, hosted: shut },
    { host: testUsers.admin.id, hosted: open },
    { room: open, beside: shut },
  ];
  expect(await problemsOf(meet(records))).toEqual([
    'invalid',
    'notOffered hosted 0',
    'notOffered hosted 1',
    'notOffered beside 2',
  ]);
  const change = (values: Record<string, unknown>) =>
    writeRecords(test.workspace, admin, { object: 'meeting', action: 'update', records: [{ id: ids[0] as string, values }] });
  expect(await problemsOf(change({ host: testUsers.admin.id }))).toEqual(['invalid', 'notOffered hosted 0']);
  await change({ host: testUsers.admin.id, hosted: null });
});
