import { defineObject, type Field } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { drafting } from '../../catalog/change-sets/drafting.test-support.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { writeRecords } from './write-records.ts';

const label = { zh: '零件', en: 'Part' };
const option = (value: string, more: object = {}) => ({ value, label: { zh: value, en: value }, ...more });
const partWith = (options: object[]) =>
  defineObject('part', {
    ...{ label, icon: 'box', title: 'name' },
    fields: {
      name: { type: 'text', label },
      colour: { type: 'choice', label, options } as Field,
      colours: { type: 'choices', label, options } as Field,
    },
  });

let home: TestWorkspace;
let admin: Actor;
beforeAll(async () => {
  home = await openTestWorkspace({ definitions: [partWith([option('red'), option('blue')])] });
  admin = (await actorForUser(home.workspace, testUsers.admin.id, 'web')) as Actor;
});
afterAll(() => home.drop());

test('a server that has not heard of the publish yet leaves no option that went, and takes up the new ones', async () => {
  const { workspace } = home;
  const [id] = (await create(workspace, { name: 'a', colour: 'red', colours: ['red', 'blue'] })).ids;
  const unaware = behind(workspace);
  const others = [behind(workspace), behind(workspace)] as const;
  await publish([option('crimson', { was: 'red' }), option('blue')]);
  const refusal = { code: 'invalid', details: { problems: [{ code: 'unknownOption' }] } };
  await expect(create(unaware, { name: 'b', colour: 'red' })).rejects.toMatchObject(refusal);
  await expect(create(others[0], { name: 'c', colours: ['blue', 'red'] })).rejects.toMatchObject(refusal);
  await create(others[1], { name: 'd', colour: 'blue' });
  expect(await colours()).toEqual([
    ['a', 'crimson', ['crimson', 'blue']],
    ['d', 'blue', null],
  ]);
  await publish([option('red', { was: 'crimson' }), option('blue')]);
  await writeRecords(workspace, admin, {
    object: 'part',
    action: 'update',
    records: [{ id: id as string, values: { colour: 'blue' } }],
  });
  await create(workspace, { name: 'e', colour: 'red' });
  expect((await colours()).map(([name, colour]) => `${name} ${colour}`)).toEqual(['a blue', 'd blue', 'e red']);
});

/** The workspace as a server knows it that a publish has not reached yet. */
function behind(workspace: Workspace): Workspace {
  const { snapshot } = workspace;
  let known = snapshot;
  const reload = async () => {
    known = workspace.snapshot;
  };
  return Object.create(workspace, { snapshot: { get: () => known }, reload: { value: reload } });
}

async function publish(options: object[]): Promise<void> {
  const drafts = drafting(() => home.workspace);
  await drafts.save(partWith(options));
  await drafts.publish();
}

function create(workspace: Workspace, values: Record<string, unknown>) {
  return writeRecords(workspace, admin, { object: 'part', action: 'create', records: [values] });
}

async function colours(): Promise<[string, string, string[] | null][]> {
  const rows = await home.database.platform.query<{ name: string; colour: string; colours: string[] | null }>({
    text: 'select name, colour, colours from ws_main.part order by name',
    values: [],
  });
  return rows.map(({ name, colour, colours }) => [name, colour, colours]);
}
