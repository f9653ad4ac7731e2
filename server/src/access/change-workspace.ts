import { TenonError } from '../base/errors.ts';
import { announceCatalogChange } from '../catalog/keep-revision.ts';
import { platform as own } from '../catalog/platform/solution.ts';
import type { Workspace } from '../catalog/workspace.ts';
import type { Actor } from './actor.ts';
import { requireSystemRight } from './give-roles.ts';

export type WorkspaceChange = { name?: string; currency?: string; region?: string; yearStart?: number };

/**
 * Gives a workspace another name, another region, in which phone numbers are read from now on, or another month in which its years begin; and another base
 * currency while it has no objects of its own, so that no amount was booked yet.
 * Throws `forbidden` unless the actor manages the workspace, `alreadyDone` for a currency that is in use.
 */
export async function changeWorkspace(workspace: Workspace, actor: Actor, change: WorkspaceChange): Promise<void> {
  const { name, currency, region, yearStart } = change;
  requireSystemRight(actor, 'manageMetadata');
  if (currency !== undefined && currency !== workspace.currency && !hasNoObjects(workspace)) throw new TenonError('alreadyDone');
  await workspace.database.platform.transaction(async (tx) => {
    await tx.query({
      text: `update tenon.workspace set name = coalesce($2, name), currency = coalesce($3, currency), region = coalesce($4, region),
        year_start = coalesce($5, year_start)
        where id = $1`,
      values: [workspace.id, name ?? null, currency ?? null, region ?? null, yearStart ?? null],
    });
    await announceCatalogChange(tx, workspace.id);
  });
  await workspace.reload();
}

/** Only those that every workspace has. */
function hasNoObjects({ snapshot }: Workspace): boolean {
  const shipped = new Set(own.definitions.filter(({ kind }) => kind === 'object').map(({ name }) => name));
  return [...snapshot.objects.keys()].every((object) => shipped.has(object));
}
