import type { Solution } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import { requireDesignRights, requireRightsOfEveryKind } from '../access/design-rights.ts';
import { discardChangeSet, renameChangeSet } from '../catalog/change-sets/edit-change-sets.ts';
import {
  type DraftInput,
  discardDraft,
  type Reset,
  resetToShipped,
  type SavedDraft,
  saveDrafts,
} from '../catalog/change-sets/save-drafts.ts';
import { importDefinitions, missingSolutions } from '../catalog/import-definitions.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { applyTemplate } from '../data/setup/apply-template.ts';
import { refuseWhilePublishing } from './publish-job.ts';

type Named = { kind: string; name: string; version?: number };

/**
 * Keeps drafts in a set; see `saveDrafts`. Throws `forbidden` without the rights to design each of them, and `publishing` while a job makes
 * the set count, as all of these do.
 */
export async function saveDraftsAs(
  workspace: Workspace,
  actor: Actor,
  { changeSet, drafts }: { changeSet: string; drafts: readonly DraftInput[] },
): Promise<SavedDraft[]> {
  requireDesignRights(actor, drafts);
  await refuseWhilePublishing(workspace, changeSet);
  return saveDrafts(workspace, actor.userId, { changeSet, drafts });
}

/** Drafts that take a definition, or a part of it, back to what is shipped. Throws `forbidden` as `saveDraftsAs` does. */
export async function resetToShippedAs(workspace: Workspace, actor: Actor, request: Reset): Promise<SavedDraft[]> {
  requireDesignRights(actor, [request]);
  await refuseWhilePublishing(workspace, request.changeSet);
  return resetToShipped(workspace, actor.userId, request);
}

/** Throws `forbidden` and `notFound`. */
export async function discardDraftAs(workspace: Workspace, actor: Actor, request: Named & { changeSet: string }): Promise<void> {
  requireDesignRights(actor, []);
  await refuseWhilePublishing(workspace, request.changeSet);
  await discardDraft(workspace, actor.userId, request);
}

/** Throws `forbidden` and `notFound`. */
export async function renameChangeSetAs(
  workspace: Workspace,
  actor: Actor,
  request: { id: string; name: string },
): Promise<void> {
  requireDesignRights(actor, []);
  await refuseWhilePublishing(workspace, request.id);
  await renameChangeSet(workspace, actor.userId, request);
}

/** With all its drafts. Throws `forbidden` and `notFound`. */
export async function discardChangeSetAs(workspace: Workspace, actor: Actor, id: string): Promise<void> {
  requireDesignRights(actor, []);
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
  for (const solution of missing) await applyTemplate(workspace, actor, { solution, known, sampleData: false });
  return { ...(await importDefinitions(workspace, actor.userId, request)), installed: missing.map(({ name }) => name) };
}
