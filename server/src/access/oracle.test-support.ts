import type { Filter, RoleBody } from '@tenon/metadata';

/**
 * Who may do what to which record, told a second time in plain JavaScript, from the rule table alone and without the engine:
 *
 * | rule | |
 * |---|---|
 * | several roles | what one of them allows is allowed |
 * | object without a line | the line `*`, or else nothing |
 * | own, subordinates | the owner is the user; … or has the user above them |
 * | department, departmentAndBelow | the record's department is the user's; … or has it above |
 * | a condition | what it asks holds of the record, as it does in a list: what has no value, or no linked record, is not something |
 * | controlled by a parent | reading takes reading the parent, everything else editing it; the parent is not in the trash |
 * | controlled, without parent | as if it were not controlled |
 * | inactive user | nothing |
 */
export type World = {
  departments: { id: string; parent: string | null }[];
  users: { id: string; active: boolean; department: string | null; superior: string | null; roles: string[] }[];
  roles: Record<string, RoleBody>;
  records: WorldRecord[];
};

export type WorldRecord = {
  object: string;
  id: string;
  owner: string | null;
  department: string | null;
  trashed: boolean;
  name?: string | null;
  /** The record that controls this one. */
  parent: { object: string; id: string } | null;
};

export type Action = 'read' | 'edit' | 'delete' | 'transfer';

export function isAllowed(world: World, userId: string, action: Action, record: WorldRecord): boolean {
  const user = world.users.find(({ id }) => id === userId);
  if (!user?.active) return false;
  const lines = user.roles.map((name) => {
    const objects = world.roles[name]?.objects ?? {};
    return record.object in objects ? objects[record.object] : objects['*'];
  });
  const scopes = lines.map((line) => line?.[action]).filter((scope) => scope !== undefined);
  if (scopes.length === 0) return false;
  if (record.parent) {
    const { parent } = record;
    const controlling = world.records.find(({ object, id }) => object === parent.object && id === parent.id);
    if (!controlling || controlling.trashed) return false;
    return isAllowed(world, userId, action === 'read' ? 'read' : 'edit', controlling);
  }
  return scopes.some((scope) => {
    if (typeof scope === 'object') return satisfies({ world, userId }, record, scope.where);
    if (scope === 'all') return true;
    if (scope === 'own') return record.owner === user.id;
    if (scope === 'subordinates')
      return hasAbove(record.owner, user.id, (id) => world.users.find((each) => each.id === id)?.superior);
    if (user.department === null) return false;
    if (scope === 'department') return record.department === user.department;
    return hasAbove(record.department, user.department, (id) => world.departments.find((each) => each.id === id)?.parent);
  });
}

type Asking = { world: World; userId: string };

/** The conditions that worlds have: over the name, the owner and the department, of the record and of what it links to. */
function satisfies(asking: Asking, record: WorldRecord, where: Filter): boolean {
  if ('and' in where) return where.and.every((each) => satisfies(asking, record, each));
  if ('or' in where) return where.or.some((each) => satisfies(asking, record, each));
  if ('not' in where) return !satisfies(asking, record, where.not);
  if (!('field' in where)) throw new Error('worlds have no such condition');
  const { op, value } = where;
  const held = read(asking.world, record, where.field);
  const compared = (value as { me?: boolean } | undefined)?.me ? asking.userId : value;
  if (op === 'empty') return held === null;
  if (op === 'notEmpty') return held !== null;
  if (op === 'eq') return held !== null && held === compared;
  if (op === 'ne') return held !== compared;
  throw new Error(`worlds do not ask ${op}`);
}

function read(world: World, record: WorldRecord, path: string): string | null {
  if (!path.includes('.')) return record[path as 'name' | 'owner' | 'department'] ?? null;
  const parent = record.parent && world.records.find(({ id }) => id === record.parent?.id);
  return parent && !parent.trashed ? read(world, parent, path.slice(path.indexOf('.') + 1)) : null;
}

/** Climbs from `start`; a circle has no more steps than there are nodes in it. */
function hasAbove(start: string | null, sought: string, above: (id: string) => string | null | undefined): boolean {
  const seen: string[] = [];
  for (let at: string | null | undefined = start; at && !seen.includes(at); at = above(at)) {
    if (at === sought) return true;
    seen.push(at);
  }
  return false;
}
