import type { Actor } from '../access/actor.ts';
import { checkRoles } from '../access/check-roles.ts';
import type { Application, PublishCheck, Rehearsal } from '../catalog/apply-definitions.ts';
import type { DataStep, DataWishes } from '../catalog/data-steps/data-step.ts';
import { publish, rehearsePublish } from '../catalog/publish.ts';
import { restoreRevision } from '../catalog/revisions.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { checkControl, checkConversions, checkProcesses } from './check-processes.ts';

/** What shall count: all drafts, or an earlier revision again, and what shall become of values that are there. */
export type PublishRequest = { summary: string; restores?: number; wishes: DataWishes };

export type Published = { revision: number; steps: readonly DataStep[] };

/**
 * Makes all drafts, or an earlier revision, count; see `publish` and `restoreRevision`. Throws `forbidden` when they would reach beyond the
 * actor's own rights: what comes back is measured like what is published anew. Throws `FillsNeeded` where values of a big table come first.
 */
export async function publishAs(
  workspace: Workspace,
  actor: Actor,
  { summary, restores, wishes }: PublishRequest,
  control?: Application['control'],
): Promise<Published> {
  let steps: readonly DataStep[] = [];
  const reach = checkReach(workspace, actor);
  const check: PublishCheck = (change) => {
    steps = change.steps;
    return reach(change);
  };
  const options = { check, wishes, locale: actor.locale, leavesFills: control === undefined, control };
  const revision =
    restores === undefined
      ? await publish(workspace, actor.userId, summary, options)
      : await restoreRevision(workspace, restores, actor.userId, options);
  return { revision, steps };
}

/** What publishing all drafts would do, and what stands in its way, rights included. */
export function rehearseAs(workspace: Workspace, actor: Actor, wishes: DataWishes): Promise<Rehearsal> {
  return rehearsePublish(workspace, { check: checkReach(workspace, actor), wishes, locale: actor.locale });
}

function checkReach(workspace: Workspace, actor: Actor): PublishCheck {
  const checks = [checkRoles(workspace, actor), checkProcesses(actor), checkConversions(actor), checkControl(actor)];
  return async (change) => {
    for (const check of checks) await check(change);
  };
}
