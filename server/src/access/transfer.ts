import type { Scope } from '@tenon/metadata';
import type { Actor } from './actor.ts';

/** Whose a record is. */
export type Ownership = { ownerId: string | null; departmentId: string | null };

/** Whether the actor may make a record that belongs to these hands: their own always, others that their right to transfer reaches. */
export function mayGiveNew(actor: Actor, object: string, to: Ownership): boolean {
  return (
    to.ownerId === actor.userId ||
    actor.rights.scopes(object, 'transfer').some((scope) => typeof scope === 'string' && within[scope](actor, to))
  );
}

/** The plain scopes, without what a parent adds: the counterpart of `rowFilter` for what is not in the database yet. */
const within: Record<Scope, (actor: Actor, record: Ownership) => boolean> = {
  own: (actor, { ownerId }) => ownerId === actor.userId,
  subordinates: (actor, { ownerId }) => ownerId !== null && actor.team.includes(ownerId),
  department: (actor, { departmentId }) => departmentId !== null && departmentId === actor.department,
  departmentAndBelow: (actor, { departmentId }) => departmentId !== null && actor.departmentsBelow.includes(departmentId),
  all: () => true,
};
