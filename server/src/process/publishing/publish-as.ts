import type { Problem } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorBefore } from '../../access/actor-before.ts';
import { withFullRights } from '../../access/actors.ts';
import { designsAll } from '../../access/app-reach.ts';
import { checkRoles, refuseHeldRoles } from '../../access/check-roles.ts';
import { checkDesign, requireDesigner } from '../../access/design-rights.ts';
import { TenonError } from '../../base/errors.ts';
import type { Application } from '../../catalog/apply-definitions.ts';
import type { DataStep, DataWishes } from '../../catalog/data-steps/data-step.ts';
import { publishChangeSet, type RehearsedSet, rehearseChangeSet } from '../../catalog/publish.ts';
import type { PublishCheck, PublishLimits } from '../../catalog/publish-check.ts';
import { publisherOf, restoreRevision } from '../../catalog/revisions.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { checkButtons } from './check-buttons.ts';
import { checkFills } from './check-fills.ts';
import { checkControl, checkConversions, checkProcesses, readsAllOfPaths } from './check-processes.ts';
import { checkReturning } from './check-returning.ts';
import { checkRuleReach } from './check-rule-reach.ts';

/**
 * What shall count: a change set, as it is or as `version` of it was seen, an earlier revision again, or what counted before the latest one, and what
 * shall become of values that are there.
 */
export type PublishRequest = { summary: string; wishes: DataWishes } & (
  | { restores: number }
  | { takesBack: number }
  | { changeSet: string; version?: number }
);

/**
 * `merged`: definitions that others published differently since the set began, in other places. `warnings`: what nobody is kept from publishing,
 * and can hardly be meant.
 */
export type Published = {
  revision: number;
  steps: readonly DataStep[];
  warnings: readonly Problem[];
  merged?: { kind: string; name: string }[];
};

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
  const seen: Pick<Published, 'steps' | 'warnings'> = { steps: [], warnings: [] };
  const limits = limitsOfPublish(workspace, actor, wishes);
  const check: PublishCheck = (change) => {
    seen.steps = change.steps;
    seen.warnings = change.warnings;
    return limits.check?.(change);
  };
  const options = { ...limits, check, wishes, locale: actor.locale, leavesFills: control === undefined, control };
  if ('restores' in request)
    return { revision: await restoreRevision(workspace, request.restores, actor.userId, options), ...seen };
  if ('takesBack' in request) {
    await requireOwnRevision(workspace, actor, request.takesBack);
    const latest = { ...options, onlyAfter: request.takesBack };
    return { revision: await restoreRevision(workspace, request.takesBack - 1, actor.userId, latest), ...seen };
  }
  const { changeSet: id, version } = request;
  return publishChangeSet(workspace, { id, version, by: actor.userId, summary }, options);
}

/** Who designs some apps alone takes back what they published themselves; what others did is not theirs to look into. */
async function requireOwnRevision(workspace: Workspace, actor: Actor, revision: number): Promise<void> {
  requireDesigner(actor);
  if (!designsAll(actor) && (await publisherOf(workspace, revision)) !== actor.userId) throw new TenonError('notFound');
}

/** What publishing a change set would do, and what stands in its way, rights included. */
export function rehearseAs(
  workspace: Workspace,
  actor: Actor,
  { changeSet, wishes }: { changeSet: string; wishes: DataWishes },
): Promise<RehearsedSet> {
  return rehearseChangeSet(workspace, changeSet, { ...limitsOfPublish(workspace, actor, wishes), wishes, locale: actor.locale });
}

/** What keeps a change of definitions, by whatever way it comes, within the rights of whoever makes it. */
export function limitsOf(workspace: Workspace, actor: Actor, wishes: DataWishes = {}): PublishLimits {
  const { snapshot } = workspace;
  const own = withFullRights(snapshot, actor);
  return {
    shows: (object, field) => readsAllOfPaths(snapshot, own, { object, paths: [field] }),
    async check(change) {
      const measured = actorBefore(actor, change);
      const checks = [
        checkDesign(measured),
        checkReturning(workspace, measured),
        checkRoles(workspace, measured),
        checkProcesses(measured),
        checkConversions(measured),
        checkButtons(measured),
        checkRuleReach(measured),
        checkControl(measured),
        checkFills(measured, wishes),
      ];
      for (const check of checks) await check(change);
    },
  };
}

/** A set or a revision as it is; what nobody asked of the roles that people have is refused as well. */
function limitsOfPublish(workspace: Workspace, actor: Actor, wishes: DataWishes): PublishLimits {
  const { check, shows } = limitsOf(workspace, actor, wishes);
  const refuseHeld = refuseHeldRoles(workspace);
  return {
    shows,
    async check(change) {
      await check?.(change);
      await refuseHeld(change);
    },
  };
}
