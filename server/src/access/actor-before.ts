import type { RoleBody } from '@tenon/metadata';
import { findRenames, type Rename } from '@tenon/metadata/find-renames.ts';
import type { PublishChange } from '../catalog/publish-check.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Actor } from './actor.ts';
import { withFullRights } from './actors.ts';

type Change = Pick<PublishChange, 'before' | 'next'>;

/**
 * The actor with the rights that they have before a change, every app on, by the names that fields have after it: else a field that is renamed
 * would be one that no role says anything of, and so everybody's.
 */
export function actorBefore(actor: Actor, change: Change): Actor {
  return withFullRights(withNewNames(change), actor);
}

/** What counted before a change, its roles with the names that fields have after it. */
export function withNewNames({ before, next }: Change): Snapshot {
  const renames = findRenames(objectsOf(before), objectsOf(next));
  if (renames.length === 0) return before;
  return { ...before, roles: new Map([...before.roles].map(([name, role]) => [name, rename(role, renames)])) };
}

function objectsOf({ objects }: Snapshot) {
  return [...objects].map(([name, { body }]) => ({ kind: 'object', name, body }));
}

function rename({ fields, ...role }: RoleBody, renames: readonly Rename[]): RoleBody {
  if (!fields) return role;
  const names = new Map(renames.map(({ object, from, to }) => [`${object}.${from}`, `${object}.${to}`]));
  return { ...role, fields: Object.fromEntries(Object.entries(fields).map(([path, right]) => [names.get(path) ?? path, right])) };
}
