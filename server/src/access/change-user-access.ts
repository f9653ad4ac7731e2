import type { Transaction } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import { countChanges } from '../catalog/data-version.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { takeAccessLock } from './access-lock.ts';
import type { Actor } from './actor.ts';
import { administratorRole } from './actors.ts';
import { loadDirectory, type Person } from './directory.ts';
import { announceAccessChange } from './directory-cache.ts';
import {
  checkActivation,
  checkAdministratorRemains,
  checkDeactivation,
  checkRoleChange,
  requireSystemRight,
  writeRoles,
} from './give-roles.ts';
import { endSessions } from './sessions.ts';

export type AccessChange = { userId: string; roles?: readonly string[]; active?: boolean };

/** Gives a user other roles, or lets them in or out. It counts from their next request; who is let out is signed out as well. */
export async function changeUserAccess(workspace: Workspace, actor: Actor, change: AccessChange): Promise<void> {
  requireSystemRight(actor, 'manageUsers');
  await workspace.database.platform.transaction(async (tx) => {
    await takeAccessLock(tx, workspace);
    const directory = await loadDirectory(workspace, tx);
    const person = directory.people.get(change.userId);
    if (!person) throw new TenonError('notFound');
    const { roles = person.roles, active = person.active } = change;
    checkRoleChange(workspace, actor, { userId: person.id, from: person.roles, to: roles });
    if (active !== person.active) (active ? checkActivation : checkDeactivation)(workspace, actor, person.roles);
    if (!active || !roles.includes(administratorRole)) checkAdministratorRemains(directory, new Set([person.id]));
    await writeRoles(tx, workspace, { id: person.id, roles });
    if (active !== person.active) await writeActive(tx, { workspace, actor, person, active });
    await announceAccessChange(tx, workspace);
  });
  workspace.log.info(
    {
      event: 'access.changed',
      workspace: workspace.id,
      by: actor.userId,
      user: change.userId,
      roles: change.roles,
      active: change.active,
    },
    'access of a user changed',
  );
}

type Switch = { workspace: Workspace; actor: Actor; person: Person; active: boolean };

/** The field is the platform's own, so the write pipeline refuses it; its history is kept here. */
async function writeActive(tx: Transaction, { workspace, actor, person, active }: Switch): Promise<void> {
  const now = workspace.clock.now();
  await tx.query({
    text: `update ${quoteName(workspace.schema)}."user"
      set active = $2, version = version + 1, updated_at = $3, updated_by = $4 where id = $1`,
    values: [person.id, active, now, actor.userId],
  });
  await tx.query({
    text: `insert into ${quoteName(workspace.schema)}.sys_history (id, object, record_id, at, actor, source, action, changes)
      values ($1, 'user', $2, $3, $4, $5, 'update', $6)`,
    values: [newId(), person.id, now, actor.userId, actor.source, JSON.stringify({ active: [person.active, active] })],
  });
  await countChanges(tx, workspace, ['user']);
  if (!active && person.account)
    await endSessions(tx, workspace.database, { accountId: person.account.id, workspaceId: workspace.id });
}
