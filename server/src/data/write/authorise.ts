import type { ObjectAction, RecordAction } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import type { Write } from './write.ts';
import type { WriteAction } from './write-request.ts';

/** The right over rows that each action needs; trashed records are restored by whoever may delete them. */
export const rowAction = {
  update: 'edit',
  delete: 'delete',
  restore: 'delete',
} as const satisfies Record<Exclude<WriteAction, 'create'>, RecordAction>;

/** Rights on the object as a whole; which rows, and whose, is looked at when they are loaded. */
export function authorise(write: Write): void {
  if (write.byPlatform) return;
  // An object that is not theirs to see is no object to them.
  if (!mayEver(write))
    throw new TenonError(write.actor.rights.scopes(write.object.name, 'read').length > 0 ? 'forbidden' : 'notFound');
  const more = massRights(write);
  if (more.some((action) => !write.actor.rights.allows(write.object.name, action))) throw new TenonError('forbidden');
}

function mayEver({ actor, object, action }: Write): boolean {
  if (action === 'create') return actor.rights.allows(object.name, 'create');
  return actor.rights.scopes(object.name, rowAction[action]).length > 0;
}

/** An import needs its own right, and so does changing many records at one stroke. */
function massRights({ actor, batch }: Write): ObjectAction[] {
  if (actor.source === 'import') return ['import'];
  return batch?.kind === 'bulk' ? ['bulk'] : [];
}
