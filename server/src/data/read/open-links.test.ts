import { defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { castActor } from '../test-cast/read-cast.test-support.ts';
import { writeRecords } from '../write/write-records.ts';
import { readRecords } from './read-records.ts';

const label = (en: string) => ({ zh: en, en });
const thing = (name: string) =>
  defineObject(name, {
    label: label(name),
    icon: 'box',
    title: 'name',
    activities: true,
    fields: { name: { type: 'text', label: label('Name'), required: true } },
  });
const remark = defineObject('remark', {
  label: label('Remark'),
  icon: 'note',
  title: 'name',
  controlledBy: 'about',
  activities: false,
  fields: {
    name: { type: 'text', label: label('Name'), required: true },
    about: { type: 'polymorphic', to: ['*'], label: label('About') },
  },
});
const definitions = [
  thing('invoice'),
  thing('parcel'),
  remark,
  defineRole('clerk', {
    label: label('Clerk'),
    objects: {
      invoice: { read: 'own', edit: 'own', create: true },
      remark: { read: 'own', edit: 'own', create: true },
    },
  }),
  defineRole('auditor', {
    label: label('Auditor'),
    objects: {
      invoice: { read: 'all', edit: 'own' },
      remark: { read: 'own', edit: 'own', create: true },
    },
  }),
];

let open: TestWorkspace;
let admin: Actor;
let clerk: Actor;
let auditor: Actor;

beforeAll(async () => {
  open = await openTestWorkspace({ definitions, users: { liLei: ['clerk'], hanMeimei: ['auditor'] } });
  [admin, clerk, auditor] = await Promise.all([
    castActor(open.workspace, 'admin'),
    castActor(open.workspace, 'liLei'),
    castActor(open.workspace, 'hanMeimei'),
  ]);
});
afterAll(() => open.drop());

test('remarks follow the rights to whatever record they are about, of whichever object', async () => {
  const [mine, others] = await create(admin, 'invoice', [{ name: 'mine', owner: testUsers.liLei.id }, { name: 'others' }]);
  const [parcel] = await create(admin, 'parcel', [{ name: 'parcel', owner: testUsers.liLei.id }]);
  const about = (object: string, id: string | undefined) => ({ about: { object, id } });
  await create(admin, 'remark', [
    { name: 'on mine', ...about('invoice', mine) },
    { name: 'on others', ...about('invoice', others) },
    { name: 'on a parcel', ...about('parcel', parcel) },
    { name: 'alone', owner: testUsers.liLei.id },
    { name: 'alone, of somebody else' },
  ]);
  expect(await names(clerk)).toEqual(['alone', 'on mine']);
  expect((await names(admin)).length).toBe(5);

  await expect(create(clerk, 'remark', [{ name: 'mine too', ...about('invoice', mine) }])).resolves.toHaveLength(1);
  for (const far of [about('invoice', others), about('parcel', parcel)])
    await expect(create(clerk, 'remark', [{ name: 'far', ...far }])).rejects.toMatchObject({ code: 'invalid' });
  expect(await names(clerk)).toEqual(['alone', 'mine too', 'on mine']);
});

test('who may read a record and not change it reads the remarks on it, and can add and change none', async () => {
  const [invoice] = await create(admin, 'invoice', [{ name: 'audited' }]);
  const about = { object: 'invoice', id: invoice };
  const [remark] = await create(admin, 'remark', [{ name: 'audited', about }]);
  expect(await names(auditor)).toContain('audited');
  await expect(create(auditor, 'remark', [{ name: 'mine', about }])).rejects.toMatchObject({ code: 'invalid' });
  const records = [{ id: remark as string, values: { name: 'changed' } }];
  await expect(writeRecords(open.workspace, auditor, { object: 'remark', action: 'update', records })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

async function create(actor: Actor, object: string, records: Record<string, unknown>[]): Promise<string[]> {
  const { ids } = await writeRecords(open.workspace, actor, { object, action: 'create', records });
  return ids;
}

async function names(actor: Actor): Promise<unknown[]> {
  const { records } = await readRecords(open.workspace, actor, { object: 'remark', select: ['name'], limit: 50 });
  return records.map(({ name }) => name).sort();
}
