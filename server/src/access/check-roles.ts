import { conditionsOfRole, type Path, type RoleBody } from '@tenon/metadata';
import { TenonError } from '../base/errors.ts';
import type { PublishCheck } from '../catalog/publish-check.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { takeAccessLock } from './access-lock.ts';
import type { Actor } from './actor.ts';
import { withNewNames } from './actor-before.ts';
import { fullRightsOf, withFullRights } from './actors.ts';
import { designsAll } from './app-reach.ts';
import { loadDirectory } from './directory.ts';
import { mayReadPath, relatedObject } from './field-rights.ts';
import { filterPaths } from './filter-paths.ts';
import { requireSystemRight } from './give-roles.ts';
import { reachesBeyond } from './reaches-beyond.ts';

type Roles = ReadonlyMap<string, RoleBody>;

/**
 * Who publishes roles answers for all that they allow, whoever wrote them: they take the right to manage roles, and reach no further
 * than the actor or than the same role did before. Nor do they where somebody holds them together with others: one may show what
 * another lets be changed.
 */
export function checkRoles(workspace: Workspace, actor: Actor): PublishCheck {
  return async ({ before, next, tx, returning }) => {
    const named = withNewNames({ before, next });
    const earlier: Roles = before.roles;
    const changed = [...next.roles.keys()].filter((name) => !isSame(next.roles.get(name), earlier.get(name)));
    const touches = changed.length > 0 || [...earlier.keys()].some((name) => !next.roles.has(name));
    // Which roles are theirs who administer apps was asked before.
    if (touches && designsAll(actor)) requireSystemRight(actor, 'manageRoles');
    if (changed.length === 0) return;
    requireReadable(next, withFullRights(next, actor), changed);
    await takeAccessLock(tx, workspace);
    const { people } = await loadDirectory(workspace, tx);
    // A new object holds nothing yet, and nobody could have had a right to it.
    const isEmpty = (object: string) => !before.objects.has(object) && !returning.some((each) => each.object === object);
    const held = [...people.values()].filter(({ active }) => active).map(({ roles }) => roles);
    const together = held.filter((names) => names.some((name) => changed.includes(name)));
    for (const names of [...changed.map((name) => [name]), ...together]) {
      const holders = [withFullRights(named, actor), withRoles(actor, named, names)];
      if (reachesBeyond(next, withRoles(actor, next, names), holders, isEmpty)) throw new TenonError('beyondRights');
    }
  };
}

/** Which records a condition lets through tells what it asks: nobody makes one over what they may not read. */
function requireReadable(snapshot: Snapshot, actor: Actor, names: readonly string[]): void {
  const inside = (object: string, path: Path) => relatedObject(snapshot, object, path);
  const paths = names.flatMap((name) => {
    const conditions = conditionsOfRole(snapshot.roles.get(name) as RoleBody);
    return conditions.flatMap(({ object, where }) => filterPaths(where, object, inside));
  });
  if (!paths.every(({ object, path }) => mayReadPath(snapshot, actor, object, path))) throw new TenonError('beyondRights');
}

/** A role that somebody has is not removed from under them. */
export function refuseHeldRoles(workspace: Workspace): PublishCheck {
  return async ({ before, next, tx }) => {
    const removed = [...before.roles.keys()].filter((name) => !next.roles.has(name));
    if (removed.length === 0) return;
    await takeAccessLock(tx, workspace);
    const { people } = await loadDirectory(workspace, tx);
    const count = [...people.values()].filter(({ roles }) => roles.some((name) => removed.includes(name))).length;
    if (count > 0) throw new TenonError('inUse', { params: { count } });
  };
}

function isSame(one: RoleBody | undefined, other: RoleBody | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function withRoles(actor: Actor, snapshot: Snapshot, names: readonly string[]): Actor {
  return { ...actor, rights: fullRightsOf(snapshot, names) };
}
