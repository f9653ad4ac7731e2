import { applyDefinitions, type PublishCheck, type Site } from './apply-definitions.ts';
import { type Layers, layersKey, publishDrafts } from './definitions/layers.ts';

/** `only`: one draft of all. */
export type PublishOptions = { only?: { kind: string; name: string }; check?: PublishCheck };

/**
 * Makes the drafts of a workspace count, all or only one, with every change of tables they need, and answers the new revision. Throws
 * `invalid` with every problem, and `busy` when a table is in use for too long; then nothing is changed and the drafts are kept.
 */
export function publish(site: Site, by: string | null, summary: string, { only, check }: PublishOptions = {}): Promise<number> {
  return applyDefinitions(site, {
    by,
    summary,
    check,
    change: (all) => (only ? publishOne(all, layersKey(only)) : publishDrafts(all)),
  });
}

function publishOne(all: readonly Layers[], key: string): Layers[] {
  return all.flatMap((layers) => (layersKey(layers) === key ? publishDrafts([layers]) : [layers]));
}
