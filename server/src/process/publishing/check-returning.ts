import type { Actor, RecordAction } from '../../access/actor.ts';
import { fullRightsOf } from '../../access/actors.ts';
import { mayChange } from '../../access/app-reach.ts';
import { reachesBeyondIn } from '../../access/reaches-beyond.ts';
import { TenonError } from '../../base/errors.ts';
import type { PublishCheck } from '../../catalog/publish-check.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import { snapshotsWith } from '../../catalog/snapshots-with.ts';
import type { Returning } from '../../catalog/sync-schema/find-returning.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/**
 * What was removed and is there again holds what it held, and roles that kept it from somebody may say nothing of it by now. So it is measured by
 * what counted when it was last there: whoever brings it back designed it then, and no role shows more of it than the same role did, or than those of
 * whoever publishes did.
 */
export function checkReturning(workspace: Workspace, actor: Actor): PublishCheck {
  return async ({ before, next, returning, tx }) => {
    for (const each of returning) {
      const earlier = await snapshotsWith(tx, workspace, each);
      for (const last of earlier.length > 0 ? earlier : [before])
        if (showsMore({ last, next }, actor, each)) throw new TenonError('beyondRights');
    }
  };
}

type Times = { last: Snapshot; next: Snapshot };

function showsMore({ last, next }: Times, actor: Actor, { object, field }: Returning): boolean {
  const withRoles = (snapshot: Snapshot, names: readonly string[]) => ({ ...actor, rights: fullRightsOf(snapshot, names) });
  const own = actor.kind === 'service' ? actor : withRoles(last, actor.roles);
  const isTheirs = mayChange({ before: last, next }, actor, { kind: 'object', name: object });
  if (field === undefined && (!isTheirs || changesControl({ last, next }, own, object))) return true;
  return [...next.roles.keys()].some((name) => {
    const holders = [own, withRoles(last, [name])];
    return reachesBeyondIn(next, withRoles(next, [name]), { holders, object, field });
  });
}

const everyAction: readonly RecordAction[] = ['read', 'edit', 'delete', 'transfer'];

/** What controls its records says who reads them; it stays what it was, unless who publishes had them all. */
function changesControl({ last, next }: Times, { rights }: Actor, object: string): boolean {
  const [was, is] = [last, next].map(({ objects }) => objects.get(object)?.body.controlledBy);
  return was !== is && !everyAction.every((action) => rights.scopes(object, action).includes('all'));
}
