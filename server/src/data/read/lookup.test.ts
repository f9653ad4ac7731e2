import { defineObject, defineRole } from '@tenon/metadata';
import { checkDefinitions } from '@tenon/metadata/check-definitions.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { castActor } from '../test-cast/read-cast.test-support.ts';
import { writeRecords } from '../write/write-records.ts';
import type { Values } from '../write/write-request.ts';
import { readRecords } from './read-records.ts';

const label = (zh: string, en: string) => ({ zh, en });

const client = defineObject('client', {
  label: label('客户', 'Client'),
  icon: 'list',
  title: 'name',
  fields: {
    name: { type: 'text', label: label('名称', 'Name'), required: true },
    phone: { type: 'phone', label: label('电话', 'Phone') },
    worth: { type: 'decimal', label: label('价值', 'Worth'), scale: 4 },
    kind: { type: 'choice', label: label('类别', 'Kind'), options: [{ value: 'big', label: label('大', 'Big') }] },
  },
});
const visit = (fields: object = {}) =>
  defineObject('visit', {
    label: label('拜访', 'Visit'),
    icon: 'list',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('名称', 'Name'), required: true },
      client: { type: 'relation', to: 'client', label: label('客户', 'Client') },
      phone: { type: 'lookup', relation: 'client', field: 'phone', result: 'text', label: label('电话', 'Phone') },
      worth: { type: 'lookup', relation: 'client', field: 'worth', result: 'decimal', label: label('价值', 'Worth') },
      ...fields,
    },
  });
const guard = defineRole('guard', {
  label: label('门卫', 'Guard'),
  objects: { visit: { read: 'all' }, client: { read: 'all' } },
  fields: { 'client.phone': 'masked' },
});

let test: TestWorkspace;
let admin: Actor;

beforeAll(async () => {
  test = await openTestWorkspace({ definitions: [client, visit(), guard] as never, users: { liLei: ['guard'] } });
  admin = await castActor(test.workspace, 'admin');
});
afterAll(() => test.drop());

describe('a lookup', () => {
  it('has the value that the record behind the link has by now, with all its decimals, and is filtered and sorted by it', async () => {
    const write = (object: string, action: 'create' | 'update', record: Values) =>
      writeRecords(test.workspace, admin, { object, action, records: [record as never] });
    const { ids } = await write('client', 'create', { name: 'A', phone: '010-6552 9988', worth: '1.2345' });
    await write('visit', 'create', { name: 'first', client: { id: ids[0] } });
    await write('visit', 'create', { name: 'second' });
    const read = async (filter?: object) =>
      (
        await readRecords(test.workspace, admin, {
          object: 'visit',
          select: ['name', 'phone', 'worth'],
          sort: [{ field: 'worth', direction: 'desc' }],
          ...(filter && { filter: filter as never }),
          limit: 10,
        })
      ).records.map(({ name, phone, worth }) => ({ name, phone, worth }));
    expect((await read()).find(({ name }) => name === 'first')?.worth).toBe('1.2345');
    await write('client', 'update', { id: ids[0], values: { worth: '2.5' } });
    expect(await read({ field: 'worth', op: 'gt', value: '2' })).toMatchObject([{ name: 'first', worth: '2.5000' }]);
    expect(await read({ field: 'phone', op: 'empty' })).toMatchObject([{ name: 'second' }]);
  });

  it('is hidden from whoever sees a part of what it looks up', async () => {
    const guard = await castActor(test.workspace, 'liLei');
    const read = readRecords(test.workspace, guard, { object: 'visit', select: ['name', 'phone'], limit: 10 });
    await expect(read).rejects.toMatchObject({ code: 'invalidQuery' });
  });

  it('is refused where its kind is another, where what it looks up is an option, and where the link leads to several', () => {
    const problems = (fields: object) =>
      checkDefinitions([client, visit(fields)] as never).map(({ path, code }) => `${path} ${code}`);
    const base = { type: 'lookup', relation: 'client', field: 'worth', result: 'decimal', label: label('甲', 'A') };
    expect(problems({ a: base })).toEqual([]);
    expect(problems({ a: { ...base, result: 'text' } })).toEqual(['fields.a.result wrongResult']);
    expect(problems({ a: { ...base, field: 'kind', result: 'text' } })).toEqual([expect.stringMatching(/^fields\.a\.field /)]);
    expect(problems({ a: { ...base, relation: 'name' } })).toEqual([expect.stringMatching(/^fields\.a\.relation /)]);
    expect(problems({ a: { ...base, field: 'nothing' } })).toEqual([expect.stringMatching(/^fields\.a\.field /)]);
  });
});
