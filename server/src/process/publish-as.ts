import type { Actor } from '../access/actor.ts';
import { checkRoles } from '../access/check-roles.ts';
import type { PublishCheck } from '../catalog/apply-definitions.ts';
import { publish } from '../catalog/publish.ts';
import { restoreRevision } from '../catalog/revisions.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { checkControl, checkConversions, checkProcesses } from './check-processes.ts';

/** Makes all drafts count; see `publish`. Throws `forbidden` when they would reach beyond the actor's own rights. */
export function publishAs(workspace: Workspace, actor: Actor, summary: string): Promise<number> {
  return publish(workspace, actor.userId, summary, { check: checkReach(workspace, actor) });
}

/** Makes an earlier revision count again; see `restoreRevision`. What it allows is measured like what is published anew. */
export function restoreAs(workspace: Workspace, actor: Actor, revision: number): Promise<number> {
  return restoreRevision(workspace, revision, actor.userId, checkReach(workspace, actor));
}

function checkReach(workspace: Workspace, actor: Actor): PublishCheck {
  const checks = [checkRoles(workspace, actor), checkProcesses(actor), checkConversions(actor), checkControl(actor)];
  return async (change) => {
    for (const check of checks) await check(change);
  };
}
