import { type Application, applyDefinitions, type Rehearsal, rehearseDefinitions } from './apply-definitions.ts';
import type { Site } from './change-tables.ts';
import { type Layers, layersKey, publishDrafts } from './definitions/layers.ts';

/** `only`: one draft of all. */
export type PublishOptions = { only?: { kind: string; name: string } } & Pick<
  Application,
  'check' | 'wishes' | 'locale' | 'leavesFills' | 'control'
>;

/**
 * Makes the drafts of a workspace count, all or only one, with every change of tables they need, and answers the new revision. Throws
 * `invalid` with every problem, and `busy` when a table is in use for too long; then nothing is changed and the drafts are kept.
 */
export function publish(
  site: Site,
  by: string | null,
  summary: string,
  { only, ...options }: PublishOptions = {},
): Promise<number> {
  return applyDefinitions(site, {
    ...options,
    by,
    summary,
    change: (all) => (only ? publishOne(all, layersKey(only)) : publishDrafts(all)),
  });
}

/** What publishing all drafts would do to values that are there, and everything that stands in its way. */
export function rehearsePublish(site: Site, options: PublishOptions = {}): Promise<Rehearsal> {
  return rehearseDefinitions(site, { ...options, by: null, summary: '', change: publishDrafts });
}

function publishOne(all: readonly Layers[], key: string): Layers[] {
  return all.flatMap((layers) => (layersKey(layers) === key ? publishDrafts([layers]) : [layers]));
}
