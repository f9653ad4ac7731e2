import type { ChangeSet, Solution } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { designsAll, mayDraft } from '../../access/app-reach.ts';
import { requireDesigner, requireDraftRights, requireRightsOfEveryKind } from '../../access/design-rights.ts';
import { TenonError } from '../../base/errors.ts';
import type { KeptDraft } from '../../catalog/change-sets/change-set.ts';
import { discardChangeSet, listChangeSets, openChangeSet, renameChangeSet } from '../../catalog/change-sets/edit-change-sets.ts';
import {
  type DraftInput,
  discardDraft,
  type Reset,
  resetToShipped,
  type SavedDraft,
  saveDrafts,
} from '../../catalog/change-sets/save-drafts.ts';
import { importDefinitions, missingSolutions } from '../../catalog/import-definitions.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { applyTemplate } from '../../data/setup/apply-template.ts';
import { limitsOf } from './publish-as.ts';
import { refuseWhilePublishing } from './publish-job.ts';

type Named = { kind: string; name: string; version?: number };

/** The sets that the actor may work in: of who administers apps, their own and those in which everything belongs to these apps. */
export async function listChangeSetsAs(workspace: Workspace, actor: Actor): Promise<ChangeSet[]> {
  requireDesigner(actor);
  const sets = await listChangeSets(workspace);
  if (designsAll(actor)) return sets;
  const opened = await Promise.all(sets.map(({ id }) => openChangeSet(workspace, id)));
  return sets.filter((_, at) => isSetInReach(workspace, actor, opened[at] as OpenSet));
}

/** One set with its drafts. Throws `forbidden`, and `notFound` for a set that is not the actor's to work in, as everything here does. */
export async function openChangeSetAs(workspace: Workspace, actor: Actor, id: string): Promise<OpenSet> {
  requireDesigner(actor);
  const set = await openChangeSet(workspace, id);
  if (!isSetInReach(workspace, actor, set)) throw new TenonError('notFound');
  return set;
}

type OpenSet = ChangeSet & { definitions: KeptDraft[] };

function isSetInReach({ snapshot }: Workspace, actor: Actor, { definitions, startedBy }: OpenSet): boolean {
  if (designsAll(actor)) return true;
  if (definitions.length === 0) return startedBy?.id === actor.userId;
  return definitions.every((each) => mayDraft(snapshot, actor, each));
}

/** What is published in between is asked for once more by the publish itself. */
export async function requireSetInReach(workspace: Workspace, actor: Actor, id: string): Promise<void> {
  requireDesigner(actor);
  if (!designsAll(actor)) await openChangeSetAs(workspace, actor, id);
}

/**
 * Keeps drafts in a set; see `saveDrafts`. Throws `forbidden` and `beyondApp` without the rights to design each of them, and `publishing` while a job makes
 * the set count, as all of these do.
 */
export async function saveDraftsAs(
  workspace: Workspace,
  actor: Actor,
  { changeSet, drafts }: { changeSet: string; drafts: readonly DraftInput[] },
): Promise<SavedDraft[]> {
  requireDraftRights(workspace.snapshot, actor, drafts);
  await requireSetInReach(workspace, actor, changeSet);
  await refuseWhilePublishing(workspace, changeSet);
  return saveDrafts(workspace, actor.userId, { changeSet, drafts });
}

/** Drafts that take a definition, or a part of it, back to what is shipped. Throws `forbidden` as `saveDraftsAs` does. */
export async function resetToShippedAs(workspace: Workspace, actor: Actor, request: Reset): Promise<SavedDraft[]> {
  requireDraftRights(workspace.snapshot, actor, [request]);
  await requireSetInReach(workspace, actor, request.changeSet);
  await refuseWhilePublishing(workspace, request.changeSet);
  return resetToShipped(workspace, actor.userId, request);
}

/** Throws `forbidden` and `notFound`. */
export async function discardDraftAs(workspace: Workspace, actor: Actor, request: Named & { changeSet: string }): Promise<void> {
  await requireSetInReach(workspace, actor, request.changeSet);
  await refuseWhilePublishing(workspace, request.changeSet);
  await discardDraft(workspace, actor.userId, request);
}

/** Throws `forbidden` and `notFound`. */
export async function renameChangeSetAs(
  workspace: Workspace,
  actor: Actor,
  request: { id: string; name: string },
): Promise<void> {
  await requireSetInReach(workspace, actor, request.id);
  await refuseWhilePublishing(workspace, request.id);
  await renameChangeSet(workspace, actor.userId, request);
}

/** With all its drafts. Throws `forbidden` and `notFound`. */
export async function discardChangeSetAs(workspace: Workspace, actor: Actor, id: string): Promise<void> {
  await requireSetInReach(workspace, actor, id);
  await refuseWhilePublishing(workspace, id);
  await discardChangeSet(workspace, id);
}

type Import = { files: ReadonlyMap<string, string>; exact: boolean; changeSet?: string; known: readonly Solution[] };

/**
 * Files may hold definitions of any kind, so who brings them in has the rights to design them all. Solutions that they need are installed at
 * once, so that what they change is there; their names are answered.
 */
export async function importDefinitionsAs(workspace: Workspace, actor: Actor, { known, ...request }: Import) {
  requireRightsOfEveryKind(actor);
  if (request.changeSet !== undefined) await refuseWhilePublishing(workspace, request.changeSet);
  const missing = await missingSolutions(workspace, request.files, known);
  const limits = limitsOf(workspace, actor);
  for (const solution of missing) await applyTemplate(workspace, actor, { solution, known, sampleData: false, limits });
  return { ...(await importDefinitions(workspace, actor.userId, request)), installed: missing.map(({ name }) => name) };
}
