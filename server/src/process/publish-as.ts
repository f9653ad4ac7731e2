import type { Actor } from '../access/actor.ts';
import { checkRoles, refuseHeldRoles } from '../access/check-roles.ts';
import { checkDesign } from '../access/design-rights.ts';
import type { Application, PublishCheck } from '../catalog/apply-definitions.ts';
import type { DataStep, DataWishes } from '../catalog/data-steps/data-step.ts';
import { publishChangeSet, type RehearsedSet, rehearseChangeSet } from '../catalog/publish.ts';
import { restoreRevision } from '../catalog/revisions.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { checkFills } from './check-fills.ts';
import { checkControl, checkConversions, checkProcesses } from './check-processes.ts';
import { checkRuleReach } from './check-rule-reach.ts';

/**
 * What shall count: a change set, as it is or as `version` of it was seen, or an earlier revision again, and what shall become of values that
 * are there.
 */
export type PublishRequest = { summary: string; wishes: DataWishes } & (
  | { restores: number }
  | { changeSet: string; version?: number }
);

/** `merged`: definitions that others published differently since the set began, in other places. */
export type Published = { revision: number; steps: readonly DataStep[]; merged?: { kind: string; name: string }[] };

/**
 * Makes a change set, or an earlier revision, count; see `publishChangeSet` and `restoreRevision`. Throws `forbidden` and `beyondRights` when
 * anything in it, whoever wrote it, would reach beyond the actor's own rights. Throws `FillsNeeded` where values of a big table come first.
 */
export async function publishAs(
  workspace: Workspace,
  actor: Actor,
  request: PublishRequest,
  control?: Application['control'],
): Promise<Published> {
  const { summary, wishes } = request;
  let steps: readonly DataStep[] = [];
  const reach = checkAll(workspace, actor, wishes);
  const check: PublishCheck = (change) => {
    steps = change.steps;
    return reach(change);
  };
  const options = { check, wishes, locale: actor.locale, leavesFills: control === undefined, control };
  if ('restores' in request)
    return { revision: await restoreRevision(workspace, request.restores, actor.userId, options), steps };
  const { changeSet: id, version } = request;
  return publishChangeSet(workspace, { id, version, by: actor.userId, summary }, options);
}

/** What publishing a change set would do, and what stands in its way, rights included. */
export function rehearseAs(
  workspace: Workspace,
  actor: Actor,
  { changeSet, wishes }: { changeSet: string; wishes: DataWishes },
): Promise<RehearsedSet> {
  return rehearseChangeSet(workspace, changeSet, { check: checkAll(workspace, actor, wishes), wishes, locale: actor.locale });
}

function checkAll(workspace: Workspace, actor: Actor, wishes: DataWishes): PublishCheck {
  const checks = [checkReach(workspace, actor, wishes), refuseHeldRoles(workspace)];
  return async (change) => {
    for (const check of checks) await check(change);
  };
}

export function checkReach(workspace: Workspace, actor: Actor, wishes: DataWishes): PublishCheck {
  const checks = [
    checkDesign(actor),
    checkRoles(workspace, actor),
    checkProcesses(actor),
    checkConversions(actor),
    checkRuleReach(actor),
    checkControl(actor),
    checkFills(actor, wishes),
  ];
  return async (change) => {
    for (const check of checks) await check(change);
  };
}
