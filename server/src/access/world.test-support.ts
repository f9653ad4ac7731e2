import { conditionalActions, defineObject, type Filter, type ObjectRights, type RoleBody, scopes } from '@tenon/metadata';
import fc from 'fast-check';
import type { Database } from '../base/database/database.ts';
import type { World, WorldRecord } from './oracle.test-support.ts';

const label = { zh: '测试', en: 'Test' };
const name = { type: 'text', label } as const;

/** Controlled by one of three objects, each of which is controlled itself: a chain of three, and two that meet. */
export const worldMemo = defineObject('memo', {
  label,
  icon: 'note',
  title: 'name',
  controlledBy: 'related',
  fields: { name, related: { type: 'polymorphic', label, to: ['contact', 'contact_note', 'follow_up'] } },
});

/** Plain objects, one controlled by another, a chain of two, and some that one of several controls. */
export const worldObjects = [
  defineObject('account', { label, icon: 'building', title: 'name', fields: { name } }),
  defineObject('deal', { label, icon: 'coin', title: 'name', fields: { name } }),
  defineObject('contact', {
    label,
    icon: 'user',
    title: 'name',
    controlledBy: 'account',
    fields: { name, account: { type: 'relation', label, to: 'account' } },
  }),
  defineObject('contact_note', {
    label,
    icon: 'note',
    title: 'name',
    controlledBy: 'contact',
    fields: { name, contact: { type: 'relation', label, to: 'contact' } },
  }),
  defineObject('follow_up', {
    label,
    icon: 'phone',
    title: 'name',
    controlledBy: 'related',
    fields: { name, related: { type: 'polymorphic', label, to: ['account', 'deal'] } },
  }),
  worldMemo,
];

const parents: Record<string, string[]> = {
  account: [],
  deal: [],
  contact: ['account'],
  contact_note: ['contact'],
  follow_up: ['account', 'deal'],
  memo: ['contact', 'contact_note', 'follow_up'],
};
const objects = Object.keys(parents);
const perObject = 12;
const size = { departments: 5, users: 6, roles: 4 };

function idOf(kind: string, index: number): string {
  const kinds = ['department', 'user', ...objects];
  return `00000000-0000-7000-8000-${kinds.indexOf(kind).toString(16).padStart(4, '0')}${index.toString(16).padStart(8, '0')}`;
}

/** One of `count` things of a kind, or none, now and then. */
function someId(kind: string, count: number): fc.Arbitrary<string | null> {
  return fc.option(
    fc.nat(count - 1).map((index) => idOf(kind, index)),
    { freq: 5 },
  );
}

const names = ['red', 'green'];
const scope = fc.option(fc.constantFrom(...scopes), { nil: undefined, freq: 3 });
const line: fc.Arbitrary<ObjectRights> = fc.record({ read: scope, edit: scope, delete: scope, transfer: scope });

/** Conditions over a record, and over what its one link leads to. */
function conditionOver(object: string): fc.Arbitrary<Filter> {
  const [link, ...others] = parents[object] as string[];
  const ways = link !== undefined && others.length === 0 ? ['', `${link}.`] : [''];
  const asked = fc.oneof(
    fc.record({
      field: fc.constant('name'),
      op: fc.constantFrom('eq' as const, 'ne' as const),
      value: fc.constantFrom(...names),
    }),
    fc.record({ field: fc.constant('name'), op: fc.constantFrom('empty' as const, 'notEmpty' as const) }),
    fc.constant({ field: 'owner', op: 'eq' as const, value: { me: true } }),
  );
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.tuple(fc.constantFrom(...ways), asked).map(([way, each]) => ({ ...each, field: `${way}${each.field}` })),
      fc.record({ not: tie('tree') }),
      fc.record({ and: fc.array(tie('tree'), { minLength: 1, maxLength: 2 }) }),
      fc.record({ or: fc.array(tie('tree'), { minLength: 1, maxLength: 2 }) }),
    ),
  }));
  return fc.constantFrom(...fc.sample(tree, { numRuns: 60, seed: 11 }));
}

/** Conditions in the place of a scope here and there. They are drawn once: worlds are many. */
const conditions = fc.array(
  fc.oneof(
    ...objects.map((object) => fc.tuple(fc.constant(object), fc.constantFrom(...conditionalActions), conditionOver(object))),
  ),
  { maxLength: 3 },
);

const role: fc.Arbitrary<RoleBody> = fc
  .tuple(fc.dictionary(fc.constantFrom('*', ...objects), line, { maxKeys: 6 }), conditions)
  .map(([lines, placed]) => {
    const all: RoleBody['objects'] = { ...lines };
    for (const [object, action, where] of placed) if (all[object]) all[object] = { ...all[object], [action]: { where } };
    return { label, objects: all };
  });

const record = (object: string, index: number): fc.Arbitrary<WorldRecord> =>
  fc.record({
    object: fc.constant(object),
    id: fc.constant(idOf(object, index)),
    owner: someId('user', size.users),
    department: someId('department', size.departments),
    trashed: fc.boolean(),
    name: fc.option(fc.constantFrom(...names), { freq: 3 }),
    parent:
      parents[object]?.length === 0
        ? fc.constant(null)
        : fc.option(
            fc
              .tuple(fc.constantFrom(...(parents[object] as string[])), fc.nat(perObject - 1))
              .map(([of, at]) => ({ object: of, id: idOf(of, at) })),
            { freq: 4 },
          ),
  });

/** Departments and superiors may stand in circles, as data from elsewhere does. */
export const anyWorld: fc.Arbitrary<World> = fc.record({
  departments: fc.tuple(
    ...numbers(size.departments).map((index) =>
      fc.record({ id: fc.constant(idOf('department', index)), parent: someId('department', size.departments) }),
    ),
  ),
  users: fc.tuple(
    ...numbers(size.users).map((index) =>
      fc.record({
        id: fc.constant(idOf('user', index)),
        active: fc.nat(9).map((chance) => chance > 0),
        department: someId('department', size.departments),
        superior: someId('user', size.users),
        roles: fc.uniqueArray(
          fc.nat(size.roles - 1).map((each) => `role_${each}`),
          { maxLength: 3 },
        ),
      }),
    ),
  ),
  roles: fc
    .tuple(...numbers(size.roles).map(() => role))
    .map((roles) => Object.fromEntries(roles.map((each, index) => [`role_${index}`, each]))),
  records: fc.tuple(...objects.flatMap((object) => numbers(perObject).map((index) => record(object, index)))),
});

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Puts a world in the place of all people and records of a workspace that has `worldObjects`. */
export async function writeWorld(database: Database, schema: string, world: World): Promise<void> {
  const table = (each: string) => `"${schema}"."${each}"`;
  await database.platform.transaction(async (tx) => {
    const emptied = ['user', 'department', 'sys_user_role', ...objects].map(table);
    await tx.query({ text: `truncate ${emptied.join(', ')} cascade`, values: [] });
    await insert(tx, 'department', 'id, parent_id', 'id, parent', world.departments);
    await insert(tx, 'user', 'id, active, department_id, superior_id', 'id, active, department, superior', world.users);
    await tx.query({
      text: `insert into ${table('sys_user_role')} (user_id, role)
        select u.id, r from jsonb_to_recordset($1) as u(id uuid, roles text[]), unnest(u.roles) as r`,
      values: [JSON.stringify(world.users)],
    });
    for (const object of objects) {
      const [into, from] = parentColumns(object);
      const rows = world.records.filter((each) => each.object === object);
      await insert(
        tx,
        object,
        `id, name, owner_id, department_id, deleted_at${into}`,
        `id, name, owner, department, case when trashed then now() end${from}`,
        rows.map((row) => ({ ...row, parent_object: row.parent?.object, parent_id: row.parent?.id })),
      );
    }
  });

  async function insert(tx: Pick<Database['platform'], 'query'>, into: string, columns: string, values: string, rows: unknown[]) {
    await tx.query({
      text: `insert into ${table(into)} (${columns}, created_at, updated_at) select ${values}, now(), now()
        from jsonb_to_recordset($1) as r(id uuid, parent uuid, active boolean, department uuid, superior uuid, owner uuid, name text,
          trashed boolean, parent_object text, parent_id uuid)`,
      values: [JSON.stringify(rows.map(withoutNested))],
    });
  }
}

function parentColumns(object: string): [into: string, from: string] {
  const [only, ...others] = parents[object] as string[];
  if (!only) return ['', ''];
  return others.length > 0 ? [', related_object, related_id', ', parent_object, parent_id'] : [`, ${only}_id`, ', parent_id'];
}

/** `parent` of a record is an object; of a department an id. */
function withoutNested(row: unknown): unknown {
  return Object.fromEntries(Object.entries(row as object).filter(([, value]) => value === null || typeof value !== 'object'));
}
