import type { Locale } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Workspace } from '../catalog/workspace.ts';

export type Person = {
  id: string;
  name: string;
  email: string | null;
  active: boolean;
  department: string | null;
  superior: string | null;
  roles: readonly string[];
  /** Of the person's account; none until the invitation is accepted. */
  account: { id: string; locale: Locale; timeZone: string } | null;
};

/** Who works in a workspace, and who stands above whom. Read in one statement and kept until somebody changes it. */
export type Directory = {
  /** Its id. */
  workspace: string;
  people: ReadonlyMap<string, Person>;
  departments: readonly Department[];
  /** The user and everyone below in the chain of superiors. */
  teamOf(userId: string): readonly string[];
  /** The department and all below. */
  departmentsBelow(department: string): readonly string[];
};

export type Department = { id: string; parent: string | null; head?: string | null };
type Rows = { people: Person[]; departments: Department[] };

/** Reads the people and departments of a workspace; those in the trash are left out. */
export async function loadDirectory(
  workspace: Workspace,
  database: Pick<Transaction, 'query'> = workspace.database.platform,
): Promise<Directory> {
  const [rows] = await database.query<Rows>({
    text: directoryText(workspace.schema, workspace.snapshot),
    values: [workspace.id],
  });
  return arrange(workspace.id, rows as Rows);
}

/** The directory of these people and departments. */
export function arrange(workspace: string, { people, departments }: Rows): Directory {
  const below = childrenOf(people.map(({ id, superior }) => ({ id, parent: superior })));
  const departmentsBelow = childrenOf(departments);
  return {
    workspace,
    people: new Map(people.map((person) => [person.id, person])),
    departments,
    teamOf: remember((id) => everythingUnder(id, below)),
    departmentsBelow: remember((id) => everythingUnder(id, departmentsBelow)),
  };
}

/** The login role reads it, because accounts are kept outside of the workspace. */
function directoryText(schema: string, snapshot: Snapshot): string {
  const column = (object: string, field: string) => {
    const name = snapshot.objects.get(object)?.fields.get(field)?.valueColumn;
    if (!name) throw new Error(`object ${object} has no stored field ${field}`);
    return `t.${quoteName(name)}`;
  };
  const table = (object: string) => snapshot.objects.get(object)?.table;
  // Who leads a department is nobody where the field for it was removed, or says something else.
  const head = snapshot.objects.get('department')?.fields.get('head');
  const headColumn = head?.valueColumn && head.targets.join() === 'user' ? `t.${quoteName(head.valueColumn)}` : 'null';
  return `
select
  (select coalesce(json_agg(json_build_object(
      'id', t.id, 'name', ${column('user', 'name')}, 'email', ${column('user', 'email')},
      'active', ${column('user', 'active')} is not false,
      'department', ${column('user', 'department')}, 'superior', ${column('user', 'superior')},
      'roles', array(select r.role from ${quoteName(schema)}.sys_user_role r where r.user_id = t.id order by r.role),
      'account', case when a.active then json_build_object('id', a.id, 'locale', a.locale, 'timeZone', a.time_zone) end
    )), '[]')
    from ${table('user')} t
    left join tenon.membership m on m.workspace_id = $1 and m.user_id = t.id
    left join tenon.account a on a.id = m.account_id
    where t.deleted_at is null) as people,
  (select coalesce(json_agg(json_build_object('id', t.id, 'parent', ${column('department', 'parent')}, 'head', ${headColumn})), '[]')
    from ${table('department')} t where t.deleted_at is null) as departments`;
}

function childrenOf(nodes: { id: string; parent: string | null }[]): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const { id, parent } of nodes) {
    if (parent === null) continue;
    const siblings = children.get(parent) ?? [];
    siblings.push(id);
    children.set(parent, siblings);
  }
  return children;
}

/** A circle of superiors ends where it began: each is met once. */
function everythingUnder(root: string, children: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const met = new Set([root]);
  for (const id of met) for (const child of children.get(id) ?? []) met.add(child);
  return [...met];
}

function remember(answer: (id: string) => readonly string[]): (id: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const ids = known.get(id) ?? answer(id);
    known.set(id, ids);
    return ids;
  };
}
