import sql, { raw } from 'sql-template-tag';
import { TenonError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { Actor } from './actor.ts';
import { pilotsOfPerson, reachOf } from './actors.ts';
import { appsOffHere, switchedRole } from './app-switches.ts';
import { readDirectory } from './directory-cache.ts';
import { draftedRoles } from './drafted-roles.ts';
import { requireSystemRight } from './give-roles.ts';
import { mergeRoles } from './merge-roles.ts';
import { narrowRights } from './narrow-rights.ts';
import type { Reach } from './reaches-beyond.ts';

/** As a person, with the roles they have; or as oneself with one role. Drafts of roles in the change set count. */
export type ViewWanted = { person?: string; role?: string; changeSet?: string };

export type SeenAs = ViewWanted & { id: string; by: string; at: Date };

const life = 12 * 3600 * 1000;
const mostKept = 1000;
/** Those that were looked up, of all workspaces; ids are never used again. */
const known = new Map<string, SeenAs>();

/**
 * Begins to look at the workspace as a role or a person would see it, and notes who did. Throws `forbidden` for who does not both design and manage
 * roles, and `notFound`.
 */
export async function beginView(workspace: Workspace, actor: Actor, wanted: ViewWanted): Promise<{ id: string; actor: Actor }> {
  const view: SeenAs = { ...wanted, id: newId(), by: actor.userId, at: workspace.clock.now() };
  const seen = await actorThrough(workspace, actor, view);
  await workspace.database.platform.query(sql`
    insert into ${table(workspace)} (id, at, by, person, role, change_set)
    values (${view.id}, ${view.at}, ${view.by}, ${view.person ?? null}, ${view.role ?? null}, ${view.changeSet ?? null})`);
  keep(view);
  return { id: view.id, actor: seen };
}

/**
 * Who would be looking, with rights that are both theirs and of whoever looks through them; for reading alone. Worked out anew for each request, for
 * either may have lost rights. Throws `notFound` for a view of somebody else or one that is over, and `forbidden`.
 */
export async function lookThrough(workspace: Workspace, actor: Actor, id: string): Promise<Actor> {
  const view = known.get(id) ?? (await readView(workspace, id));
  const isOver = view && workspace.clock.now().getTime() - view.at.getTime() > life;
  if (!view || isOver || view.by !== actor.userId) throw new TenonError('notFound');
  keep(view);
  return actorThrough(workspace, actor, view);
}

/** Who looked as a person, newest first. */
export async function listViews(workspace: Workspace, { person }: { person: string }): Promise<{ at: Date; by: string }[]> {
  const rows = await workspace.database.platform.query<{ at: string; by: string }>(
    sql`select at, by from ${table(workspace)} where person = ${person} order by at desc limit 20`,
  );
  return rows.map(({ at, by }) => ({ at: new Date(at), by }));
}

async function actorThrough(workspace: Workspace, actor: Actor, view: ViewWanted): Promise<Actor> {
  for (const right of ['manageMetadata', 'manageRoles'] as const) requireSystemRight(actor, right);
  const { snapshot } = workspace;
  const [directory, roles] = await Promise.all([readDirectory(workspace), draftedRoles(workspace, view.changeSet)]);
  const person = view.person === undefined ? undefined : directory.people.get(view.person);
  if (view.person !== undefined && !person?.active) throw new TenonError('notFound');
  const names = person?.roles ?? [view.role ?? ''];
  if (!person && !roles.has(view.role ?? '')) throw new TenonError('notFound');
  const pilots = person && pilotsOfPerson(snapshot, directory, person);
  const off = appsOffHere(snapshot, names, pilots);
  const rights = mergeRoles(names.flatMap((name) => roles.get(name) ?? []).map((role) => switchedRole(snapshot, role, off)));
  const who: Omit<Reach, 'rights'> = person ? reachOf(workspace, directory, person) : actor;
  const { userId, department, departmentsBelow, team } = who;
  return {
    ...actor,
    ...{ userId, department, departmentsBelow, team },
    ...(person && { name: person.name, timeZone: person.account?.timeZone ?? workspace.timeZone }),
    ...{ roles: names, pilots },
    rights: narrowRights(snapshot, { ...who, rights }, actor),
    lookedThroughBy: actor.userId,
  };
}

async function readView(workspace: Workspace, id: string): Promise<SeenAs | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined;
  const [row] = await workspace.database.platform.query<SeenAs & Record<'person' | 'role' | 'changeSet', string | null>>(
    sql`select id, at, by, person, role, change_set as "changeSet" from ${table(workspace)} where id = ${id}`,
  );
  if (!row) return undefined;
  const { person, role, changeSet } = row;
  return {
    id: row.id,
    by: row.by,
    at: row.at,
    person: person ?? undefined,
    role: role ?? undefined,
    changeSet: changeSet ?? undefined,
  };
}

function keep(view: SeenAs): void {
  known.delete(view.id);
  known.set(view.id, view);
  if (known.size > mostKept) known.delete(known.keys().next().value as string);
}

function table({ schema }: Workspace) {
  return raw(`${quoteName(schema)}.sys_view_as`);
}
