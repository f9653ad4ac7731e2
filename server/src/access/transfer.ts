import type { Scope } from '@tenon/metadata';
import type { Actor, RecordAction } from './actor.ts';

/** Whose a record is. */
export type Ownership = { ownerId: string | null; departmentId: string | null };

/**
 * Whether the actor may put a record into these hands. Their own always; another's when their right to transfer reaches the
 * present holder (`from`), or, for a record that is only being made, the holder to be.
 */
export function mayTransfer(actor: Actor, object: string, hands: { from?: Ownership; to: Ownership }): boolean {
  if (!hands.from) return hands.to.ownerId === actor.userId || holds(actor, object, 'transfer', hands.to);
  return hands.from.ownerId === hands.to.ownerId || holds(actor, object, 'transfer', hands.from);
}

/** The plain scopes of an action on a record, without what its parent adds: the counterpart of `rowFilter` outside the database. */
function holds(actor: Actor, object: string, action: RecordAction, record: Ownership): boolean {
  return actor.rights.scopes(object, action).some((scope) => within[scope](actor, record));
}

const within: Record<Scope, (actor: Actor, record: Ownership) => boolean> = {
  own: (actor, { ownerId }) => ownerId === actor.userId,
  subordinates: (actor, { ownerId }) => ownerId !== null && actor.team.includes(ownerId),
  department: (actor, { departmentId }) => departmentId !== null && departmentId === actor.department,
  departmentAndBelow: (actor, { departmentId }) => departmentId !== null && actor.departmentsBelow.includes(departmentId),
  all: () => true,
};
