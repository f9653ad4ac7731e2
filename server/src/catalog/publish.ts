import { applyDefinitions, type Site } from './apply-definitions.ts';
import { publishDrafts } from './definitions/layers.ts';

/**
 * Makes all drafts of a workspace count, with every change of tables they need, and answers the new revision. Throws `invalid` with
 * every problem, and `busy` when a table is in use for too long; then nothing is changed and the drafts are kept.
 */
export function publish(site: Site, by: string | null, summary: string): Promise<number> {
  return applyDefinitions(site, { by, summary, change: publishDrafts });
}
