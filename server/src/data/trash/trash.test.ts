import { defineObject, defineRole } from '@tenon/metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { type TestUser, testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { bulkChange } from '../bulk/bulk-change.ts';
import { problemsOf } from '../test-cast/write-cast.test-support.ts';
import { writeRecords } from '../write/write-records.ts';

const label = (en: string) => ({ zh: en, en });
const named = { name: { type: 'text', label: label('Name') } } as const;
const to = (object: string, more = {}) => ({ type: 'relation', to: object, label: label(object), ...more }) as const;

const definitions = [
  defineObject('firm', { label: label('Firm'), icon: 'building', title: 'name', fields: { ...named, parent: to('firm') } }),
  defineObject('offer', { label: label('Offer'), icon: 'file', title: 'name', fields: { ...named, firm: to('firm') } }),
  defineObject('secret', { label: label('Secret'), icon: 'lock', title: 'name', fields: { ...named, firm: to('firm') } }),
  defineObject('visit', {
    label: label('Visit'),
    icon: 'map-pin',
    title: 'name',
    fields: { ...named, firm: to('firm', { onDelete: 'cascade' }) },
  }),
  defineObject('photo', {
    label: label('Photo'),
    icon: 'camera',
    title: 'name',
    fields: { ...named, visit: to('visit', { onDelete: 'cascade' }) },
  }),
  defineRole('clerk', {
    label: label('Clerk'),
    objects: {
      firm: { read: 'all', create: true, delete: 'all', bulk: true },
      offer: { read: 'own', create: true },
      visit: { read: 'own', create: true },
      user: { read: 'all' },
    },
  }),
];

let test: TestWorkspace;
let admin: Actor;
let clerk: Actor;

beforeAll(async () => {
  test = await openTestWorkspace({ definitions, users: { liLei: ['clerk'] } });
  admin = await actorOf('admin');
  clerk = await actorOf('liLei');
});
afterAll(() => test.drop());

async function actorOf(user: TestUser): Promise<Actor> {
  return (await actorForUser(test.workspace, testUsers[user].id, 'web')) as Actor;
}

async function create(object: string, values: Record<string, unknown>, by = admin): Promise<string> {
  const { ids } = await writeRecords(test.workspace, by, { object, action: 'create', records: [{ name: object, ...values }] });
  return ids[0] as string;
}

const remove = (actor: Actor, ...ids: string[]) => writeRecords(test.workspace, actor, { object: 'firm', action: 'delete', ids });

async function refusal(actor: Actor, ...ids: string[]) {
  const error = (await remove(actor, ...ids).catch((error) => error)) as { details: { problems: unknown[] } };
  return error.details.problems;
}

describe('deleting what others need', () => {
  it('counts only the records that the asker may see', async () => {
    const firm = await create('firm', {});
    await create('offer', { firm });
    await create('offer', { firm }, clerk);
    expect(await refusal(admin, firm)).toMatchObject([{ code: 'inUse', field: 'firm', params: { count: 2 } }]);
    expect(await refusal(clerk, firm)).toMatchObject([{ code: 'inUse', params: { count: 1, object: label('Offer') } }]);
  });

  it('names no object and no number where all of them are out of sight', async () => {
    const [firm, other] = [await create('firm', {}), await create('firm', {})];
    await create('offer', { firm });
    await create('secret', { firm: other });
    expect(await problemsOf(remove(clerk, firm))).toEqual(['invalid', 'inUseHidden 0']);
    const problems = await refusal(clerk, firm, other);
    expect(problems).toMatchObject([
      { code: 'inUseHidden', row: 0 },
      { code: 'inUseHidden', row: 1 },
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/secret|offer|count/i);
  });

  it('does not count what goes in the same batch', async () => {
    const parent = await create('firm', {});
    const child = await create('firm', { parent });
    expect(await problemsOf(remove(admin, parent))).toEqual(['invalid', 'inUse parent 0']);
    expect((await remove(admin, parent, child)).ids).toHaveLength(2);
  });
});

describe('restoring many records', () => {
  it('says what came along, and how many of it the asker sees', async () => {
    const [firm, other] = [await create('firm', {}), await create('firm', {})];
    const visits = [
      await create('visit', { firm }),
      await create('visit', { firm: other }),
      await create('visit', { firm }, clerk),
    ];
    await create('photo', { visit: visits[0] });
    const restore = (actor: Actor) =>
      bulkChange(test.workspace, actor, { object: 'firm', action: 'restore', ids: [firm, other] });
    await remove(admin, firm, other);
    expect(await restore(admin)).toMatchObject({
      done: 2,
      failed: [],
      along: [
        { object: 'visit', count: 3 },
        { object: 'photo', count: 1 },
      ],
    });
    await remove(admin, firm, other);
    expect((await restore(clerk)).along).toEqual([{ object: 'visit', count: 1 }]);
    expect(await restore(clerk)).toMatchObject({ done: 0, failed: [{ id: firm }, { id: other }] });
  });
});
