import type { SystemRight } from '@tenon/metadata';
import type { PublishCheck } from '../catalog/apply-definitions.ts';
import type { Actor } from './actor.ts';
import { requireSystemRight } from './give-roles.ts';

type Designed = { kind: string; body?: unknown };

/** Kinds that give rights, or send out what somebody else may read, take more than the right to design. */
const rightOfKind: Partial<Record<string, SystemRight>> = { role: 'manageRoles', connection: 'manageConnections' };

/** Throws `forbidden` without the right to design each of these definitions. */
export function requireDesignRights(actor: Actor, definitions: readonly Designed[]): void {
  requireSystemRight(actor, 'manageMetadata');
  for (const { kind, body } of definitions) {
    const right = Object.hasOwn(rightOfKind, kind) ? rightOfKind[kind] : undefined;
    if (right) requireSystemRight(actor, right);
    // A process that calls a connection sends out, too.
    if (kind === 'process' && JSON.stringify(body)?.includes('"callConnection"')) requireSystemRight(actor, 'manageConnections');
  }
}

/** Files and revisions may hold definitions of any kind. */
export function requireRightsOfEveryKind(actor: Actor): void {
  requireDesignRights(
    actor,
    Object.keys(rightOfKind).map((kind) => ({ kind })),
  );
}

/** Whoever publishes answers for all that it changes, whoever wrote it. */
export function checkDesign(actor: Actor): PublishCheck {
  return ({ changed }) => requireDesignRights(actor, changed);
}
