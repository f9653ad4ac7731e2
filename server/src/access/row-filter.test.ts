import fc from 'fast-check';
import sql, { join, raw } from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Snapshot } from '../catalog/snapshot.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { compileRecordParts, compileRecords, type RowCondition, toConditions } from '../query/compile-records.ts';
import { bindRun, startRun } from '../query/statements/run.ts';
import type { Actor } from './actor.ts';
import { actorForUser } from './actors.ts';
import { announceAccessChange } from './directory-cache.ts';
import { mergeRoles } from './merge-roles.ts';
import { type Action, isAllowed, type World } from './oracle.test-support.ts';
import { recordFilter, rowFilter } from './row-filter.ts';
import { anyWorld, worldObjects, writeWorld } from './world.test-support.ts';

const actions = ['read', 'edit', 'delete', 'transfer'] as const satisfies Action[];
const seed = Number(process.env.TENON_TEST_SEED ?? Date.now() % 2 ** 31);

let site: TestWorkspace;
beforeAll(async () => {
  site = await openTestWorkspace({ definitions: worldObjects });
});
afterAll(() => site.drop());

test(`the database allows what the oracle allows, no more and no less (seed ${seed})`, { timeout: 120_000 }, async () => {
  let cases = 0;
  let allowed = 0;
  await fc.assert(
    fc.asyncProperty(anyWorld, async (world) => {
      const workspace = await enter(world);
      for (const user of world.users) {
        const actor = await actorForUser(workspace, user.id, 'web');
        for (const action of actions) {
          const expected = world.records.filter((record) => isAllowed(world, user.id, action, record)).map(({ id }) => id);
          expect(await idsAllowed(workspace, actor, action, whole), `${action} by user ${user.id}`).toEqual(expected.sort());
          // As often as they are found: no record is in two parts.
          expect(await idsAllowed(workspace, actor, action, inParts), `${action} by user ${user.id}, in parts`).toEqual(expected);
          expect(await idsAllowed(workspace, actor, action, ofFew), `${action} by user ${user.id}, of few rows`).toEqual(
            expected,
          );
          cases += world.records.length;
          allowed += expected.length;
        }
      }
    }),
    { seed, numRuns: 15, interruptAfterTimeLimit: 60_000 },
  );
  expect(cases).toBeGreaterThanOrEqual(5000);
  expect(allowed / cases).toBeGreaterThan(0.02);
});

test('the text of a filter depends on the rights, not on who holds them', () => {
  const rights = mergeRoles([{ label: { zh: '', en: '' }, objects: { '*': { read: 'subordinates' } } }]);
  const filter = rowFilter(site.workspace.snapshot, { rights }, 'contact_note', 'read', 't');
  expect(typeof filter === 'string' ? filter : filter.text).toBe(
    '(exists (select 1 from "ws_main"."contact" t_0 where t_0.id = t."contact_id" and t_0.deleted_at is null and ' +
      '(exists (select 1 from "ws_main"."account" t_1 where t_1.id = t_0."account_id" and t_1.deleted_at is null and ' +
      't_1."owner_id" = any($1::uuid[])) or ((t_0."account_id" is null) and t_0."owner_id" = any($2::uuid[])))) or ' +
      '((t."contact_id" is null) and t."owner_id" = any($3::uuid[])))',
  );
});

test('who reads all records looks for parents in the trash, of which there are few, instead of looking at every parent', () => {
  const rights = mergeRoles([{ label: { zh: '', en: '' }, objects: { '*': { read: 'all' } } }]);
  const filter = rowFilter(site.workspace.snapshot, { rights }, 'contact_note', 'read', 't');
  expect(typeof filter === 'string' ? filter : filter.text).toBe(
    '(not exists (select 1 from "ws_main"."contact" t_0 where t_0.id = t."contact_id" and t_0.deleted_at is not null) and ' +
      'not exists (select 1 from "ws_main"."contact" t_1 where t_1.id = t."contact_id" and ' +
      'exists (select 1 from "ws_main"."account" t_2 where t_2.id = t_1."account_id" and t_2.deleted_at is not null)))',
  );
});

test('records under a parent and those without are two parts, each of which an index answers', () => {
  const rights = mergeRoles([{ label: { zh: '', en: '' }, objects: { '*': { read: 'own' } } }]);
  const parts = inParts(site.workspace.snapshot, { rights }, 'contact', 'read');
  expect(parts.map((part) => (typeof part === 'string' ? part : part.text))).toEqual([
    't."account_id" in (select t_0.id from "ws_main"."account" t_0 where t_0.deleted_at is null and t_0."owner_id" = $1::uuid)',
    '((t."account_id" is null) and t."owner_id" = $1::uuid)',
  ]);
});

/** The workspace with the people, roles and records of a world. */
async function enter(world: World): Promise<Workspace> {
  const { workspace, database } = site;
  await writeWorld(database, workspace.schema, world);
  await database.platform.transaction((tx) => announceAccessChange(tx, workspace));
  const snapshot = { ...workspace.snapshot, roles: new Map(Object.entries(world.roles)) };
  return Object.create(workspace, { snapshot: { value: snapshot } });
}

type Divide = (snapshot: Snapshot, actor: Pick<Actor, 'rights'>, object: string, action: Action) => RowCondition[];

const whole: Divide = (snapshot, actor, object, action) => [rowFilter(snapshot, actor, object, action, 't')];
const inParts: Divide = (snapshot, actor, object, action) =>
  compileRecordParts(snapshot, { object, alias: 't' }, recordFilter(snapshot, actor, object, action));

const ofFew: Divide = (snapshot, actor, object, action) => [
  compileRecords(snapshot, { object, alias: 't', rows: 'few' }, recordFilter(snapshot, actor, object, action)),
];

async function idsAllowed(workspace: Workspace, actor: Actor | undefined, action: Action, divide: Divide): Promise<string[]> {
  if (!actor) return [];
  const lists = await Promise.all(
    worldObjects.map(async ({ name }) => {
      const table = raw(workspace.snapshot.objects.get(name)?.table ?? '');
      const from = divide === ofFew ? raw('few') : table;
      const parts = divide(workspace.snapshot, actor, name, action).map((part) => {
        return sql`select t.id from ${from} t where ${join([sql`true`, ...toConditions(part)], ' and ')}`;
      });
      const query = sql`with few as materialized (select * from ${table}) ${join(parts, ' union all ')}`;
      return workspace.db.read<{ id: string }>({ text: query.text, values: bindRun(query.values, startRun(workspace, actor)) });
    }),
  );
  return lists
    .flat()
    .map(({ id }) => id)
    .sort();
}
