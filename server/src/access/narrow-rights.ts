import { everyOtherObject, fieldRights } from '@tenon/metadata';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { RecordAction, Rights } from './actor.ts';
import { signRights } from './merge-roles.ts';
import { coversApp, coversScope, type Reach } from './reaches-beyond.ts';
import { addScopes } from './scope-rules.ts';

/**
 * What a reach holds of what another holds, too: scopes whose records are among the other's, the less open right to each field. Records that both
 * would read by different scopes are left out where it cannot be told from the scopes; nothing is in it that either does not hold.
 */
export function narrowRights(snapshot: Snapshot, reach: Reach, holder: Reach): Rights {
  const [one, other] = [reach.rights, holder.rights];
  const scopes = (object: string, action: RecordAction) => {
    const [wanted, held] = [one.scopes(object, action), other.scopes(object, action)];
    const within = wanted.filter((scope) => coversScope(scope, held, { reach, holder }));
    // Of one person both mean the same records.
    const around = reach.userId === holder.userId ? held : [];
    return addScopes([...within, ...around.filter((scope) => coversScope(scope, wanted, { reach: holder, holder: reach }))]);
  };
  const field: Rights['field'] = (object, name) => {
    const rights = [one, other].map((each) => fieldRights.indexOf(each.field(object, name)));
    return fieldRights[Math.min(...rights)] ?? 'hidden';
  };
  const objects = [...snapshot.objects.keys(), everyOtherObject];
  const readable = objects.filter((object) => scopes(object, 'read').length > 0);
  const fields = readable.flatMap((object) =>
    [...(snapshot.objects.get(object)?.fields.keys() ?? [])]
      .filter((name) => field(object, name) !== 'edit')
      .map((name) => `${object}.${name}`),
  );
  return signRights(
    {
      scopes,
      field,
      allows: (object, action) => one.allows(object, action) && other.allows(object, action),
      system: new Set([...one.system].filter((right) => other.system.has(right))),
      appsOff: new Set([...one.appsOff, ...other.appsOff]),
      administers: new Set([...one.administers].filter((app) => coversApp(holder, app))),
    },
    { objects, fields },
  );
}
