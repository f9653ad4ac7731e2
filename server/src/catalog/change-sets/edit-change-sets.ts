import type { ChangeSet } from '@tenon/metadata';
import { TenonError } from '../../base/errors.ts';
import type { Site } from '../change-tables.ts';
import type { KeptDraft } from './change-set.ts';
import {
  deleteChangeSet,
  insertChangeSet,
  lockChangeSet,
  readChangeSets,
  readDrafts,
  touchChangeSet,
} from './change-set-rows.ts';

/**
 * Begins a change set from what counts now. One without a name is called by its time. `by` is the id of a user, null for the platform.
 *
 * `startChangeSet(workspace, userId, 'New stages')` → `{ id, name: 'New stages', base: 11, version: 1, … }`
 */
export async function startChangeSet(site: Site, by: string | null, name?: string): Promise<ChangeSet> {
  return site.database.platform.transaction(async (tx) => {
    const id = await insertChangeSet(tx, site, { name, by, at: site.clock.now() });
    const [set] = await readChangeSets(tx, site, id);
    return set as ChangeSet;
  });
}

/** Everything that waits to be published, of anybody; latest change first. */
export function listChangeSets(site: Site): Promise<ChangeSet[]> {
  return readChangeSets(site.database.platform, site);
}

/** One set with its drafts. Throws `notFound`. */
export async function openChangeSet(site: Site, id: string): Promise<ChangeSet & { definitions: KeptDraft[] }> {
  const { platform } = site.database;
  const [set] = await readChangeSets(platform, site, id);
  if (!set) throw new TenonError('notFound');
  return { ...set, definitions: await readDrafts(platform, site, id) };
}

/** Gives a set another name. Throws `notFound`, and `changeSetPublished` for a set that counts by now. */
export function renameChangeSet(site: Site, by: string | null, { id, name }: { id: string; name: string }): Promise<void> {
  return site.database.platform.transaction(async (tx) => {
    await lockChangeSet(tx, site, id);
    await touchChangeSet(tx, site, { id, by, name });
  });
}

/** Throws a set away, with everything in it. Throws `notFound`, and `changeSetPublished` for a set that counts by now. */
export function discardChangeSet(site: Site, id: string): Promise<void> {
  return site.database.platform.transaction(async (tx) => {
    await lockChangeSet(tx, site, id);
    await deleteChangeSet(tx, site, id);
  });
}
