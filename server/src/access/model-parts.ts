import { createHash } from 'node:crypto';
import { type ModelParts, objectPart, type PartName } from '@tenon/metadata/model-parts.ts';
import { mapYielding } from '../base/yield-to-event-loop.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import { type AccessModel, accessModel } from './access-model.ts';
import type { RightsHolder } from './actor.ts';

/** Parts that are the same for all with the same rights, and the tag of each. */
export type TaggedParts = { model: AccessModel; tags: ReadonlyMap<PartName, string> };

const known = new WeakMap<AccessModel, Promise<TaggedParts>>();

/**
 * The parts of the model as the actor may see it, each with a tag of what is in it; worked out once per revision and set of rights, while others
 * have their turn in between.
 */
export function modelParts(snapshot: Snapshot, actor: RightsHolder): Promise<TaggedParts> {
  const model = accessModel(snapshot, actor);
  const parts = known.get(model) ?? tagParts(model);
  known.set(model, parts);
  return parts;
}

/** What is in a part. */
export function partBody<Name extends Exclude<PartName, 'workspace'>>(model: AccessModel, name: Name): ModelParts[Name];
export function partBody(model: AccessModel, name: PartName): unknown {
  if (name === 'apps') return { apps: model.apps, outlines: model.outlines } satisfies ModelParts['apps'];
  if (name === 'figures') return { reports: model.reports, dashboards: model.dashboards } satisfies ModelParts['figures'];
  const of = name.slice(objectPart('').length);
  const layouts = Object.entries(model.layouts).filter(([, { object }]) => object === of);
  return {
    object: model.objects[of] as AccessModel['objects'][string],
    views: model.views.filter(({ object }) => object === of),
    layouts: Object.fromEntries(layouts),
  } satisfies ModelParts['object:x'];
}

/** Changes with what is in a part, and with nothing else. */
export function tagOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16);
}

async function tagParts(model: AccessModel): Promise<TaggedParts> {
  const names = ['apps', 'figures', ...Object.keys(model.outlines).map(objectPart)] as const;
  const tagged = await mapYielding(names, (name) => [name, tagOf(partBody(model, name))] as const);
  return { model, tags: new Map(tagged) };
}
