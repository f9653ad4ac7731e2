import type { Problem, RoleBody } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import { invalid, problem, TenonError } from '../base/errors.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { Actor } from './actor.ts';
import { administratorRole, fullRightsOf, withFullRights } from './actors.ts';
import type { Directory } from './directory.ts';
import { mergeRoles } from './merge-roles.ts';
import { coversApp, reachesBeyond } from './reaches-beyond.ts';

export type RoleChange = { userId: string | undefined; from: readonly string[]; to: readonly string[] };

/**
 * Throws unless the actor may give and take these roles. Nobody gives what reaches beyond their own rights, whatever the roles are
 * called and however they add up; nobody takes system rights that they do not have, so that who manages users cannot put out an
 * administrator; and one's own roles are changed by who manages roles as well.
 */
export function checkRoleChange(workspace: Workspace, actor: Actor, { userId, from, to }: RoleChange): void {
  requireSystemRight(actor, 'manageUsers');
  const { snapshot } = workspace;
  const unknown = to.filter((name) => !snapshot.roles.has(name) && !from.includes(name));
  if (unknown.length > 0) throw invalid(unknown.map(unknownRole));
  const taken = from.filter((name) => !to.includes(name));
  const given = to.filter((name) => !from.includes(name));
  const takesBeyond = taken.some((name) => takesMore(actor, snapshot.roles.get(name)));
  const ownRoles = taken.length + given.length > 0 && userId === actor.userId && !actor.rights.system.has('manageRoles');
  if (takesBeyond || (given.length > 0 && givesBeyond(workspace, actor, { from, to }))) throw new TenonError('beyondRights');
  if (ownRoles) throw new TenonError('forbidden');
}

/** Whether who loses the role loses what the actor does not have. */
function takesMore(actor: Actor, role: RoleBody | undefined): boolean {
  const { system, administers } = mergeRoles(role ? [role] : []);
  return [...system].some((right) => !actor.rights.system.has(right)) || [...administers].some((app) => !coversApp(actor, app));
}

/** What somebody has already is not given. */
function givesBeyond({ snapshot }: Workspace, actor: Actor, { from, to }: Pick<RoleChange, 'from' | 'to'>): boolean {
  const [before, after] = [from, to].map((roles) => ({ ...actor, rights: fullRightsOf(snapshot, roles) })) as [Actor, Actor];
  return reachesBeyond(snapshot, after, [withFullRights(snapshot, actor), before]);
}

/** Throws unless the actor may let somebody with these roles out of the workspace, as deactivation and the trash do. */
export function checkDeactivation(workspace: Workspace, actor: Actor, roles: readonly string[]): void {
  checkRoleChange(workspace, actor, { userId: undefined, from: roles, to: [] });
}

/** Throws unless the actor may let somebody with these roles in again. */
export function checkActivation(workspace: Workspace, actor: Actor, roles: readonly string[]): void {
  checkRoleChange(workspace, actor, { userId: undefined, from: [], to: roles });
}

/** Throws `forbidden` where no role of the actor gives the right. */
export function requireSystemRight(actor: Actor, right: Parameters<Actor['rights']['system']['has']>[0]): void {
  if (!actor.rights.system.has(right)) throw new TenonError('forbidden');
}

function unknownRole(name: string): Problem {
  return problem('unknownOption', 'roles', { label: { zh: '角色', en: 'Roles' }, seen: name });
}

/** Throws when these users leave, or give the role up, and nobody who can sign in would be left to administer the workspace. */
export function checkAdministratorRemains(directory: Directory, leaving: ReadonlySet<string>): void {
  const people = [...directory.people.values()].filter(({ active, roles }) => active && roles.includes(administratorRole));
  const leaves = people.some(({ id }) => leaving.has(id));
  if (!leaves || people.some(({ id, account }) => account && !leaving.has(id))) return;
  const message = {
    zh: '这是最后一位在职的系统管理员，请先指定另一位',
    en: 'This is the last active administrator; appoint another one first',
  };
  throw invalid([problem('refused', 'roles', { message })]);
}

/** Replaces the roles of a user. */
export async function writeRoles(
  tx: Transaction,
  workspace: Workspace,
  user: { id: string; roles: readonly string[] },
): Promise<void> {
  const table = `${quoteName(workspace.schema)}.sys_user_role`;
  await tx.query({ text: `delete from ${table} where user_id = $1`, values: [user.id] });
  await tx.query({
    text: `insert into ${table} (user_id, role) select $1, role from unnest($2::text[]) as role`,
    values: [user.id, [...new Set(user.roles)]],
  });
}
