import { defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { type TestUser, testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../../catalog/test-workspace.ts';
import type { GivenPlan } from './import-plan.ts';
import { keepImportMap, listImportMaps, removeImportMap } from './saved-maps.ts';

const label = (en: string) => ({ zh: en, en });

const definitions = [
  defineObject('firm', {
    label: label('Firm'),
    icon: 'building',
    title: 'name',
    fields: {
      name: { type: 'text', label: label('Name'), required: true },
      code: { type: 'text', label: label('Code'), unique: true },
      worth: { type: 'money', label: label('Worth') },
    },
  }),
  defineRole('clerk', {
    label: label('Clerk'),
    objects: { firm: { read: 'own', create: true, import: true }, user: { read: 'all' } },
    fields: { 'firm.worth': 'hidden' },
  }),
  defineRole('reader', { label: label('Reader'), objects: { firm: { read: 'all' } } }),
];

const plan: GivenPlan = {
  object: 'firm',
  mode: 'upsert',
  key: ['code'],
  columns: [
    { column: 'Nr', field: 'code' },
    { column: 'Firma', field: 'name' },
    { column: 'Wert', field: 'worth' },
  ],
  defaults: { worth: '5' },
  automations: true,
};

let test: TestWorkspace;
let admin: Actor;
let clerk: Actor;

beforeAll(async () => {
  test = await openTestWorkspace({ definitions, users: { liLei: ['clerk'], hanMeimei: ['reader'] } });
  admin = await actorOf('admin');
  clerk = await actorOf('liLei');
});
afterAll(() => test.drop());

async function actorOf(user: TestUser): Promise<Actor> {
  return (await actorForUser(test.workspace, testUsers[user].id, 'web')) as Actor;
}

const keep = (actor: Actor, name: string, more: { plan?: GivenPlan; shared?: boolean } = {}) =>
  keepImportMap(test.workspace, actor, { name, plan, shared: false, ...more });
const list = (actor: Actor) => listImportMaps(test.workspace, actor, 'firm');

describe('a kept import plan', () => {
  it('is its keeper’s alone until it is shared, and replaced under the same name', async () => {
    await keep(admin, 'Old system');
    expect(await list(clerk)).toEqual([]);
    const { id } = await keep(admin, 'Old system', { shared: true });
    expect(await list(admin)).toEqual([{ id, name: 'Old system', shared: true, mine: true, owner: '管理员', plan }]);
    expect(await list(clerk)).toMatchObject([{ id, name: 'Old system', mine: false, owner: '管理员' }]);
    await removeImportMap(test.workspace, admin, id);
  });

  it('shows others no field that they may not fill', async () => {
    const { id } = await keep(admin, 'All', { shared: true });
    const [map] = await list(clerk);
    expect(map?.plan).toMatchObject({ mode: 'create', defaults: {}, columns: [{}, {}, { column: 'Wert', field: null }] });
    expect(JSON.stringify(map)).not.toContain('worth');
    expect(await list(await actorOf('hanMeimei'))).toEqual([]);
    await removeImportMap(test.workspace, admin, id);
  });

  it('is removed by who kept it, and a shared one by who manages the workspace', async () => {
    const own: GivenPlan = { object: 'firm', mode: 'create', columns: [{ column: 'Firma', field: 'name' }] };
    const shared = await keep(clerk, 'Mine', { plan: own, shared: true });
    const hidden = await keep(clerk, 'Hidden', { plan: own });
    const others = await keep(admin, 'Not yours', { shared: true });
    await expect(removeImportMap(test.workspace, clerk, others.id)).rejects.toMatchObject({ code: 'notFound' });
    await expect(removeImportMap(test.workspace, admin, hidden.id)).rejects.toMatchObject({ code: 'notFound' });
    await removeImportMap(test.workspace, admin, shared.id);
    await removeImportMap(test.workspace, clerk, hidden.id);
    expect(await list(clerk)).toMatchObject([{ name: 'Not yours' }]);
  });

  it('must fit the model and the rights of who keeps it', async () => {
    await expect(keep(clerk, 'x')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(keep(clerk, 'x', { plan: { ...plan, mode: 'create' } })).rejects.toMatchObject({ code: 'invalid' });
    await expect(keep(await actorOf('hanMeimei'), 'x')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is one of a hundred at the most, and no longer than it may be', async () => {
    const own: GivenPlan = { object: 'firm', mode: 'create', columns: [{ column: 'Firma', field: 'name' }] };
    for (let n = (await list(clerk)).filter(({ mine }) => mine).length; n < 100; n += 1)
      await keep(clerk, `map ${n}`, { plan: own });
    await expect(keep(clerk, 'one more', { plan: own })).rejects.toMatchObject({ code: 'tooLarge' });
    await keep(clerk, 'map 50', { plan: own, shared: true });
    const values = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`a rather long cell ${n}`, 'its value']));
    const long: GivenPlan = { ...own, columns: [{ column: 'Firma', field: 'name', values }] };
    await expect(keep(admin, 'long', { plan: long })).rejects.toMatchObject({ code: 'tooLarge' });
  });
});
