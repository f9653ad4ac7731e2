import { TenonError } from '../base/errors.ts';
import { type Application, applyDefinitions, type Rehearsal, rehearseDefinitions } from './apply-definitions.ts';
import type { Site } from './change-tables.ts';
import type { Draft } from './definitions/drafts.ts';
import { effectiveBody, type Layers, layersKey, overlayFor, publishDrafts } from './definitions/layers.ts';
import type { Json } from './definitions/merge-patch.ts';

export type PublishOptions = Pick<Application, 'check' | 'wishes' | 'locale' | 'leavesFills' | 'control'>;

/**
 * Makes the drafts of a workspace count, with every change of tables they need, and answers the new revision. Throws `invalid` with every problem, and `busy` when a table is in use for too long; then nothing is changed and the drafts are kept.
 */
export function publish(site: Site, by: string | null, summary: string, options: PublishOptions = {}): Promise<number> {
  return applyDefinitions(site, { ...options, by, summary, change: publishDrafts });
}

/** Makes one definition count as it is given; a body of null removes it. Drafts stay as they are, one of the same name, too. */
export function publishDefinition(
  site: Site,
  definition: Draft,
  { by, summary, ...options }: Pick<Application, 'by' | 'summary' | 'check'>,
): Promise<number> {
  return applyDefinitions(site, { ...options, by, summary, change: (all) => replaceOne(all, definition) });
}

/** Makes another body of one definition as it counts now, so that nothing is lost of what others publish meanwhile. Throws `notFound`. */
export function changeDefinition<Body>(
  site: Site,
  { kind, name, change }: { kind: string; name: string; change: (body: Body) => Body },
  { by, summary, ...options }: Pick<Application, 'by' | 'summary' | 'check'>,
): Promise<number> {
  return applyDefinitions(site, {
    ...{ ...options, by, summary },
    change(all) {
      const layers = all.find((each) => layersKey(each) === layersKey({ kind, name }));
      const body = layers && effectiveBody(layers);
      if (body === undefined) throw new TenonError('notFound');
      return replaceOne(all, { kind, name, body: change(body as Body) });
    },
  });
}

/** What publishing all drafts would do to values that are there, and everything that stands in its way. */
export function rehearsePublish(site: Site, options: PublishOptions = {}): Promise<Rehearsal> {
  return rehearseDefinitions(site, { ...options, by: null, summary: '', change: publishDrafts });
}

function replaceOne(all: readonly Layers[], { kind, name, body }: Draft): Layers[] {
  const key = layersKey({ kind, name });
  const { draft, ...known } = all.find((layers) => layersKey(layers) === key) ?? { kind, name };
  const next = publishDrafts([{ ...known, draft: overlayFor(known, body as Json | null) ?? null }]);
  return [
    ...all.filter((layers) => layersKey(layers) !== key),
    ...next.map((layers) => ({ ...layers, ...(draft !== undefined && { draft }) })),
  ];
}
