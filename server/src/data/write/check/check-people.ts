import { takeAccessLock } from '../../../access/access-lock.ts';
import { reachOf, withFullRights } from '../../../access/actors.ts';
import { arrange, type Directory, loadDirectory, type Person } from '../../../access/directory.ts';
import { checkActivation, checkAdministratorRemains, checkDeactivation } from '../../../access/give-roles.ts';
import { type Reach, reachesBeyond } from '../../../access/reaches-beyond.ts';
import { TenonError } from '../../../base/errors.ts';
import { sysTable } from '../save/sys-table.ts';
import { type LockingWrite, type PendingRow, valueAfter, type Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/**
 * Somebody who goes to the trash can no longer sign in: that asks what letting them out asks, on whatever way they go. Not the last
 * administrator, and not while access is being changed. Records of people who never could come in are records like others.
 */
export async function checkUserRemoval({ workspace, actor, object, pendingRows, tx }: LockingWrite): Promise<void> {
  if (object.name !== 'user') return;
  await takeAccessLock(tx, workspace);
  // As it was committed, not as it was kept: the change waited for may have left one administrator.
  const directory = await loadDirectory(workspace, { query: tx.queryAsPlatform });
  for (const { id } of pendingRows) {
    const person = directory.people.get(id);
    if (person && (person.account || person.roles.length > 0)) checkDeactivation(workspace, actor, person.roles);
  }
  checkAdministratorRemains(directory, new Set(pendingRows.map(({ id }) => id)));
}

/** Who comes back from the trash has their roles again, which takes the right to give them. */
export async function checkUserReturn(write: Write): Promise<void> {
  const { workspace, actor, object, pendingRows, readTx } = write;
  if (object.name !== 'user') return;
  const held = await readTx.query<{ roles: string[] }>({
    text: `select array_agg(role) as roles from ${sysTable(write, 'sys_user_role')} where user_id = any($1::uuid[]) group by user_id`,
    values: [pendingRows.map(({ id }) => id)],
  });
  for (const { roles } of held) checkActivation(workspace, actor, roles);
}

/** What says who somebody is when invited, and whose records superiors and departments reach. */
const deciding: ReadonlyMap<string, readonly string[]> = new Map([
  ['user', ['email', 'department', 'superior']],
  ['department', ['parent']],
]);

/**
 * Where people and departments stand decides who reaches what, so it takes the right to manage users; and nobody comes to reach more
 * by it than they did, or than the actor does. The platform may clear a place when what it names is gone: that only takes away.
 */
export async function checkPlaces(write: Write): Promise<void> {
  const { object, actor, byPlatform, pendingRows } = write;
  const places = deciding.get(object.name);
  if (!places) return;
  if (object.name === 'user') refuseSwitch(write);
  const isMoved = ({ values }: PendingRow, name: string) => name in values && !(byPlatform && values[name] === null);
  const moved = pendingRows.filter((pendingRow) => places.some((name) => isMoved(pendingRow, name)));
  if (moved.length === 0) return;
  if (actor.rights.system.has('manageUsers')) return checkReach(write, moved);
  for (const pendingRow of moved)
    for (const field of places) if (isMoved(pendingRow, field)) refuseRow(write, pendingRow, { code: 'notAllowed', field });
}

/** Who is let in or out is told by `changeUserAccess` alone: not by a form that was opened for it, an option or a conversion. */
function refuseSwitch(write: Write): void {
  for (const pendingRow of write.pendingRows)
    if ('active' in pendingRow.values) refuseRow(write, pendingRow, { code: 'notAllowed', field: 'active' });
}

async function checkReach({ workspace, object, actor, readTx }: Write, moved: PendingRow[]): Promise<void> {
  const before = await loadDirectory(workspace, { query: readTx.queryAsPlatform });
  const after = object.name === 'user' ? movePeople(before, moved) : moveDepartments(before, moved);
  for (const person of after.people.values()) {
    const was = before.people.get(person.id);
    if (!was || person.roles.length === 0) continue;
    const [reach, held] = [reachOf(workspace, after, person), reachOf(workspace, before, was)];
    if (isUnmoved(reach, held) || !reachesBeyond(workspace.snapshot, reach, [held, withFullRights(workspace.snapshot, actor)]))
      continue;
    throw new TenonError('beyondRights');
  }
}

function movePeople(directory: Directory, moved: PendingRow[]): Directory {
  const pendingRows = new Map(moved.map((pendingRow) => [pendingRow.id, pendingRow]));
  const people = [...directory.people.values()].map((person): Person => {
    const pendingRow = pendingRows.get(person.id);
    return pendingRow
      ? { ...person, department: idAfter(pendingRow, 'department'), superior: idAfter(pendingRow, 'superior') }
      : person;
  });
  return arrange(directory.workspace, { people, departments: [...directory.departments] });
}

function moveDepartments(directory: Directory, moved: PendingRow[]): Directory {
  const pendingRows = new Map(moved.map((pendingRow) => [pendingRow.id, pendingRow]));
  const departments = directory.departments.map((department) => {
    const pendingRow = pendingRows.get(department.id);
    return pendingRow ? { ...department, parent: idAfter(pendingRow, 'parent') } : department;
  });
  return arrange(directory.workspace, { people: [...directory.people.values()], departments });
}

function idAfter(pendingRow: PendingRow, field: string): string | null {
  return (valueAfter(pendingRow, field) as { id: string } | null)?.id ?? null;
}

function isUnmoved(reach: Reach, held: Reach): boolean {
  return (
    reach.department === held.department && isSame(reach.team, held.team) && isSame(reach.departmentsBelow, held.departmentsBelow)
  );
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others);
  return some.length === others.length && some.every((each) => known.has(each));
}
