import type { RoleBody } from '@tenon/metadata';

/**
 * Who may do what to which record, told a second time in plain JavaScript, from the rule table alone and without the engine:
 *
 * | rule | |
 * |---|---|
 * | several roles | what one of them allows is allowed |
 * | object without a line | the line `*`, or else nothing |
 * | own, subordinates | the owner is the user; … or has the user above them |
 * | department, departmentAndBelow | the record's department is the user's; … or has it above |
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
    if (scope === 'all') return true;
    if (scope === 'own') return record.owner === user.id;
    if (scope === 'subordinates')
      return hasAbove(record.owner, user.id, (id) => world.users.find((each) => each.id === id)?.superior);
    if (user.department === null) return false;
    if (scope === 'department') return record.department === user.department;
    return hasAbove(record.department, user.department, (id) => world.departments.find((each) => each.id === id)?.parent);
  });
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
