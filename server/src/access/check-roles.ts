import type { Definition, RoleBody } from '@tenon/metadata';
import { TenonError } from '../base/errors.ts';
import type { PublishCheck } from '../catalog/apply-definitions.ts';
import type { Actor } from './actor.ts';
import { requireSystemRight } from './give-roles.ts';
import { mergeRoles } from './merge-roles.ts';
import { reachesBeyond } from './reaches-beyond.ts';

/**
 * Who publishes roles answers for all that they allow, whoever wrote them: they take the right to manage roles, and reach no further
 * than the actor or than the same role did before.
 */
export function checkRoles(actor: Actor): PublishCheck {
  return ({ before, next }) => {
    const earlier = new Map(before.filter(isRole).map(({ name, body }) => [name, body]));
    const changed = [...next.roles].filter(([name, body]) => JSON.stringify(body) !== JSON.stringify(earlier.get(name)));
    if (changed.length > 0 || [...earlier.keys()].some((name) => !next.roles.has(name))) requireSystemRight(actor, 'manageRoles');
    for (const [name, body] of changed) {
      const known = earlier.get(name);
      const holders = known ? [actor, withRole(actor, known)] : [actor];
      if (reachesBeyond(next, withRole(actor, body), holders)) throw new TenonError('beyondRights');
    }
  };
}

function isRole(definition: Definition): definition is Definition<'role', RoleBody> {
  return definition.kind === 'role';
}

function withRole(actor: Actor, role: RoleBody): Actor {
  return { ...actor, rights: mergeRoles([role]) };
}
